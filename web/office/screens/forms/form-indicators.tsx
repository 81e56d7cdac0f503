/** The indicators of a form; columns of a table follow it, set in. */
import { useState } from 'react'
import type { FormDefinition, Indicator } from '../../../../forms/engine/types.ts'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { SearchField } from '../../../ui/search-field.tsx'
import { Toolbar } from '../../../ui/toolbar.tsx'
import { filledByNames } from './form-words.ts'
import { ProvenanceMark } from './provenance-mark.tsx'

interface Line {
  readonly path: string
  readonly indicator: Indicator
  readonly depth: 0 | 1
  readonly definition: string
}

const columns: readonly Column<Line>[] = [
  {
    id: 'code',
    head: '代码',
    width: 96,
    cell: ({ indicator }) =>
      indicator.codeStatus === 'placeholder' ? '—' : <span>{indicator.code}</span>,
  },
  {
    id: 'name',
    head: '指标名称',
    width: 280,
    cell: ({ indicator, depth }) => (
      <span className={depth === 1 ? 'office-indent' : undefined}>{indicator.name}</span>
    ),
    title: ({ indicator }) => indicator.name,
  },
  { id: 'unit', head: '计量单位', width: 88, cell: ({ indicator }) => indicator.unit ?? '—' },
  {
    id: 'filled',
    head: '谁填',
    width: 96,
    minor: true,
    cell: ({ indicator }) => filledByNames[indicator.filledBy],
  },
  {
    id: 'provenance',
    head: '来历',
    width: 104,
    cell: ({ indicator }) => <ProvenanceMark provenance={indicator.provenance} />,
  },
  {
    id: 'definition',
    head: '解释',
    minor: true,
    cell: ({ definition }) => definition || '—',
    title: ({ definition }) => definition,
  },
]

export function FormIndicators({ form }: { readonly form: FormDefinition }) {
  const [search, setSearch] = useState('')
  const lines = linesOf(form).filter(
    ({ indicator }) => indicator.name.includes(search) || indicator.code.startsWith(search),
  )
  return (
    <>
      <Toolbar label="查找指标">
        <SearchField label="指标名称或代码" value={search} onSearch={setSearch} />
      </Toolbar>
      <DataTable
        label="指标"
        columns={columns}
        rows={lines}
        rowKey={(line) => line.path}
        empty={<EmptyState title="没有这样的指标">少写几个字再找。</EmptyState>}
        total={lines.length}
      />
    </>
  )
}

function linesOf(form: FormDefinition): readonly Line[] {
  const definitionOf = (path: string) => form.texts.indicators[path]?.definition ?? ''
  return form.indicators.flatMap((indicator) => [
    { path: indicator.key, indicator, depth: 0 as const, definition: definitionOf(indicator.key) },
    ...indicator.columns.map((column) => {
      const path = `${indicator.key}.${column.key}`
      return { path, indicator: column, depth: 1 as const, definition: definitionOf(path) }
    }),
  ])
}
