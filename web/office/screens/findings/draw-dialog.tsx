/** Begins an acceptance in bulk: why, and for how many; the drawn ones are looked at on the next screen. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import {
  type CheckFindings,
  drawFindingBatch,
  LEAST_SAMPLE,
  MOST_IN_BATCH,
  SAMPLE_PERCENT,
} from '../../../../server/contract/findings.ts'
import { call } from '../../../api/call.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { formatNumber } from '../../../ui/format-number.ts'
import { TextField } from '../../../ui/text-field.tsx'
import { Failure } from '../../failure.tsx'
import { go } from '../../office-history.ts'
import { useOffice } from '../../use-office.ts'
import { acceptable } from './finding-words.tsx'

export interface DrawDialogProps {
  readonly check: CheckFindings
  readonly area: string | undefined
  readonly onClose: () => void
}

export function DrawDialog({ check, area, onClose }: DrawDialogProps) {
  const { areaPrefix } = useOffice()
  const [reasonText, setReason] = useState('')
  // Sent again after a lost reply, it is the same draw.
  const [batchId] = useState(() => crypto.randomUUID())
  const client = useQueryClient()
  const draw = useMutation({
    mutationFn: () =>
      call(drawFindingBatch, {
        params: { batchId },
        body: { area: area ?? areaPrefix, form: check.formId, rule: check.rule, reasonText },
      }),
    onSuccess: async () => {
      await client.invalidateQueries()
      go(`/findings/batches/${batchId}`)
    },
  })
  const findings = Math.min(acceptable(check), MOST_IN_BATCH)
  const sample = Math.min(
    findings,
    Math.max(LEAST_SAMPLE, Math.ceil((findings * SAMPLE_PERCENT) / 100)),
  )
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`成批认可：${check.title}`}
      description={`约 ${formatNumber(findings)} 条${check.severity === 'advisory' ? '提示' : '已说明的'}问题，随机抽 ${formatNumber(sample)} 条逐条看，都成立才能认可其余；有一条不成立，整批停止。填报的数不改动，答卷仍逐级审核。`}
      actions={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button
            variant="primary"
            pending={draw.isPending}
            reason={[...reasonText.trim()].length < 4 ? '写明理由，至少 4 个字' : undefined}
            onClick={() => draw.mutate()}
          >
            抽取
          </Button>
        </>
      }
    >
      <TextField
        label="认可的理由"
        lines={3}
        value={reasonText}
        onChange={setReason}
        placeholder="为什么这条审核关系提出的问题可以照说明认可"
      />
      {draw.error && <Failure error={draw.error} onRetry={() => draw.mutate()} />}
    </Dialog>
  )
}
