/** One signal: what was noticed, the responses it is about, and what looking into it came to. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { formTable } from '../../../../forms/form-words.ts'
import {
  getSignal,
  listSignals,
  type SignalOutcome,
  settleSignal,
  signalKindNames,
  signalOutcomeNames,
  signalOutcomes,
} from '../../../../server/contract/conduct.ts'
import { call } from '../../../api/call.ts'
import { keyOf, queryFor } from '../../../api/queries.ts'
import { Button } from '../../../ui/button.tsx'
import { ChoiceField } from '../../../ui/choice-field.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { formatFullTime } from '../../../ui/format-time.ts'
import { Link } from '../../../ui/link.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { TimeStamp } from '../../../ui/time-stamp.tsx'
import { Failure } from '../../failure.tsx'
import { byUnit, factWords, spanWords, whoWords } from './signal-words.ts'
import './signals.css'

export interface SignalSheetProps {
  readonly signalId: string
  readonly onClose: () => void
}

export function SignalSheet({ signalId, onClose }: SignalSheetProps) {
  const { data, error, refetch } = useQuery(queryFor(getSignal, { params: { signalId } }))
  const signal = data?.signal
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={signal ? signalKindNames[signal.kind] : '报送线索'}
      description={signal && `${signal.onDate}　${signal.areaName}`}
      size="medium"
    >
      {error ? (
        <Failure error={error} onRetry={() => void refetch()} />
      ) : !signal ? (
        <Skeleton lines={8} />
      ) : (
        <>
          <Facts
            items={[
              { label: '情况', value: factWords(signal) },
              { label: '来自', value: whoWords(signal) },
              ...(signal.facts.device === null
                ? []
                : [{ label: '浏览器', value: signal.facts.device }]),
              { label: '时间', value: spanWords(signal.facts) },
              { label: '发现于', value: formatFullTime(signal.raisedAt) },
              ...(signal.settlement === null
                ? []
                : [
                    {
                      label: signal.state === 'waiting' ? '上次核实' : '核实',
                      value: `${signal.settlement.note}（${signal.settlement.settledBy}，${formatFullTime(signal.settlement.settledAt)}）`,
                    },
                  ]),
            ]}
          />
          <p className="office-aside signal-note">
            这是需要核实的线索，不是结论；不影响答卷的审核和验收。
          </p>
          <h3 className="signal-heading">涉及的单位</h3>
          <ul className="signal-responses">
            {byUnit(data.responses).map(({ unitId, unitName, formIds, lastAt }) => (
              <li key={unitId}>
                <Link href={`/units/${unitId}`}>{unitName}</Link>
                <span className="office-aside">{formIds.map(formTable).join('、')}</span>
                <span className="office-aside">
                  <TimeStamp at={lastAt} />
                </span>
              </li>
            ))}
          </ul>
          {signal.state === 'waiting' && (
            <Settle
              signalId={signalId}
              onSettled={() => {
                void refetch()
              }}
            />
          )}
        </>
      )}
    </Sheet>
  )
}

function Settle({
  signalId,
  onSettled,
}: {
  readonly signalId: string
  readonly onSettled: () => void
}) {
  const [outcome, setOutcome] = useState<SignalOutcome | null>(null)
  const [note, setNote] = useState('')
  const client = useQueryClient()
  const settle = useMutation({
    mutationFn: (chosen: SignalOutcome) =>
      call(settleSignal, { params: { signalId }, body: { outcome: chosen, note: note.trim() } }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: keyOf(listSignals) })
      onSettled()
    },
  })
  const missing =
    outcome === null ? '请选择结果' : note.trim() === '' ? '请写明核实的情况' : undefined
  return (
    <div className="office-dialog signal-settle">
      <ChoiceField
        label="核实结果"
        inline
        options={signalOutcomes.map((value) => ({ value, label: signalOutcomeNames[value] }))}
        value={outcome}
        onChange={setOutcome}
      />
      <TextField
        label="情况"
        hint="向谁核实、怎样解释、另行怎样处理"
        lines={3}
        maxLength={1000}
        value={note}
        onChange={setNote}
      />
      <div>
        <Button
          variant="primary"
          pending={settle.isPending}
          reason={missing}
          onClick={() => outcome && settle.mutate(outcome)}
        >
          记下
        </Button>
      </div>
      {settle.error && <Failure error={settle.error} />}
    </div>
  )
}
