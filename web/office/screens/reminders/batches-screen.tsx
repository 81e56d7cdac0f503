/** 催报通知书: batches of letters of the area, newest first, and writing another. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  listNoticeBatches,
  type NoticeBatch,
  noticeAudienceNames,
} from '../../../../server/contract/conduct.ts'
import { queryFor } from '../../../api/queries.ts'
import { Button } from '../../../ui/button.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { formatNumber } from '../../../ui/format-number.ts'
import { Link } from '../../../ui/link.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { TimeStamp } from '../../../ui/time-stamp.tsx'
import { Failure } from '../../failure.tsx'
import { go } from '../../office-history.ts'
import { usePageTitle } from '../../use-page-title.ts'
import { WriteLettersDialog } from './write-letters-dialog.tsx'

const columns: readonly Column<NoticeBatch>[] = [
  {
    ...{ id: 'at', head: '写成时间', width: 160 },
    cell: ({ batchId, madeAt }) => (
      <Link href={`/reminders/batches/${batchId}`}>
        <TimeStamp at={madeAt} />
      </Link>
    ),
  },
  { id: 'area', head: '区域', width: 144, cell: ({ areaName }) => areaName },
  { id: 'to', head: '给谁', width: 176, cell: ({ audience }) => noticeAudienceNames[audience] },
  {
    id: 'letters',
    head: '份数',
    width: 80,
    align: 'end',
    cell: (row) => formatNumber(row.letters),
  },
  { id: 'reply', head: '要求答复日期', width: 120, cell: ({ replyBy }) => replyBy },
  { id: 'content', head: '内容', cell: ({ content }) => content, title: ({ content }) => content },
  { id: 'by', head: '写的人', width: 96, cell: ({ madeBy }) => madeBy },
]

export function BatchesScreen() {
  usePageTitle('催报通知书')
  const [writing, setWriting] = useState(false)
  const { data, error, refetch } = useQuery(queryFor(listNoticeBatches, {}))
  return (
    <>
      <PageHead
        title="催报通知书"
        parts={[{ label: '催报登记', href: '/reminders' }, { label: '催报通知书' }]}
        actions={
          <Button variant="primary" onClick={() => setWriting(true)}>
            写一批
          </Button>
        }
      >
        给一个区域里所有未报的单位，或有未报答卷的普查员，各写一份，打印后送达。只记录，不作处罚。
      </PageHead>
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      <DataTable
        label="催报通知书"
        columns={columns}
        rows={data?.batches}
        rowKey={({ batchId }) => batchId}
        onOpen={({ batchId }) => go(`/reminders/batches/${batchId}`)}
        empty={<EmptyState title="还没有写过">到期未报的多时，在这里成批写通知书。</EmptyState>}
      />
      {writing && <WriteLettersDialog onClose={() => setWriting(false)} />}
    </>
  )
}
