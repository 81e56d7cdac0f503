/** Records that a reminder was delivered or not, or what the respondent answered. */
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import {
  type ReminderOutcomeKind,
  reminderOutcomeKinds,
  reminderOutcomeNames,
} from '../../../../server/contract/conduct.ts'
import { Button } from '../../../ui/button.tsx'
import { ChoiceField } from '../../../ui/choice-field.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { useToast } from '../../../ui/toast.tsx'
import { Failure } from '../../failure.tsx'
import { instantOf, MomentFields, momentOf, momentRefusal } from './moment-fields.tsx'

export interface RecordedOutcome {
  readonly kind: ReminderOutcomeKind
  readonly happenedAt: string
  readonly note: string
}

export interface OutcomeOfReminderDialogProps {
  /** Whose reminder or letter it is. */
  readonly about: string
  readonly record: (outcome: RecordedOutcome) => Promise<unknown>
  readonly onClose: (changed: boolean) => void
}

const notes: Readonly<Record<ReminderOutcomeKind, string>> = {
  delivered: '签收人或送达凭证',
  'not-delivered': '未送达的原因',
  answered: '答复内容',
}

export function OutcomeOfReminderDialog({ about, record, onClose }: OutcomeOfReminderDialogProps) {
  const [kind, setKind] = useState<ReminderOutcomeKind>('delivered')
  const [moment, setMoment] = useState(() => momentOf(new Date()))
  const [note, setNote] = useState('')
  const toast = useToast()
  const save = useMutation({
    mutationFn: (happenedAt: string) => record({ kind, happenedAt, note: note.trim() }),
    onSuccess: () => {
      toast({ title: '已登记', tone: 'accepted' })
      onClose(true)
    },
  })
  const happenedAt = instantOf(moment)
  const missing =
    momentRefusal(moment, new Date()) ??
    (kind !== 'delivered' && note.trim() === '' ? `请写明${notes[kind]}` : undefined)
  return (
    <Dialog
      open
      onOpenChange={() => onClose(false)}
      title="登记送达或答复"
      description={about}
      size="medium"
      actions={
        <>
          <Button onClick={() => onClose(false)}>取消</Button>
          <Button
            variant="primary"
            pending={save.isPending}
            reason={missing}
            onClick={() => happenedAt && save.mutate(happenedAt)}
          >
            登记
          </Button>
        </>
      }
    >
      <div className="office-dialog">
        <ChoiceField
          label="结果"
          inline
          options={reminderOutcomeKinds.map((value) => ({
            value,
            label: reminderOutcomeNames[value],
          }))}
          value={kind}
          onChange={setKind}
        />
        <MomentFields label="发生" value={moment} onChange={setMoment} />
        <TextField
          label={notes[kind]}
          optional={kind === 'delivered'}
          lines={3}
          maxLength={1000}
          value={note}
          onChange={setNote}
        />
        {save.error && <Failure error={save.error} />}
      </div>
    </Dialog>
  )
}
