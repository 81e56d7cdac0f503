/** Places a unit in a block of the scope, with the reason. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { getBlock, listBlocks } from '../../../../server/contract/areas.ts'
import { placeUnit } from '../../../../server/contract/frame.ts'
import { call } from '../../../api/call.ts'
import { queryFor } from '../../../api/queries.ts'
import { Button } from '../../../ui/button.tsx'
import { ComboboxField } from '../../../ui/combobox-field.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { useToast } from '../../../ui/toast.tsx'
import { Failure } from '../../failure.tsx'
import { readAllBlocks } from '../blocks/read-all-blocks.ts'
import type { UnitDialogProps } from './outcome-dialog.tsx'
import { useUnitChange } from './use-unit-change.ts'

export function PlacementDialog({ unit, onOpenChange }: UnitDialogProps) {
  const [blockCode, setBlockCode] = useState(unit.blockCode)
  const [buildingCode, setBuildingCode] = useState(unit.buildingCode)
  const [reason, setReason] = useState('')
  const toast = useToast()
  const blocks = useQuery({
    queryKey: [listBlocks.id, 'all'],
    queryFn: () => readAllBlocks(undefined),
  })
  const block = useQuery({
    ...queryFor(getBlock, { params: { blockCode: blockCode ?? '' } }),
    enabled: blockCode !== null,
  })
  const save = useUnitChange(
    (body: { blockCode: string; buildingCode?: string; reason: string }) =>
      call(placeUnit, { params: { unitId: unit.id }, body }),
    () => {
      toast({ title: '已落到普查小区', tone: 'accepted' })
      onOpenChange(false)
    },
  )
  const refusal =
    blockCode === null ? '请先选择普查小区' : reason.trim() === '' ? '请写明理由' : undefined
  return (
    <Dialog
      open
      onOpenChange={onOpenChange}
      title="落到普查小区"
      description={unit.name}
      size="medium"
      actions={
        <>
          <Button onClick={() => onOpenChange(false)}>取消</Button>
          <Button
            variant="primary"
            pending={save.isPending}
            reason={refusal}
            onClick={() =>
              blockCode !== null &&
              save.mutate({
                blockCode,
                ...(buildingCode !== null && { buildingCode }),
                reason: reason.trim(),
              })
            }
          >
            保存
          </Button>
        </>
      }
    >
      <div className="office-dialog">
        <p className="office-aside">地址：{unit.address || '名录中没有地址'}</p>
        <ComboboxField
          label="普查小区"
          options={(blocks.data ?? []).map(({ code, name, areaNames }) => ({
            code,
            name,
            path: areaNames.join(' › '),
          }))}
          value={blockCode}
          onChange={(code) => {
            setBlockCode(code)
            setBuildingCode(null)
          }}
        />
        <ComboboxField
          label="建筑物"
          optional
          options={(block.data?.buildings ?? []).map(({ code, name, address }) => ({
            code,
            name,
            path: address,
          }))}
          value={buildingCode}
          onChange={setBuildingCode}
        />
        <TextField
          label="理由"
          hint="如“按门牌号落图”“与社区核对”"
          lines={2}
          maxLength={500}
          value={reason}
          onChange={setReason}
        />
        {blocks.error && <Failure error={blocks.error} onRetry={() => void blocks.refetch()} />}
        {save.error && <Failure error={save.error} />}
      </div>
    </Dialog>
  )
}
