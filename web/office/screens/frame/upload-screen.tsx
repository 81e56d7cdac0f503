/**
 * One list on its way: how far it is, then the trial, which is accepted, read again under other
 * meanings of its headings, or given up. It can be left and come back to.
 */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import {
  acceptFrameUpload,
  cancelFrameUpload,
  type FrameUpload,
  getFrameTrial,
  getFrameUpload,
  listFrameUploads,
  listImports,
  rereadFrameUpload,
} from '../../../../server/contract/frame-import.ts'
import { call } from '../../../api/call.ts'
import { keyOf, queryFor } from '../../../api/queries.ts'
import { Button } from '../../../ui/button.tsx'
import { formatNumber } from '../../../ui/format-number.ts'
import { Link } from '../../../ui/link.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { TimeStamp } from '../../../ui/time-stamp.tsx'
import { useToast } from '../../../ui/toast.tsx'
import { WorkProgress } from '../../../ui/work-progress.tsx'
import { Failure } from '../../failure.tsx'
import { formatBytes } from '../../lists/format-bytes.ts'
import { go } from '../../office-history.ts'
import { usePageTitle } from '../../use-page-title.ts'
import { HeadingChoice } from './heading-choice.tsx'
import { ImportReportView } from './import-report-view.tsx'
import { isUnderWay, stageNames } from './upload-words.ts'

const LOOK_EVERY_MS = 1_000

type Act = typeof acceptFrameUpload | typeof cancelFrameUpload | typeof rereadFrameUpload

export function UploadScreen({ uploadId }: { readonly uploadId: string }) {
  usePageTitle('名录试读')
  const client = useQueryClient()
  const toast = useToast()
  const params = { uploadId }
  const query = useQuery({
    ...queryFor(getFrameUpload, { params }),
    refetchInterval: ({ state }) => (state.data && isUnderWay(state.data) ? LOOK_EVERY_MS : false),
  })
  const upload = query.data
  const act = useMutation({
    mutationFn: (operation: Act) => call(operation, { params }),
    onSuccess: async (_, operation) => {
      await client.invalidateQueries({ queryKey: keyOf(getFrameUpload) })
      await client.invalidateQueries({ queryKey: keyOf(getFrameTrial) })
      await client.invalidateQueries({ queryKey: keyOf(listFrameUploads) })
      if (operation !== cancelFrameUpload) return
      toast({ title: '已放弃这份名录，底册没有变', tone: 'news' })
      go('/frame')
    },
  })
  const doneAs = upload?.stage === 'done' ? upload.importId : null
  useEffect(() => {
    if (doneAs === null) return
    void client.invalidateQueries({ queryKey: keyOf(listImports) })
    void client.invalidateQueries({ queryKey: keyOf(listFrameUploads) })
    void client.invalidateQueries({ queryKey: ['getProgress'] })
    go(`/frame/imports/${doneAs}`)
  }, [doneAs, client])
  const readAgain = () => act.mutate(rereadFrameUpload)
  return (
    <>
      <PageHead
        title={upload?.fileName ?? '名录试读'}
        parts={[{ label: '底册', href: '/frame' }, { label: '名录试读' }]}
        actions={upload && <UploadActs upload={upload} act={act} />}
      >
        {upload && (
          <>
            {upload.source} · {formatBytes(upload.size)} · {upload.uploadedBy}{' '}
            <TimeStamp at={upload.uploadedAt} />
          </>
        )}
      </PageHead>
      {(query.error ?? act.error) && <Failure error={query.error ?? act.error} />}
      {!upload && !query.error && <Skeleton lines={6} />}
      {upload && isUnderWay(upload) && <Progress upload={upload} />}
      {upload?.stage === 'unchanged' && (
        <div className="office-band">
          <Notice tone="advisory" title="这份文件以前导入过，底册没有变">
            {upload.importId && (
              <Link href={`/frame/imports/${upload.importId}`}>看那次的导入报告</Link>
            )}
          </Notice>
        </div>
      )}
      {upload?.failure && (
        <>
          <div className="office-band">
            <Notice tone="mandatory" title="这份名录没有读成，底册没有变">
              {upload.failure.message}
            </Notice>
          </div>
          {upload.failure.headings && (
            <HeadingChoice
              source={upload.sourceId}
              columns={upload.failure.headings.map((heading) => ({ heading, meaning: null }))}
              onRemembered={readAgain}
            />
          )}
        </>
      )}
      {upload?.stage === 'tried' && <Trial upload={upload} onRemembered={readAgain} />}
    </>
  )
}

interface UploadActsProps {
  readonly upload: FrameUpload
  readonly act: { readonly isPending: boolean; mutate(operation: Act): void }
}

function UploadActs({ upload, act }: UploadActsProps) {
  const { stage } = upload
  if (stage === 'tried' || stage === 'failed' || stage === 'reading' || stage === 'matching') {
    return (
      <>
        <Button pending={act.isPending} onClick={() => act.mutate(cancelFrameUpload)}>
          放弃
        </Button>
        {stage === 'tried' && (
          <Button
            variant="primary"
            pending={act.isPending}
            onClick={() => act.mutate(acceptFrameUpload)}
          >
            导入底册
          </Button>
        )}
      </>
    )
  }
  return null
}

/** In thousandths: what is counted differs from stage to stage. */
function Progress({ upload }: { readonly upload: FrameUpload }) {
  return (
    <div className="office-form">
      <WorkProgress
        label={stageNames[upload.stage]}
        done={Math.floor(upload.share * 100)}
        whole={100}
        unit="%"
      >
        {upload.rowsRead > 0 && <>已读 {formatNumber(upload.rowsRead)} 行。</>}
        可以离开这一页，服务器接着做；从“底册”回来。
        {upload.stage === 'writing' && '写入开始后不能放弃，写完可以逐条处理。'}
      </WorkProgress>
    </div>
  )
}

function Trial(props: { readonly upload: FrameUpload; readonly onRemembered: () => void }) {
  const { uploadId, sourceId } = props.upload
  const { data, error, refetch } = useQuery(queryFor(getFrameTrial, { params: { uploadId } }))
  if (error) return <Failure error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton lines={8} />
  return (
    <>
      <div className="office-band">
        <Notice tone="advisory" title="试读结果，尚未写入底册">
          编码：{data.encoding}；认出{' '}
          {data.columns.filter((column) => column.meaning !== null).length} 列，共{' '}
          {data.columns.length} 列。
        </Notice>
      </div>
      <ImportReportView
        report={data}
        rowsOf={uploadId}
        source={sourceId}
        onRemembered={props.onRemembered}
      />
    </>
  )
}
