/** Opens a form version for reporting, or moves its dates. */
import { useState } from 'react'
import { formHeading } from '../../../../forms/form-words.ts'
import { putFormOpening } from '../../../../server/contract/instruments.ts'
import { call } from '../../../api/call.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { useToast } from '../../../ui/toast.tsx'
import { Failure } from '../../failure.tsx'
import type { FormDialogProps } from './approval-dialog.tsx'
import { useFormChange } from './use-form-change.ts'

export function OpeningDialog({ form, onOpenChange }: FormDialogProps) {
  const [opensOn, setOpensOn] = useState(form.opensOn ?? '')
  const [dueOn, setDueOn] = useState(form.dueDate ?? '')
  const toast = useToast()
  const save = useFormChange(
    () =>
      call(putFormOpening, {
        params: { formId: form.id, version: form.version },
        body: { opensOn, dueOn: dueOn === '' ? null : dueOn },
      }),
    () => {
      toast({ title: '填报日期已保存', tone: 'accepted' })
      onOpenChange(false)
    },
  )
  return (
    <Dialog
      open
      onOpenChange={onOpenChange}
      title="设置填报日期"
      description={`${formHeading(form.id, form.title)}（${form.version} 版）`}
      size="medium"
      actions={
        <>
          <Button onClick={() => onOpenChange(false)}>取消</Button>
          <Button
            variant="primary"
            pending={save.isPending}
            reason={opensOn === '' ? '请填写开始日' : undefined}
            onClick={() => save.mutate()}
          >
            保存
          </Button>
        </>
      }
    >
      <div className="office-dialog">
        <p className="office-aside">
          首尾两天都收报。几个版本可以同时开放，各按自己的版本审核；已填的草稿在原版本开放期间不改版。
        </p>
        <TextField label="开始日" type="date" value={opensOn} onChange={setOpensOn} />
        <TextField
          label="截止日"
          optional
          hint="不填则不设截止日"
          type="date"
          value={dueOn}
          onChange={setDueOn}
        />
        {save.error && <Failure error={save.error} />}
      </div>
    </Dialog>
  )
}
