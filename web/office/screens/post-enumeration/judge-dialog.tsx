/** Says what one difference is, and by what evidence. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import {
  getPesBlock,
  getPesResults,
  getPesSurvey,
  judgePesDifference,
  type PesVerdict,
} from '../../../../server/contract/post-enumeration.ts'
import { call } from '../../../api/call.ts'
import { keyOf } from '../../../api/queries.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { Failure } from '../../failure.tsx'

export interface JudgeTask {
  readonly key: string
  readonly title: string
  readonly verdicts: readonly { readonly value: PesVerdict; readonly label: string }[]
  /** The verdict that names a unit of the census, and which there are. */
  readonly needsUnit: PesVerdict | null
  readonly units: readonly { readonly value: string; readonly label: string }[]
}

export interface JudgeDialogProps {
  readonly surveyId: string
  readonly blockCode: string
  readonly task: JudgeTask
  readonly onClose: () => void
}

export function JudgeDialog({ surveyId, blockCode, task, onClose }: JudgeDialogProps) {
  const [judgementId] = useState(() => crypto.randomUUID())
  const [verdict, setVerdict] = useState<PesVerdict | null>(null)
  const [unitId, setUnitId] = useState<string | null>(null)
  const [evidence, setEvidence] = useState('')
  const client = useQueryClient()
  const needsUnit = verdict !== null && verdict === task.needsUnit
  const judge = useMutation({
    mutationFn: (chosen: PesVerdict) =>
      call(judgePesDifference, {
        params: { surveyId, blockCode, judgementId },
        body: {
          ...{ key: task.key, verdict: chosen, evidence: evidence.trim() },
          ...(needsUnit && unitId !== null && { unitId }),
        },
      }),
    onSuccess: async () => {
      onClose()
      for (const each of [getPesBlock, getPesSurvey, getPesResults]) {
        await client.invalidateQueries({ queryKey: keyOf(each) })
      }
    },
  })
  const fault =
    verdict === null
      ? '请选性质'
      : needsUnit && unitId === null
        ? '请指明是哪一家'
        : [...evidence.trim()].length < 4
          ? '请写明证据（至少 4 个字）'
          : undefined
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      title={`定性：${task.title}`}
      description="定性只用来计算差错率，不改单位的登记数据。改判另记一条，以前的保留。"
      size="medium"
      actions={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button
            variant="primary"
            reason={fault}
            pending={judge.isPending}
            onClick={() => verdict !== null && judge.mutate(verdict)}
          >
            记下定性
          </Button>
        </>
      }
    >
      <div className="office-dialog">
        <SelectField label="性质" value={verdict} onChange={setVerdict} options={task.verdicts} />
        {needsUnit && (
          <SelectField
            label="普查登记的单位"
            value={unitId}
            onChange={setUnitId}
            options={task.units}
          />
        )}
        <TextField
          label="证据"
          lines={3}
          maxLength={1000}
          value={evidence}
          onChange={setEvidence}
          hint="看了什么凭证、问了谁、照片或材料编号"
        />
        {judge.error && <Failure error={judge.error} />}
      </div>
    </Dialog>
  )
}
