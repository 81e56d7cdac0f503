/** 隔离件: uploads the server kept but could not place, each with its reason and its whole content. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { listQuarantine, type QuarantinedUpload } from '../../../../server/contract/responses.ts'
import { call } from '../../../api/call.ts'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { TimeStamp } from '../../../ui/time-stamp.tsx'
import { Failure } from '../../failure.tsx'
import { hrefOf } from '../../href-of.ts'
import { become } from '../../office-history.ts'
import { usePageTitle } from '../../use-page-title.ts'
import { usePages } from '../../use-pages.ts'
import { UploadSheet } from './upload-sheet.tsx'

const columns: readonly Column<QuarantinedUpload>[] = [
  {
    id: 'time',
    head: '收到时间',
    width: 144,
    cell: (upload) => <TimeStamp at={upload.receivedAt} />,
  },
  { id: 'from', head: '上报人', width: 144, cell: (upload) => upload.receivedFrom },
  {
    id: 'message',
    head: '为什么没有入库',
    cell: (upload) =>
      upload.takenOverAt === null ? upload.message : <>✔ 已收入答卷 · {upload.message}</>,
    title: (upload) => upload.message,
  },
  {
    id: 'response',
    head: '答卷编号',
    width: 280,
    minor: true,
    cell: (upload) => <span className="office-code">{upload.responseId}</span>,
    title: (upload) => upload.responseId,
  },
]

export function QuarantineScreen({ uploadId }: { readonly uploadId: string | undefined }) {
  usePageTitle('隔离件')
  const client = useQueryClient()
  const pages = usePages({
    queryKey: [listQuarantine.id],
    everyMs: 60_000,
    read: async (after) => {
      const query = { limit: 50, ...(after !== undefined && { after }) }
      const { uploads, next } = await call(listQuarantine, { query })
      return { rows: uploads, next }
    },
  })
  const { rows, error, onMore, morePending } = pages
  const opened = rows?.find((upload) => upload.id === uploadId)
  const stillLooking = uploadId !== undefined && rows !== undefined && opened === undefined
  useEffect(() => {
    // An address may name an upload of a later page: read on until it is there or the list ends.
    if (stillLooking && onMore && !morePending && !error) onMore()
  }, [stillLooking, onMore, morePending, error])
  const open = (upload: string | undefined) => become(hrefOf('/quarantine', { upload }))
  return (
    <>
      <PageHead title="隔离件">
        收到了但不能入库的上报，内容一字不少地留着。查明原因后可原样收入答卷，仍记在上报人名下。
      </PageHead>
      {error ? (
        <Failure error={error} onRetry={pages.retry} />
      ) : (
        <DataTable
          label="隔离件"
          columns={columns}
          rows={rows}
          rowKey={(upload) => upload.id}
          currentKey={uploadId}
          onOpen={(upload) => open(upload.id)}
          onMore={onMore}
          morePending={morePending}
          empty={<EmptyState title="没有隔离件">所有上报都已入库。</EmptyState>}
        />
      )}
      {opened && (
        <UploadSheet
          upload={opened}
          onClose={() => open(undefined)}
          onTakenOver={() => void client.invalidateQueries({ queryKey: [listQuarantine.id] })}
        />
      )}
    </>
  )
}
