/** 暂停销毁: of which class, and why. */
import { useState } from 'react'
import { placeHold, recordClasses } from '../../../../server/contract/retention.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { Failure } from '../../failure.tsx'
import { nameOfHeld } from './retention-words.ts'
import { useRetentionAct } from './use-retention-act.ts'

const classes = (['all', ...recordClasses] as const).map((value) => ({
  value,
  label: nameOfHeld(value),
}))

export function HoldDialog({ onClose }: { readonly onClose: () => void }) {
  const [recordClass, setRecordClass] = useState<(typeof classes)[number]['value']>('all')
  const [reason, setReason] = useState('')
  const place = useRetentionAct(placeHold, '已暂停销毁', onClose)
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="暂停销毁"
      description="解除之前这些资料不能销毁；在办的销毁申请随之作废。解除须由另一人办理。"
      size="medium"
      actions={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button
            variant="primary"
            pending={place.isPending}
            reason={reason.trim() === '' ? '请填写原因' : undefined}
            onClick={() => place.mutate({ body: { recordClass, reason } })}
          >
            暂停销毁
          </Button>
        </>
      }
    >
      <div className="office-dialog">
        <SelectField label="类别" options={classes} value={recordClass} onChange={setRecordClass} />
        <TextField label="原因" lines={2} value={reason} onChange={setReason} maxLength={1000} />
        {place.error && <Failure error={place.error} />}
      </div>
    </Dialog>
  )
}
