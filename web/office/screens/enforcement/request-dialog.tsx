/** Asks to look at named units: case, reason, two inspectors, the units' ids, how long. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import {
  listEnforcementRequests,
  MOST_UNITS,
  requestEnforcement,
} from '../../../../server/contract/enforcement.ts'
import { call } from '../../../api/call.ts'
import { keyOf } from '../../../api/queries.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { useToast } from '../../../ui/toast.tsx'
import { Failure } from '../../failure.tsx'

const periods = [
  { value: '24', label: '一天' },
  { value: '72', label: '三天' },
  { value: '240', label: '十天' },
] as const

export function RequestDialog({ onClose }: { readonly onClose: () => void }) {
  const [caseNumber, setCaseNumber] = useState('')
  const [reason, setReason] = useState('')
  const [units, setUnits] = useState('')
  const [hours, setHours] = useState<string>('72')
  const [inspectors, setInspectors] = useState([
    { name: '', certificate: '' },
    { name: '', certificate: '' },
  ])
  const client = useQueryClient()
  const toast = useToast()
  const unitIds = units.split(/[\s,，、]+/).filter((id) => id !== '')
  const save = useMutation({
    mutationFn: () =>
      call(requestEnforcement, {
        body: { caseNumber, reason, inspectors, unitIds, hours: Number(hours) },
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keyOf(listEnforcementRequests) })
      toast({ title: '已送审批，须两人批准', tone: 'accepted' })
      onClose()
    },
  })
  const missing =
    caseNumber.trim() === ''
      ? '请填写案号'
      : reason.trim() === ''
        ? '请填写事由'
        : inspectors.some(({ name, certificate }) => !name.trim() || !certificate.trim())
          ? '请填写两名检查人员的姓名和执法证号'
          : unitIds.length === 0
            ? '请填写单位编号'
            : unitIds.length > MOST_UNITS
              ? `一次最多 ${MOST_UNITS} 个单位`
              : undefined
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="申请执法调阅"
      description="检查不得少于两人并出示执法证件（统计法第三十八条）。"
      size="medium"
      actions={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button
            variant="primary"
            pending={save.isPending}
            reason={missing}
            onClick={() => save.mutate()}
          >
            送审批
          </Button>
        </>
      }
    >
      <div className="office-dialog">
        <TextField label="案号" value={caseNumber} onChange={setCaseNumber} maxLength={80} />
        <TextField label="事由" lines={2} value={reason} onChange={setReason} maxLength={2000} />
        {inspectors.map((inspector, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: inspectors have only their place
          <div key={place} className="enforcement-inspector">
            <TextField
              label={`检查人员 ${place + 1}`}
              value={inspector.name}
              onChange={(name) =>
                setInspectors(
                  inspectors.map((each, at) => (at === place ? { ...each, name } : each)),
                )
              }
            />
            <TextField
              label="执法证号"
              value={inspector.certificate}
              onChange={(certificate) =>
                setInspectors(
                  inspectors.map((each, at) => (at === place ? { ...each, certificate } : each)),
                )
              }
            />
          </div>
        ))}
        <TextField
          label="单位编号"
          lines={3}
          hint={`每行一个，最多 ${MOST_UNITS} 个，须在本辖区`}
          value={units}
          onChange={setUnits}
        />
        <SelectField label="开放多久" options={periods} value={hours} onChange={setHours} />
        {save.error && <Failure error={save.error} />}
      </div>
    </Dialog>
  )
}
