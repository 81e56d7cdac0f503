/** Words for an act of review. A target value is refused by the server; the refusal stands beside the words. */
import { useState } from 'react'
import { formHeading } from '../../../../forms/form-words.ts'
import type { ResponseDetail, ReviewActKind } from '../../../../server/contract/responses.ts'
import { takeReviewAct } from '../../../../server/contract/review.ts'
import { call } from '../../../api/call.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { Failure } from '../../failure.tsx'
import { reviewActWords } from './review-acts.ts'
import { textProblem } from './text-problem.ts'
import { useReviewAct } from './use-review-act.ts'

export interface ActDialogProps {
  readonly detail: ResponseDetail
  readonly act: ReviewActKind
  readonly onClose: () => void
  readonly onDone: () => void
}

export function ActDialog({ detail, act, onClose, onDone }: ActDialogProps) {
  const [reasonText, setReasonText] = useState('')
  const { response } = detail
  const words = reviewActWords[act]
  const send = useReviewAct(
    (text: string) =>
      call(takeReviewAct, {
        params: { responseId: response.responseId },
        body: { act, reasonText: text },
      }),
    () => {
      onDone()
      onClose()
    },
  )
  const beside = textProblem(send.error)
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={words.name}
      description={`${response.unitName} · ${formHeading(response.formId, response.formTitle)}`}
      size="medium"
      actions={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button
            variant="primary"
            pending={send.isPending}
            reason={[...reasonText.trim()].length < 4 ? '请写明原因，至少 4 个字' : undefined}
            onClick={() => send.mutate(reasonText.trim())}
          >
            {words.name}
          </Button>
        </>
      }
    >
      <div className="office-dialog">
        <TextField
          label={words.ask}
          lines={4}
          maxLength={2000}
          value={reasonText}
          onChange={(text) => {
            setReasonText(text)
            if (send.error) send.reset()
          }}
          hint={words.hint}
          error={beside}
        />
        {send.error && beside === undefined && <Failure error={send.error} />}
      </div>
    </Dialog>
  )
}
