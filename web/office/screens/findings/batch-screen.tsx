/** One acceptance in bulk: the drawn findings, each looked at by itself; one that does not hold stops it. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { formTable } from '../../../../forms/form-words.ts'
import {
  acceptFindingBatch,
  type FindingBatch,
  type FindingVerdict,
  getFindingBatch,
  judgeSampledFinding,
  type SampledFinding,
} from '../../../../server/contract/findings.ts'
import { call } from '../../../api/call.ts'
import { queryFor } from '../../../api/queries.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { formatNumber } from '../../../ui/format-number.ts'
import { Link } from '../../../ui/link.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { TimeStamp } from '../../../ui/time-stamp.tsx'
import { Failure } from '../../failure.tsx'
import { hrefOf } from '../../href-of.ts'
import { useOffice } from '../../use-office.ts'
import { usePageTitle } from '../../use-page-title.ts'
import { BatchStateTag, reasonName, useExplanationReasons } from './finding-words.tsx'
import './findings.css'

export function BatchScreen({ batchId }: { readonly batchId: string }) {
  usePageTitle('成批认可')
  const { role } = useOffice()
  const client = useQueryClient()
  const [doubted, setDoubted] = useState<SampledFinding>()
  const params = { batchId }
  const { data, error, refetch } = useQuery(queryFor(getFindingBatch, { params }))
  const accept = useMutation({
    mutationFn: () => call(acceptFindingBatch, { params }),
    onSuccess: () => client.invalidateQueries(),
  })
  if (error) return <Failure error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton lines={10} />
  const { batch, sample } = data
  const left = batch.sampled - batch.looked
  const mayAccept = role === 'county-office' || role === 'city-office'
  const open = mayAccept && batch.state === 'looking'
  return (
    <>
      <PageHead
        title={batch.title}
        parts={[
          { label: '审核问题', href: '/findings' },
          { label: '成批认可', href: '/findings?view=batches' },
          { label: batch.title },
        ]}
        actions={
          open && (
            <Button
              variant="primary"
              pending={accept.isPending}
              reason={left > 0 ? `还有 ${left} 条没有看` : undefined}
              onClick={() => accept.mutate()}
            >
              认可全部 {formatNumber(batch.findings)} 条
            </Button>
          )
        }
      >
        {formTable(batch.formId)} {batch.rule}　{batch.areaName}
      </PageHead>
      {accept.error && <Failure error={accept.error} onRetry={() => accept.mutate()} />}
      {batch.state === 'stopped' && (
        <Notice tone="mandatory" title="这一批已停止">
          抽看的有一条说明不成立，其余不能一起认可，请逐份审核，需要的退回。
        </Notice>
      )}
      {batch.state === 'accepted' && (
        <Notice tone="accepted" title={`已认可 ${formatNumber(batch.accepted ?? 0)} 条`}>
          {acceptedWords(batch)}
        </Notice>
      )}
      <Facts
        columns={2}
        items={[
          { label: '结果', value: <BatchStateTag state={batch.state} /> },
          { label: '理由', value: batch.reasonText },
          { label: '问题', value: `${formatNumber(batch.findings)} 条` },
          { label: '抽看', value: lookedWords(batch) },
          {
            label: '抽取',
            value: (
              <>
                {batch.drawnBy} <TimeStamp at={batch.drawnAt} />
              </>
            ),
          },
          { label: '随机种子', value: <code className="office-code">{batch.seed}</code> },
        ]}
      />
      <h2 className="office-list-head">抽中的问题</h2>
      <ol className="findings-sample" aria-label="抽中的问题">
        {sample.map((item) => (
          <SampledLine
            key={item.finding.findingId}
            item={item}
            batchId={batchId}
            open={open}
            onDoubt={() => setDoubted(item)}
          />
        ))}
      </ol>
      {doubted && (
        <DoubtDialog batchId={batchId} item={doubted} onClose={() => setDoubted(undefined)} />
      )}
    </>
  )
}

function lookedWords({ sampled, looked, lookedBy, onePerson }: FindingBatch): string {
  const by =
    lookedBy.length === 0 ? '' : `（${lookedBy.join('、')}${onePerson ? '，与抽取同一人' : ''}）`
  return `${sampled} 条，已看 ${looked} 条${by}`
}

function acceptedWords({ findings, accepted, endedBy }: FindingBatch): string {
  const left = findings - (accepted ?? 0)
  const by = `${endedBy ?? ''}认可。`
  return left === 0 ? by : `${by}${formatNumber(left)} 条在抽取后又有变动，没有一起认可，留在原处。`
}

function useVerdict(batchId: string, findingId: string, onDone?: () => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: { readonly verdict: FindingVerdict; readonly note: string }) =>
      call(judgeSampledFinding, { params: { batchId }, body: { findingId, ...body } }),
    onSuccess: async () => {
      await client.invalidateQueries()
      onDone?.()
    },
  })
}

interface SampledLineProps {
  readonly item: SampledFinding
  readonly batchId: string
  readonly open: boolean
  readonly onDoubt: () => void
}

function SampledLine({ item, batchId, open, onDoubt }: SampledLineProps) {
  const { finding, verdict, note, judgedAt, judgedBy, movedOn } = item
  const reasons = useExplanationReasons()
  const judge = useVerdict(batchId, finding.findingId)
  return (
    <li>
      <div className="findings-sampled">
        <div className="findings-who">
          <Link href={hrefOf('/review', { response: finding.responseId })}>{finding.unitName}</Link>
          <span className="office-aside">{finding.areaName}</span>
        </div>
        <p>{finding.message}</p>
        {finding.explanation && (
          <p className="findings-said">
            {reasonName(reasons, finding.explanation.reason)}：{finding.explanation.text}
          </p>
        )}
        {movedOn && <p className="office-aside">抽取后又有变动，认可时不含这一条。</p>}
        {judge.error && (
          <Failure
            error={judge.error}
            onRetry={() => judge.mutate({ verdict: 'sound', note: '' })}
          />
        )}
      </div>
      <div className="findings-verdict">
        {verdict !== null && (
          <p data-verdict={verdict}>
            {verdict === 'sound' ? '说明成立' : `不成立：${note ?? ''}`}
            <span className="office-aside">
              {judgedBy} {judgedAt && <TimeStamp at={judgedAt} />}
            </span>
          </p>
        )}
        {open && (
          <>
            <Button size="small" onClick={onDoubt}>
              不成立
            </Button>
            {verdict === null && (
              <Button
                size="small"
                pending={judge.isPending}
                onClick={() => judge.mutate({ verdict: 'sound', note: '' })}
              >
                说明成立
              </Button>
            )}
          </>
        )}
      </div>
    </li>
  )
}

interface DoubtDialogProps {
  readonly batchId: string
  readonly item: SampledFinding
  readonly onClose: () => void
}

function DoubtDialog({ batchId, item, onClose }: DoubtDialogProps) {
  const [note, setNote] = useState('')
  const judge = useVerdict(batchId, item.finding.findingId, onClose)
  const send = () => judge.mutate({ verdict: 'unsound', note })
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="说明不成立"
      description="这一批随即停止，其余都不认可。"
      actions={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button
            variant="primary"
            pending={judge.isPending}
            reason={[...note.trim()].length < 4 ? '写明为什么，至少 4 个字' : undefined}
            onClick={send}
          >
            停止这一批
          </Button>
        </>
      }
    >
      <TextField label="为什么不成立" lines={3} value={note} onChange={setNote} />
      {judge.error && <Failure error={judge.error} onRetry={send} />}
    </Dialog>
  )
}
