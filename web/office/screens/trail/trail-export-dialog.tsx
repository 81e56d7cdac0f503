/** Takes the entries of the present filter out as a file, with a reason that is itself noted. */
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { exportTrail } from '../../../../server/contract/audit.ts'
import { download } from '../../../api/download.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { useToast } from '../../../ui/toast.tsx'
import { Failure } from '../../failure.tsx'
import type { TrailSearch } from '../../read-search.ts'

export interface TrailExportDialogProps {
  readonly filter: TrailSearch
  readonly onClose: () => void
}

export function TrailExportDialog({ filter, onClose }: TrailExportDialogProps) {
  const [reason, setReason] = useState('')
  const toast = useToast()
  const save = useMutation({
    mutationFn: () => download(exportTrail, { body: { ...filter, reason } }),
    onSuccess: (fileName) => {
      toast({ title: `已导出 ${fileName}`, tone: 'accepted' })
      onClose()
    },
  })
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="导出审计轨迹"
      description="按当前的筛选导出为 CSV，每条带校验值。导出本身记入轨迹。"
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
