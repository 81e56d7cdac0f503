/** Lists that are uploaded and not yet in the frame; each opens where it stands. */
import { useQuery } from '@tanstack/react-query'
import { type FrameUpload, listFrameUploads } from '../../../../server/contract/frame-import.ts'
import { queryFor } from '../../../api/queries.ts'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { formatNumber } from '../../../ui/format-number.ts'
import { Link } from '../../../ui/link.tsx'
import { TimeStamp } from '../../../ui/time-stamp.tsx'
import { Failure } from '../../failure.tsx'
import { go } from '../../office-history.ts'
import { isUnderWay, stageNames } from './upload-words.ts'

const LOOK_EVERY_MS = 2_000

const columns: readonly Column<FrameUpload>[] = [
  { id: 'time', head: '上传时间', width: 128, cell: (row) => <TimeStamp at={row.uploadedAt} /> },
  { id: 'source', head: '来源', width: 120, cell: (row) => row.source },
  {
    id: 'file',
    head: '文件',
    cell: (row) => <Link href={`/frame/uploads/${row.uploadId}`}>{row.fileName}</Link>,
    title: (row) => row.fileName,
  },
  { id: 'by', head: '上传人', width: 88, minor: true, cell: (row) => row.uploadedBy },
  {
    id: 'rows',
    head: '已读行',
    align: 'end',
    width: 96,
    cell: (row) => formatNumber(row.rowsRead),
  },
  {
    id: 'stage',
    head: '进展',
    width: 224,
    cell: (row) =>
      isUnderWay(row)
        ? `${stageNames[row.stage]} ${Math.floor(row.share * 100)}%`
        : stageNames[row.stage],
  },
]

/** Nothing while there are none. */
export function UploadsUnderWay() {
  const { data, error, refetch } = useQuery({
    ...queryFor(listFrameUploads, {}),
    refetchInterval: ({ state }) => (state.data?.uploads.some(isUnderWay) ? LOOK_EVERY_MS : false),
  })
  if (error) return <Failure error={error} onRetry={() => void refetch()} />
  if (!data || data.uploads.length === 0) return null
  return (
    <section className="office-section" aria-label="还没有进底册的名录">
      <h2>还没有进底册的名录</h2>
      <DataTable
        label="还没有进底册的名录"
        columns={columns}
        rows={data.uploads}
        rowKey={(row) => row.uploadId}
        empty={<EmptyState title="没有" />}
        onOpen={(row) => go(`/frame/uploads/${row.uploadId}`)}
      />
    </section>
  )
}
