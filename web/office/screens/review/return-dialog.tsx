/**
 * Returns a response with a coded reason, words and the indicators concerned. A target value is
 * refused by the server; what was written stays and the refusal stands beside it.
 */
import { useState } from 'react'
import type { FormDefinition } from '../../../../forms/engine/types.ts'
import { formHeading } from '../../../../forms/form-words.ts'
import type { ResponseDetail } from '../../../../server/contract/responses.ts'
import { returnForCorrection } from '../../../../server/contract/review.ts'
import { call } from '../../../api/call.ts'
import { Button } from '../../../ui/button.tsx'
import { CheckField } from '../../../ui/check-field.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { Failure } from '../../failure.tsx'
import { AddIndicator } from './add-indicator.tsx'
import { concernedFields } from './concerned-fields.ts'
import { indicatorTitle } from './indicator-title.ts'
import { returnRefusal } from './return-refusal.ts'
import { textProblem } from './text-problem.ts'
import { useReturnReasons } from './use-return-reasons.ts'
import { useReviewAct } from './use-review-act.ts'

export interface ReturnDialogProps {
  readonly detail: ResponseDetail
  readonly form: FormDefinition
  readonly onClose: () => void
  readonly onReturned: () => void
}

export function ReturnDialog({ detail, form, onClose, onReturned }: ReturnDialogProps) {
  const reasons = useReturnReasons()
  const [reasonCode, setReasonCode] = useState<string | null>(null)
  const [reasonText, setReasonText] = useState('')
  const [offered, setOffered] = useState<readonly string[]>(() =>
    concernedFields(detail.findings, new Set(detail.explanations.map(({ rule }) => rule))),
  )
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(offered))
  const send = useReviewAct(
    (body: { reasonCode: string; reasonText: string; fields: string[] }) =>
      call(returnForCorrection, { params: { responseId: detail.response.responseId }, body }),
    () => {
      onReturned()
      onClose()
    },
  )
  const beside = textProblem(send.error)
  const note = reasons.find((reason) => reason.code === reasonCode)?.note
  const toggle = (path: string, on: boolean) => {
    const next = new Set(chosen)
    if (on) next.add(path)
    else next.delete(path)
    setChosen(next)
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="退回"
      description={`${detail.response.unitName} · ${formHeading(detail.response.formId, detail.response.formTitle)}`}
      size="medium"
      actions={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button
            variant="primary"
            pending={send.isPending}
            reason={returnRefusal(reasonCode, reasonText)}
            onClick={() =>
              reasonCode !== null &&
              send.mutate({
                reasonCode,
                reasonText: reasonText.trim(),
                fields: offered.filter((path) => chosen.has(path)),
              })
            }
          >
            退回给填报人
          </Button>
        </>
      }
    >
      <div className="office-dialog">
        <SelectField
          label="退回原因"
          options={reasons.map(({ code, name }) => ({ value: code, label: name }))}
          value={reasonCode}
          onChange={setReasonCode}
          hint={note || undefined}
        />
        <TextField
          label="要核对什么"
          lines={4}
          maxLength={2000}
          value={reasonText}
          onChange={(text) => {
            setReasonText(text)
            if (send.error) send.reset()
          }}
          hint="写疑点和依据，不得写出应填的数值，也不得要求改成某个数"
          error={beside}
        />
        <fieldset className="office-concerned">
          <legend className="ui-field-label">涉及的指标（{chosen.size}）</legend>
          {offered.length === 0 && (
            <p className="ui-field-hint">审核没有发现问题，可在下面添加要核对的指标。</p>
          )}
          {offered.map((path) => (
            <CheckField
              key={path}
              label={indicatorTitle(form, path)}
              checked={chosen.has(path)}
              onChange={(on) => toggle(path, on)}
            />
          ))}
        </fieldset>
        <AddIndicator
          form={form}
          taken={offered}
          onAdd={(path) => {
            setOffered([...offered, path])
            toggle(path, true)
          }}
        />
        {send.error && beside === undefined && <Failure error={send.error} />}
      </div>
    </Dialog>
  )
}
