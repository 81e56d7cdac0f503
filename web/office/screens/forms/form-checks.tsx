/** The checks of a form: number, severity, what they hold to, where they come from. */
import { useState } from 'react'
import type { CompiledCheck, FormDefinition } from '../../../../forms/engine/types.ts'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { SearchField } from '../../../ui/search-field.tsx'
import { SeverityMark } from '../../../ui/severity-mark.tsx'
import { Toolbar } from '../../../ui/toolbar.tsx'
import { indicatorTitle } from '../review/indicator-title.ts'
import { ProvenanceMark } from './provenance-mark.tsx'

export function FormChecks({ form }: { readonly form: FormDefinition }) {
  const [search, setSearch] = useState('')
  const checks = form.checks.filter(
    (check) =>
      check.title.includes(search) || check.id.includes(search) || check.note.includes(search),
  )
  const columns: readonly Column<CompiledCheck>[] = [
    { id: 'id', head: '编号', width: 104, cell: (check) => check.id },
    {
      id: 'severity',
      head: '性质',
      width: 88,
      cell: (check) => <SeverityMark severity={check.severity} />,
    },
    { id: 'title', head: '审核关系', cell: (check) => check.title, title: (check) => check.title },
    {
      id: 'fields',
      head: '涉及指标',
      cell: (check) => fieldWords(form, check),
      title: (check) => fieldWords(form, check),
    },
    {
      id: 'source',
      head: '来历',
      width: 104,
      cell: (check) =>
        check.source === null ? '—' : <ProvenanceMark provenance={check.source.status} />,
      title: (check) => check.source?.text ?? '',
    },
    {
      id: 'note',
      head: '说明',
      minor: true,
      cell: (check) => check.note || '—',
      title: (check) => check.note,
    },
  ]
  return (
    <>
      <Toolbar label="查找审核关系">
        <SearchField label="审核关系的名称或编号" value={search} onSearch={setSearch} />
      </Toolbar>
      <DataTable
        label="审核关系"
        columns={columns}
        rows={checks}
        rowKey={(check) => check.id}
        total={checks.length}
        empty={<EmptyState title="没有这样的审核关系">少写几个字再找。</EmptyState>}
      />
    </>
  )
}

function fieldWords(form: FormDefinition, check: CompiledCheck): string {
  return check.fields
    .map((field) =>
      field.startsWith('.') && check.table !== null
        ? (form.schema.properties[check.table]?.items?.properties?.[field.slice(1)]?.title ?? field)
        : indicatorTitle(form, field),
    )
    .join('、')
}
