/** Takes the whole list of those affected out as a file, with a reason that is itself noted. */
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { exportAffected } from '../../../../server/contract/breach.ts'
import { download } from '../../../api/download.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { useToast } from '../../../ui/toast.tsx'
import { Failure } from '../../failure.tsx'
import type { BreachQuery } from './breach-screen.tsx'

export interface BreachExportDialogProps {
  readonly query: BreachQuery
  readonly onClose: () => void
}

export function BreachExportDialog({ query, onClose }: BreachExportDialogProps) {
  const [reason, setReason] = useState('')
  const toast = useToast()
  const save = useMutation({
    mutationFn: () => download(exportAffected, { body: { ...query, reason } }),
    onSuccess: (fileName) => {
      toast({ title: `已导出 ${fileName}`, tone: 'accepted' })
      onClose()
    },
  })
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="导出受影响对象清单"
      description="单位名称、资料种类和时间，没有填报内容。只用于补救和告知，导出本身记入轨迹。"
      size="medium"
      actions={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button
            variant="primary"
            pending={save.isPending}
            reason={reason.trim() === '' ? '请写明原因' : undefined}
            onClick={() => save.mutate()}
          >
            导出
          </Button>
        </>
      }
    >
      <div className="office-dialog">
        <TextField label="原因" lines={2} value={reason} onChange={setReason} maxLength={500} />
        {save.error && <Failure error={save.error} />}
      </div>
    </Dialog>
  )
}
