/** 表式: the forms of this census, whether they are open and until when. */
import { useQuery } from '@tanstack/react-query'
import { formMark } from '../../../../forms/form-words.ts'
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

type Listed = FormSummary

const columns: readonly Column<Listed>[] = [
  {
    id: 'id',
    head: '表号',
    width: 112,
    cell: ({ id, head }) => head.tableNumber?.replace(/表$/, '') ?? formMark(id),
  },
  {
    id: 'title',
    head: '表名',
    cell: (form) => <Link href={pathOf(form)}>{form.title}</Link>,
    title: (form) => form.title,
  },
  {
    id: 'version',
    head: '版本',
    width: 120,
    cell: (form) => `${form.version}${form.published ? '' : ' 草稿'}`,
  },
  { id: 'audience', head: '谁填', width: 128, cell: (form) => audienceName(form.audience) },
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
  {
    id: 'approval',
    head: '批准文号',
    width: 136,
    minor: true,
    cell: (form) => form.head.approvalNumber ?? '演示用表式',
    title: (form) =>
      form.head.validUntil === null ? '有效期未核到' : `有效期至 ${form.head.validUntil}`,
  },
  { id: 'due', head: '截止日期', width: 112, cell: (form) => form.dueDate ?? '—' },
  {
    id: 'size',
    head: '指标／审核',
    align: 'end',
    width: 104,
    minor: true,
    cell: (form) => `${formatNumber(form.indicators)}／${formatNumber(form.checks)}`,
    title: (form) => `指标 ${form.indicators} 个，审核关系 ${form.checks} 条`,
  },
]

export function FormsScreen() {
  usePageTitle('普查表管理')
  const { data, error, refetch } = useQuery(queryFor(listForms, {}))
  return (
    <>
      <PageHead title="普查表管理">
        已发布的版本不再改动，改正另出新版本。草稿，以及没有表号、制定机关、批准文号、有效期的表，只能在演示系统中开放。
      </PageHead>
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
