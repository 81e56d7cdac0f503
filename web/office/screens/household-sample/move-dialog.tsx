/** Records what became of a household of the sample; how it counts from then on is said at once. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { listUnits } from '../../../../server/contract/frame.ts'
import {
  estimateHouseholds,
  type HouseholdMove,
  householdMoveNames,
  householdMoves,
  recordHouseholdMove,
} from '../../../../server/contract/self-employed.ts'
import { call } from '../../../api/call.ts'
import { keyOf, queryFor } from '../../../api/queries.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { useToast } from '../../../ui/toast.tsx'
import { Failure } from '../../failure.tsx'

export interface MoveDialogProps {
  readonly sampleId: string
  readonly onClose: () => void
}

export function MoveDialog({ sampleId, onClose }: MoveDialogProps) {
  const [moveId] = useState(() => crypto.randomUUID())
  const [words, setWords] = useState('')
  const [unitId, setUnitId] = useState<string | null>(null)
  const [move, setMove] = useState<HouseholdMove | null>(null)
  const [note, setNote] = useState('')
  const toast = useToast()
  const client = useQueryClient()
  const text = words.trim()
  const found = useQuery({
    ...queryFor(listUnits, { query: { search: text, limit: 30 } }),
    enabled: [...text].length >= 2,
  })
  const units = (found.data?.units ?? []).filter(({ kind }) => kind === 'selfEmployed')
  const record = useMutation({
    mutationFn: (chosen: { readonly unitId: string; readonly move: HouseholdMove }) =>
      call(recordHouseholdMove, {
        params: { sampleId, moveId },
        body: { ...chosen, note: note.trim() },
      }),
    onSuccess: async ({ weight }) => {
      toast({ title: `已登记，这一户的权数是 ${Number(weight.toFixed(4))}`, tone: 'accepted' })
      onClose()
      await client.invalidateQueries({ queryKey: keyOf(estimateHouseholds) })
    },
  })
  const fault =
    unitId === null
      ? '请选单位'
      : move === null
        ? '请选变动'
        : [...note.trim()].length < 4
          ? '请写明情况（至少 4 个字）'
          : undefined
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      title="登记样本户变动"
      description="样本户不能删除、不能换户；变动只调整抽样框和权数。"
      size="medium"
      actions={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button
            variant="primary"
            reason={fault}
            reasonPlace="beside"
            pending={record.isPending}
            onClick={() => unitId !== null && move !== null && record.mutate({ unitId, move })}
          >
            登记
          </Button>
        </>
      }
    >
      <div className="office-dialog">
        <TextField
          label="找个体经营户"
          value={words}
          onChange={setWords}
          hint="名称或信用代码，至少 2 个字"
        />
        <SelectField
          label="单位"
          value={unitId}
          onChange={setUnitId}
          placeholder={found.data && units.length === 0 ? '没有找到' : '请选'}
          options={units.map(({ id, name, address }) => ({
            value: id,
            label: `${name}　${address}`,
          }))}
        />
        <SelectField
          label="变动"
          value={move}
          onChange={setMove}
          options={householdMoves.map((value) => ({ value, label: householdMoveNames[value] }))}
        />
        <TextField label="情况" lines={2} maxLength={500} value={note} onChange={setNote} />
        {found.error && <Failure error={found.error} />}
        {record.error && <Failure error={record.error} />}
      </div>
    </Dialog>
  )
}
