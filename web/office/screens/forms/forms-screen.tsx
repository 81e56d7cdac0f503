/** 表式: the forms of this census, whether they are open and until when. */
import { useQuery } from '@tanstack/react-query'
import type { Static } from 'typebox'
import { type FormSummary, listForms } from '../../../../server/contract/instruments.ts'
import { queryFor } from '../../../api/queries.ts'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { formatNumber } from '../../../ui/format-number.ts'
import { Link } from '../../../ui/link.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { StatusTag } from '../../../ui/status-tag.tsx'
import { Failure } from '../../failure.tsx'
import { hrefOf } from '../../href-of.ts'
import { go } from '../../office-history.ts'
import { usePageTitle } from '../../use-page-title.ts'
import { audienceName } from './form-words.ts'

type Listed = Static<typeof FormSummary>

const columns: readonly Column<Listed>[] = [
  { id: 'id', head: '表号', width: 96, cell: (form) => form.id },
  {
    id: 'title',
    head: '表名',
    cell: (form) => <Link href={pathOf(form)}>{form.title}</Link>,
  },
  { id: 'version', head: '版本', width: 96, cell: (form) => form.version },
  { id: 'audience', head: '谁填', width: 200, cell: (form) => audienceName(form.audience) },
  {
    id: 'open',
    head: '状态',
    width: 112,
    cell: (form) =>
      form.open ? (
        <StatusTag tone="underway">开放填报</StatusTag>
      ) : (
        <StatusTag tone="closed">未开放</StatusTag>
      ),
  },
  { id: 'due', head: '截止日期', width: 128, cell: (form) => form.dueDate ?? '—' },
  {
    id: 'indicators',
    head: '指标',
    align: 'end',
    width: 80,
    cell: (form) => formatNumber(form.indicators),
  },
  {
    id: 'checks',
    head: '审核关系',
    align: 'end',
    width: 96,
    cell: (form) => formatNumber(form.checks),
  },
]

export function FormsScreen() {
  usePageTitle('表式')
  const { data, error, refetch } = useQuery(queryFor(listForms, {}))
  return (
    <>
      <PageHead title="表式">已开放的版本不再改动；改正另出新版本。</PageHead>
      {error ? (
        <Failure error={error} onRetry={() => void refetch()} />
      ) : (
        <DataTable
          label="表式"
          columns={columns}
          rows={data?.forms}
          rowKey={(form) => `${form.id} ${form.version}`}
          onOpen={(form) => go(pathOf(form))}
          skeletonRows={4}
          empty={<EmptyState title="还没有表式">表式随系统安装，请联系系统管理员。</EmptyState>}
        />
      )}
    </>
  )
}

function pathOf(form: Listed): string {
  return hrefOf(`/forms/${encodeURIComponent(form.id)}`, { version: form.version })
}
