/** Signs an area or withdraws a signature, with words; what is in the way is said by the server. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import {
  listSignOffs,
  type SignOff,
  signOffArea,
  withdrawSignOff,
} from '../../../../server/contract/review.ts'
import { call } from '../../../api/call.ts'
import { keyOf } from '../../../api/queries.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { Failure } from '../../failure.tsx'
import { textProblem } from '../review/text-problem.ts'

export type SignTask =
  | { readonly kind: 'sign'; readonly area: string; readonly areaName: string }
  | { readonly kind: 'withdraw'; readonly signOff: SignOff; readonly areaName: string }

export interface SignDialogProps {
  readonly task: SignTask
  readonly onClose: () => void
}

export function SignDialog({ task, onClose }: SignDialogProps) {
  const client = useQueryClient()
  const isSigning = task.kind === 'sign'
  const [words, setWords] = useState(isSigning ? '全部审核通过，同意验收' : '')
  const send = useMutation({
    mutationFn: () =>
      task.kind === 'sign'
        ? call(signOffArea, { body: { area: task.area, statement: words.trim() } })
        : call(withdrawSignOff, {
            params: { signOffId: task.signOff.signOffId },
            body: { reasonText: words.trim() },
          }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keyOf(listSignOffs) })
      onClose()
    },
  })
  const name = isSigning ? '签字验收' : '撤回签字'
  const beside = textProblem(send.error)
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={name}
      description={task.areaName}
      size="medium"
      actions={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button
            variant="primary"
            pending={send.isPending}
            reason={[...words.trim()].length < 4 ? '请写至少 4 个字' : undefined}
            onClick={() => send.mutate()}
          >
            {name}
          </Button>
        </>
      }
    >
      <div className="office-dialog">
        <TextField
          label={isSigning ? '验收意见' : '为什么撤回'}
          lines={3}
          maxLength={2000}
          value={words}
          onChange={(text) => {
            setWords(text)
            if (send.error) send.reset()
          }}
          hint={isSigning ? '不写目标数和增速要求' : '撤回记入签字记录，原签字保留'}
          error={beside}
        />
        {send.error && beside === undefined && <Failure error={send.error} />}
      </div>
    </Dialog>
  )
}
