/** Enters under which approval a form version is used here: 表号、制定机关、批准文号、有效期. */
import { useState } from 'react'
import { formHeading } from '../../../../forms/form-words.ts'
import { type FormSummary, putFormApproval } from '../../../../server/contract/instruments.ts'
import { call } from '../../../api/call.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { useToast } from '../../../ui/toast.tsx'
import { Failure } from '../../failure.tsx'
import { useFormChange } from './use-form-change.ts'

export interface FormDialogProps {
  readonly form: FormSummary
  readonly onOpenChange: (open: boolean) => void
}

export function ApprovalDialog({ form, onOpenChange }: FormDialogProps) {
  const { head } = form
  const [tableNumber, setTableNumber] = useState(head.tableNumber ?? '')
  const [issuingBody, setIssuingBody] = useState(head.issuingBody)
  const [approvalNumber, setApprovalNumber] = useState(head.approvalNumber ?? '')
  const [validUntil, setValidUntil] = useState(head.validUntil ?? '')
  const toast = useToast()
  const approval = { tableNumber, issuingBody, approvalNumber, validUntil }
  const save = useFormChange(
    () =>
      call(putFormApproval, {
        params: { formId: form.id, version: form.version },
        body: approval,
      }),
    () => {
      toast({ title: '批准信息已录入', tone: 'accepted' })
      onOpenChange(false)
    },
  )
  const missing = Object.values(approval).some((value) => value.trim() === '')
  return (
    <Dialog
      open
      onOpenChange={onOpenChange}
      title="录入批准信息"
      description={`${formHeading(form.id, form.title)}（${form.version} 版）`}
      size="medium"
      actions={
        <>
          <Button onClick={() => onOpenChange(false)}>取消</Button>
          <Button
            variant="primary"
            pending={save.isPending}
            reason={missing ? '四项都要填写' : undefined}
            onClick={() => save.mutate()}
          >
            保存
          </Button>
        </>
      }
    >
      <div className="office-dialog">
        <p className="office-aside">
          请按批准文件录入，印在表头右上角。缺任何一项或过了有效期，调查对象有权拒绝填报。正式系统里，录入即发布这一版，内容从此不再改动。
        </p>
        <TextField label="表号" value={tableNumber} maxLength={40} onChange={setTableNumber} />
        <TextField label="制定机关" value={issuingBody} maxLength={120} onChange={setIssuingBody} />
        <TextField
          label="批准（备案）文号"
          hint="如“国统制〔2023〕1号”"
          value={approvalNumber}
          maxLength={120}
          onChange={setApprovalNumber}
        />
        <TextField label="有效期至" type="date" value={validUntil} onChange={setValidUntil} />
        {save.error && <Failure error={save.error} />}
      </div>
    </Dialog>
  )
}
