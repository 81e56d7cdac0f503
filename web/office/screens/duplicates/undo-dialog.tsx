/** Takes a decision back, with the reason. */
import { useState } from 'react'
import { undoDuplicateDecision } from '../../../../server/contract/duplicates.ts'
import { call } from '../../../api/call.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { Failure } from '../../failure.tsx'
import { useDuplicateAct } from './use-duplicate-act.ts'

export interface UndoDialogProps {
  readonly pairId: string
  readonly decisionId: string
  readonly onClose: () => void
  readonly onUndone: () => void
}

const FEWEST = 4

export function UndoDialog({ pairId, decisionId, onClose, onUndone }: UndoDialogProps) {
  const [reason, setReason] = useState('')
  const save = useDuplicateAct(
    () => call(undoDuplicateDecision, { params: { pairId, decisionId }, body: { reason } }),
    onUndone,
  )
  const short = [...reason.trim()].length < FEWEST
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      title="撤销判定"
      description="单位的取值、核查情况和应填的表恢复到判定以前；之后又被别人改过的保持现状。"
      size="medium"
      actions={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button
            variant="primary"
            pending={save.isPending}
            reason={short ? '请写明理由（至少 4 个字）' : undefined}
            onClick={() => save.mutate(undefined)}
          >
            撤销判定
          </Button>
        </>
      }
    >
      <div className="office-dialog">
        <TextField
          label="理由"
          lines={2}
          maxLength={500}
          autoFocus
          value={reason}
          onChange={setReason}
        />
        {save.error && <Failure error={save.error} />}
      </div>
    </Dialog>
  )
}
