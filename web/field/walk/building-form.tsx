/** 建筑物: added where nothing is drawn, or corrected. Works without a network; the place is a tap on the map. */
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Building, Polygons } from '../../../server/contract/areas.ts'
import { buildingKinds } from '../../../server/contract/building-kinds.ts'
import { queueAct } from '../../outbox/acts/act.ts'
import { Button } from '../../ui/button.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useDevice } from '../device/device.tsx'
import { saveFault } from '../device/save-fault.ts'
import { BlockMap } from '../map/block-map.tsx'
import { squareAround } from '../map/projection.ts'
import type { BlockWork } from '../work/use-block.ts'

export interface BuildingFormProps {
  readonly blockCode: string
  readonly work: BlockWork
  /** The one to correct; null for a new one. */
  readonly building: Building | null
}

const MOST_FLOORS = 150

export function BuildingForm({ blockCode, work, building }: BuildingFormProps) {
  const { database, sender } = useDevice()
  const navigate = useNavigate()
  const [name, setName] = useState(building?.name ?? '')
  const [address, setAddress] = useState(building?.address ?? '')
  const [kind, setKind] = useState<string | null>(building?.kind ?? null)
  const [floors, setFloors] = useState(String(building?.floors ?? 1))
  const [place, setPlace] = useState<Polygons | null>(null)
  const [fault, setFault] = useState<string>()
  // One act however often the button is pressed.
  const [actId] = useState(() => crypto.randomUUID())
  const floorCount = /^\d{1,3}$/.test(floors) ? Number(floors) : 0
  const missing = missingIn()

  function missingIn(): string | undefined {
    if (name.trim() === '') return '请填名称'
    if (kind === null) return '请选类型'
    if (floorCount < 1 || floorCount > MOST_FLOORS) return `层数填 1 到 ${MOST_FLOORS}`
    if (!building && !place) return '请在图上点出位置'
    return undefined
  }
  const save = async () => {
    if (missing || kind === null) return
    const code = building?.code ?? `${blockCode}-${actId.slice(0, 8)}`
    try {
      await queueAct(
        database,
        {
          ...{ kind: 'building', buildingCode: code, blockCode, name: name.trim() },
          ...{ address: address.trim(), buildingKind: kind, floors: floorCount },
          ...(place ? { geometry: place } : {}),
        },
        `${building ? '更正' : '新增'}建筑物 ${name.trim()}`,
        actId,
        new Date().toISOString(),
      )
    } catch (error) {
      setFault(saveFault(error))
      return
    }
    sender.kick()
    await navigate({
      to: '/blocks/$blockCode/buildings/$buildingCode',
      params: { blockCode, buildingCode: code },
      replace: true,
    })
  }
  const kinds = buildingKinds.map(([value, label]) => ({ value, label }))
  const known = kind === null || kinds.some(({ value }) => value === kind)

  return (
    <>
      <p className="field-row-note">
        {building ? '位置不对的，在图上点新的位置。' : '在图上点出建筑物的位置，再填名称。'}
      </p>
      <BlockMap
        outline={work.outline}
        buildings={work.buildings}
        stateOf={work.stateOf}
        selected={building?.code ?? null}
        onSelect={() => undefined}
        placing={place}
        onPlace={(longitude, latitude) => setPlace(squareAround(longitude, latitude))}
      />
      <TextField
        label="名称"
        value={name}
        onChange={setName}
        maxLength={100}
        hint="如“农贸市场 A 区”“民福东街 12 号楼”"
      />
      <TextField label="地址" optional value={address} onChange={setAddress} maxLength={200} />
      <div className="field-two">
        <SelectField
          label="类型"
          value={kind}
          onChange={setKind}
          options={known ? kinds : [...kinds, { value: kind, label: kind }]}
        />
        <TextField
          label="层数"
          inputMode="numeric"
          value={floors}
          onChange={setFloors}
          suffix="层"
        />
      </div>
      {fault && (
        <p role="alert" className="field-alert">
          {fault}
        </p>
      )}
      <Button
        variant="primary"
        size="large"
        reason={missing}
        reasonPlace="beside"
        onClick={() => void save()}
      >
        {building ? '保存更正' : '加入本小区'}
      </Button>
    </>
  )
}
