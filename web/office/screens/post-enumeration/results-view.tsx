/** What the survey comes to, for the whole area and each county, and the decisions to take. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import {
  comparedItemNames,
  decidePesArea,
  decisionNames,
  decisions,
  getPesResults,
  itemVerdictNames,
  listPesDecisions,
  type PesAreaResult,
} from '../../../../server/contract/post-enumeration.ts'
import { call } from '../../../api/call.ts'
import { keyOf, queryFor } from '../../../api/queries.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { formatNumber } from '../../../ui/format-number.ts'
import { SelectField } from '../../../ui/select-field.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { useToast } from '../../../ui/toast.tsx'
import { Failure } from '../../failure.tsx'
import { RateTable } from './rate-table.tsx'
import { percent } from './rate-words.ts'

export function ResultsView({ surveyId }: { readonly surveyId: string }) {
  const [deciding, setDeciding] = useState<PesAreaResult | null>(null)
  const { data, error, refetch } = useQuery(queryFor(getPesResults, { params: { surveyId } }))
  if (error) return <Failure error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton lines={10} />
  return (
    <>
      <p className="office-band office-aside">
        率按抽样设计推算到全区，区间按小区间的差异计算；只用已全部定性的小区。合格线：
        {data.survey.bars.source}。
      </p>
      {data.areas.map((area) => (
        <section
          key={area.areaPrefix}
          className="office-section"
          aria-label={`${area.areaName}的抽查结果`}
        >
          <h2>
            {area.areaName}
            <span className="office-aside">
              ：抽中 {area.blocksDrawn} 个小区，已定性 {area.blocksJudged} 个
            </span>
          </h2>
          <RateTable result={area} />
          <Facts
            columns={2}
            items={[
              { label: '综合差错率', value: percent(area.compositeRate) },
              {
                label: '指标差错的性质',
                value:
                  area.causes
                    .filter(({ items }) => items > 0)
                    .map(({ verdict, items }) => `${itemVerdictNames[verdict]} ${items}`)
                    .join('，') || '没有差错',
              },
              ...area.indicators
                .filter(({ survey, census }) => survey !== 0 || census !== 0)
                .map(({ item, census, survey, absolute }) => ({
                  label: comparedItemNames[item],
                  value: `原登记 ${formatNumber(census)}，核查 ${formatNumber(survey)}；误差绝对值合计 ${formatNumber(absolute)}，净误差 ${formatNumber(survey - census)}`,
                })),
            ]}
          />
          <p className="office-acts">
            <Button
              reason={
                area.blocksDrawn === 0
                  ? '这个区域没有抽中小区'
                  : area.blocksJudged < area.blocksDrawn
                    ? `还有 ${area.blocksDrawn - area.blocksJudged} 个小区没有定完性`
                    : undefined
              }
              onClick={() => setDeciding(area)}
            >
              作出决定
            </Button>
          </p>
        </section>
      ))}
      {deciding && (
        <DecideDialog surveyId={surveyId} area={deciding} onClose={() => setDeciding(null)} />
      )}
    </>
  )
}

interface DecideDialogProps {
  readonly surveyId: string
  readonly area: PesAreaResult
  readonly onClose: () => void
}

function DecideDialog({ surveyId, area, onClose }: DecideDialogProps) {
  const [decisionId] = useState(() => crypto.randomUUID())
  const [decision, setDecision] = useState<(typeof decisions)[number] | null>(null)
  const [reason, setReason] = useState('')
  const toast = useToast()
  const client = useQueryClient()
  const decide = useMutation({
    mutationFn: (chosen: (typeof decisions)[number]) =>
      call(decidePesArea, {
        params: { surveyId, decisionId },
        body: { area: area.areaPrefix, decision: chosen, reason: reason.trim() },
      }),
    onSuccess: async () => {
      toast({ title: '决定已记录', tone: 'accepted' })
      onClose()
      await client.invalidateQueries({ queryKey: keyOf(listPesDecisions) })
    },
  })
  const fault =
    decision === null
      ? '请选决定'
      : [...reason.trim()].length < 4
        ? '请写明理由（至少 4 个字）'
        : undefined
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      title={`${area.areaName}：抽查后的决定`}
      description="决定连同现在的各项差错率一起记录，不能改；情况变了另记一条。"
      size="medium"
      actions={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button
            variant="primary"
            reason={fault}
            pending={decide.isPending}
            onClick={() => decision !== null && decide.mutate(decision)}
          >
            记录决定
          </Button>
        </>
      }
    >
      <div className="office-dialog">
        <SelectField
          label="决定"
          value={decision}
          onChange={setDecision}
          options={decisions.map((value) => ({ value, label: decisionNames[value] }))}
        />
        <TextField label="理由" lines={3} maxLength={1000} value={reason} onChange={setReason} />
        {decide.error && <Failure error={decide.error} />}
      </div>
    </Dialog>
  )
}
