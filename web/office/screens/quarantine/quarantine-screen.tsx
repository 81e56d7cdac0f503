/** 隔离件: uploads the server kept but could not place, each with its reason and its whole content. */
import { useQuery } from '@tanstack/react-query'
import { listQuarantine, type QuarantinedUpload } from '../../../../server/contract/responses.ts'
import { queryFor } from '../../../api/queries.ts'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { TimeStamp } from '../../../ui/time-stamp.tsx'
import { Failure } from '../../failure.tsx'
import { hrefOf } from '../../href-of.ts'
import { become } from '../../office-history.ts'
import { usePageTitle } from '../../use-page-title.ts'
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
    cell: (upload) => upload.message,
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
  const { data, error, refetch } = useQuery({
    ...queryFor(listQuarantine, {}),
    refetchInterval: 60_000,
  })
  const opened = data?.uploads.find((upload) => upload.id === uploadId)
  const open = (upload: string | undefined) => become(hrefOf('/quarantine', { upload }))
  return (
    <>
      <PageHead title="隔离件">
        收到了但不能入库的上报。内容一字不少地留着，查明原因前不会删除。
      </PageHead>
      {error ? (
        <Failure error={error} onRetry={() => void refetch()} />
      ) : (
        <DataTable
          label="隔离件"
          columns={columns}
          rows={data?.uploads}
          rowKey={(upload) => upload.id}
          currentKey={uploadId}
          onOpen={(upload) => open(upload.id)}
          empty={<EmptyState title="没有隔离件">所有上报都已入库。</EmptyState>}
        />
      )}
      {opened && <UploadSheet upload={opened} onClose={() => open(undefined)} />}
    </>
  )
}
