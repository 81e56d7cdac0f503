/** Records that a respondent was reminded: when, how, whom, of what. */
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import {
  type ReminderMeans,
  recordReminder,
  reminderMeans,
  reminderMeansNames,
} from '../../../../server/contract/conduct.ts'
import { call } from '../../../api/call.ts'
import { Button } from '../../../ui/button.tsx'
import { ChoiceField } from '../../../ui/choice-field.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { useToast } from '../../../ui/toast.tsx'
import { Failure } from '../../failure.tsx'
import { instantOf, MomentFields, momentOf, momentRefusal } from './moment-fields.tsx'

export interface ReminderDialogProps {
  readonly unitId: string
  readonly unitName: string
  readonly responses: readonly { readonly id: string; readonly title: string }[]
  readonly onClose: (changed: boolean) => void
}

const ALL = 'all'

export function ReminderDialog(props: ReminderDialogProps) {
  const { unitId, unitName, responses, onClose } = props
  const [moment, setMoment] = useState(() => momentOf(new Date()))
  const [means, setMeans] = useState<ReminderMeans | null>(null)
  const [of, setOf] = useState(ALL)
  const [recipient, setRecipient] = useState('')
  const [content, setContent] = useState('')
  // Made once, so that a second press or a lost reply records nothing twice.
  const [reminderId] = useState(() => crypto.randomUUID())
  const toast = useToast()
  const save = useMutation({
    mutationFn: (chosen: { readonly means: ReminderMeans; readonly remindedAt: string }) =>
      call(recordReminder, {
        params: { reminderId },
        body: {
          ...{ unitId, ...chosen, recipient: recipient.trim(), content: content.trim() },
          ...(of !== ALL && { responseId: of }),
        },
      }),
    onSuccess: () => {
      toast({ title: '催报已登记', tone: 'accepted' })
      onClose(true)
    },
  })
  const remindedAt = instantOf(moment)
  const missing =
    momentRefusal(moment, new Date()) ??
    (means === null
      ? '请选择催报方式'
      : recipient.trim() === ''
        ? '请写明催报对象'
        : content.trim() === ''
          ? '请写明催报内容'
          : undefined)
  return (
    <Dialog
      open
      onOpenChange={() => onClose(false)}
      title="登记催报"
      description={unitName}
      size="medium"
      actions={
        <>
          <Button onClick={() => onClose(false)}>取消</Button>
          <Button
            variant="primary"
            pending={save.isPending}
            reason={missing}
            onClick={() => means && remindedAt && save.mutate({ means, remindedAt })}
          >
            登记
          </Button>
        </>
      }
    >
      <div className="office-dialog">
        <MomentFields label="催报" value={moment} onChange={setMoment} />
        <ChoiceField
          label="方式"
          inline
          options={reminderMeans.map((value) => ({ value, label: reminderMeansNames[value] }))}
          value={means}
          onChange={setMeans}
        />
        <SelectField
          label="催报的表"
          options={[
            { value: ALL, label: '全部应报的表' },
            ...responses.map(({ id, title }) => ({ value: id, label: title })),
          ]}
          value={of}
          onChange={setOf}
        />
        <TextField
          label="对象"
          hint="向谁催报：姓名和职务"
          maxLength={80}
          value={recipient}
          onChange={setRecipient}
        />
        <TextField
          label="内容"
          hint="说了什么、限期到哪天；不得写应填的数值"
          lines={3}
          maxLength={1000}
          value={content}
          onChange={setContent}
        />
        {save.error && <Failure error={save.error} />}
      </div>
    </Dialog>
  )
}
