/** 属性名录: lists of attributes loaded so far, newest first; each opens its report. */
import { useQuery } from '@tanstack/react-query'
import { listAttributeLists } from '../../../../server/contract/attribute-lists.ts'
import type { ReplyOf } from '../../../../server/contract/operation.ts'
import { queryFor } from '../../../api/queries.ts'
import { Button } from '../../../ui/button.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { formatNumber } from '../../../ui/format-number.ts'
import { Link } from '../../../ui/link.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { StatusTag } from '../../../ui/status-tag.tsx'
import { TimeStamp } from '../../../ui/time-stamp.tsx'
import { Failure } from '../../failure.tsx'
import { go } from '../../office-history.ts'
import { useOffice } from '../../use-office.ts'
import { usePageTitle } from '../../use-page-title.ts'
import { attributeRefusal } from './attribute-refusal.ts'

type ListRow = ReplyOf<typeof listAttributeLists>['lists'][number]
type Counts = NonNullable<ListRow['counts']>

const columns: readonly Column<ListRow>[] = [
  { id: 'time', head: '载入时间', width: 128, cell: (row) => <TimeStamp at={row.importedAt} /> },
  {
    id: 'name',
    head: '名录',
    cell: (row) =>
      row.counts ? (
        <Link href={`/frame/attributes/${row.listId}`}>{row.name}</Link>
      ) : (
        <>
          {row.name} <StatusTag tone="returned">没有载完，请再载入一次</StatusTag>
        </>
      ),
    title: (row) => row.name,
  },
  {
    id: 'file',
    head: '文件',
    minor: true,
    cell: (row) => row.fileName,
    title: (row) => row.fileName,
  },
  { id: 'by', head: '载入人', width: 88, minor: true, cell: (row) => row.importedBy },
  count('rows', '行数', (counts) => counts.rows),
  count('accepted', '收下', (counts) => counts.accepted),
  count('changed', '有变化', (counts) => counts.changed),
  count('opened', '新布置', (counts) => counts.opened),
  count('fellAway', '不再应填', (counts) => counts.fellAway),
  count('rejected', '未收', (counts) => counts.rejected, 'office-urgent'),
]

export function AttributeListsScreen() {
  usePageTitle('属性名录')
  const { role } = useOffice()
  const refusal = attributeRefusal(role)
  const query = useQuery({ ...queryFor(listAttributeLists, {}), enabled: refusal === undefined })
  return (
    <>
      <PageHead
        title="属性名录"
        parts={[{ label: '底册', href: '/frame' }, { label: '属性名录' }]}
        actions={
          <Button
            variant="primary"
            icon="upload"
            reason={refusal}
            onClick={() => go('/frame/attributes/new')}
          >
            载入属性名录
          </Button>
        }
      >
        一套表单位、投入产出调查单位、个体样本、行业编码等名录。载入后按属性布置报表，每一行都有下落。
      </PageHead>
      {query.error ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <DataTable
          label="载入记录"
          columns={columns}
          rows={refusal === undefined ? query.data?.lists : []}
          rowKey={(row) => row.listId}
          onOpen={(row) => row.counts && go(`/frame/attributes/${row.listId}`)}
          empty={
            <EmptyState title={refusal ?? '还没有载入过属性名录'}>
              先导入部门名录，单位有了，再载入它们的属性。
            </EmptyState>
          }
        />
      )}
    </>
  )
}

function count(
  id: string,
  head: string,
  read: (counts: Counts) => number,
  mark = '',
): Column<ListRow> {
  return {
    ...{ id, head, align: 'end', width: 80 },
    cell: ({ counts }) => {
      if (!counts) return '—'
      const value = read(counts)
      return value === 0 ? (
        <span className="office-zero">0</span>
      ) : (
        <span className={mark}>{formatNumber(value)}</span>
      )
    },
  }
}
