/** A building to draw on the map, or one of those drawn to be drawn and named anew. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type AreaMap, changeBuilding, getAreaMap } from '../../../../server/contract/area-map.ts'
import type { Building } from '../../../../server/contract/areas.ts'
import { buildingKinds } from '../../../../server/contract/building-kinds.ts'
import { call } from '../../../api/call.ts'
import { keyOf } from '../../../api/queries.ts'
import { Button } from '../../../ui/button.tsx'
import { ComboboxField } from '../../../ui/combobox-field.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { useToast } from '../../../ui/toast.tsx'
import { Failure } from '../../failure.tsx'
import { type Corner, outlineOf } from './draw-change.ts'

export interface BuildingEditorProps {
  readonly map: AreaMap
  readonly corners: readonly Corner[]
  readonly onClear: () => void
  readonly onBack: () => void
}

const kinds = buildingKinds.map(([value, label]) => ({ value, label }))
const MOST_FLOORS = 150

export function BuildingEditor({ map, corners, onClear, onBack }: BuildingEditorProps) {
  const client = useQueryClient()
  const toast = useToast()
  const [building, setBuilding] = useState<Building | null>(null)
  const [name, setName] = useState('')
  const [address, setAddress] = useState('')
  const [kind, setKind] = useState<string | null>(null)
  const [floors, setFloors] = useState('1')
  const [changeId, setChangeId] = useState(() => crypto.randomUUID())
  const take = (code: string | null) => {
    const taken = map.buildings.find((each) => each.code === code) ?? null
    setBuilding(taken)
    setName(taken?.name ?? '')
    setAddress(taken?.address ?? '')
    setKind(taken?.kind ?? null)
    setFloors(String(taken?.floors ?? 1))
    onClear()
  }
  const geometry = outlineOf(corners) ?? building?.geometry ?? null
  const save = useMutation({
    mutationFn: () =>
      call(changeBuilding, {
        params: { changeId },
        body: {
          ...(building && { code: building.code }),
          areaCode: map.areaCode,
          ...{ name: name.trim(), address: address.trim() },
          // Asked for before the button can be pressed.
          ...{ kind: kind!, floors: Number(floors), geometry: geometry! },
        },
      }),
    onSuccess: async ({ building: saved, movedUnits }) => {
      const followed = movedUnits > 0 ? `，${movedUnits} 家单位随它换了小区` : ''
      toast({ title: `已保存建筑物「${saved.name}」${followed}`, tone: 'accepted' })
      setChangeId(crypto.randomUUID())
      take(null)
      await client.invalidateQueries({ queryKey: keyOf(getAreaMap) })
    },
  })
  const floorCount = /^\d{1,3}$/.test(floors) ? Number(floors) : 0
  const missing =
    geometry === null
      ? '请在图上逐点画出轮廓，至少三个角'
      : name.trim() === ''
        ? '请填名称'
        : kind === null
          ? '请选类型'
          : floorCount < 1 || floorCount > MOST_FLOORS
            ? `层数填 1 到 ${MOST_FLOORS}`
            : undefined
  return (
    <>
      <ComboboxField
        label="改哪座建筑物"
        hint="不选就是新画一座；选了再在图上画点，就是重画轮廓"
        options={map.buildings.map(({ code, name: title, address: where }) => ({
          code,
          name: title || where,
        }))}
        value={building?.code ?? null}
        onChange={take}
      />
      <TextField label="名称" value={name} onChange={setName} maxLength={60} />
      <TextField label="地址" optional value={address} onChange={setAddress} maxLength={200} />
      <SelectField label="类型" options={withOwn(kind)} value={kind} onChange={setKind} />
      <TextField label="层数" inputMode="numeric" value={floors} onChange={setFloors} />
      <p className="office-aside">
        {corners.length === 0 ? '在图上逐点画出轮廓。' : `已画 ${corners.length} 个角。`}
      </p>
      <div className="office-area-map-acts">
        <Button
          variant="primary"
          reason={missing}
          pending={save.isPending}
          onClick={() => save.mutate()}
        >
          保存建筑物
        </Button>
        <Button reason={corners.length === 0 ? '还没有画点' : undefined} onClick={onBack}>
          退一点
        </Button>
        <Button onClick={onClear}>重画</Button>
      </div>
      {save.error && <Failure error={save.error} />}
    </>
  )
}

/** A kind from a loaded layer that is none of ours stays as it is. */
function withOwn(kind: string | null) {
  const known = kind === null || kinds.some(({ value }) => value === kind)
  return known ? kinds : [...kinds, { value: kind, label: kind }]
}
