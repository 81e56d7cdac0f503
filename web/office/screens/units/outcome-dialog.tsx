/** Records an outcome by the office, with the evidence for it. */
import { useState } from 'react'
import {
  type FrameOutcome,
  frameOutcomeNames,
  frameOutcomes,
  recordOutcome,
  type UnitSummary,
} from '../../../../server/contract/frame.ts'
import { call } from '../../../api/call.ts'
import { Button } from '../../../ui/button.tsx'
import { ChoiceField } from '../../../ui/choice-field.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { useToast } from '../../../ui/toast.tsx'
import { Failure } from '../../failure.tsx'
import { outcomeRefusal } from './outcome-refusal.ts'
import { useUnitChange } from './use-unit-change.ts'

export interface UnitDialogProps {
  readonly unit: UnitSummary
  readonly onOpenChange: (open: boolean) => void
}

export function OutcomeDialog({ unit, onOpenChange }: UnitDialogProps) {
  const [outcome, setOutcome] = useState<FrameOutcome | null>(null)
  const [evidence, setEvidence] = useState('')
  // Made once, so that a second press or a lost reply records nothing twice.
  const [outcomeId] = useState(() => crypto.randomUUID())
  const toast = useToast()
  const save = useUnitChange(
    (body: { outcome: FrameOutcome; evidence: string }) =>
      call(recordOutcome, { params: { unitId: unit.id, outcomeId }, body }),
    () => {
      toast({ title: '核查情况已记录', tone: 'accepted' })
      onOpenChange(false)
    },
  )
  return (
    <Dialog
      open
      onOpenChange={onOpenChange}
      title="记核查情况"
      description={unit.name}
      size="medium"
      actions={
        <>
          <Button onClick={() => onOpenChange(false)}>取消</Button>
          <Button
            variant="primary"
            pending={save.isPending}
            reason={outcomeRefusal(outcome, evidence)}
            onClick={() => outcome && save.mutate({ outcome, evidence: evidence.trim() })}
          >
            记录
          </Button>
        </>
      }
    >
      <div className="office-dialog">
        <ChoiceField
          label="核查情况"
          options={frameOutcomes.map((value) => ({ value, label: frameOutcomeNames[value] }))}
          value={outcome}
          onChange={setOutcome}
        />
        <TextField
          label="依据"
          hint="写明查证的时间、经手人和材料，如“3 月 5 日查税务登记，2023 年 11 月已注销”"
          lines={3}
          maxLength={1000}
          optional={outcome === 'normal'}
          value={evidence}
          onChange={setEvidence}
        />
        {save.error && <Failure error={save.error} />}
      </div>
    </Dialog>
  )
}
