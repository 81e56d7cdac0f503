/** One building: what was seen of it, its doors with their units, and a new unit at one of them. */
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { buildingKindName } from '../../../server/contract/building-kinds.ts'
import {
  type VisitFinding,
  visitFindingNames,
  visitFindings,
} from '../../../server/contract/fieldwork.ts'
import { queueAct } from '../../outbox/acts/act.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useDevice } from '../device/device.tsx'
import { saveFault } from '../device/save-fault.ts'
import { PhotoStrip } from '../photos/photo-strip.tsx'
import { Failed } from '../screens/failed.tsx'
import { usePageTitle } from '../screens/use-page-title.ts'
import { RemainingStrip } from '../work/remaining-strip.tsx'
import { type BlockWork, useBlock } from '../work/use-block.ts'
import { BuildingForm } from './building-form.tsx'
import { UnitRows } from './unit-rows.tsx'

export interface BuildingScreenProps {
  readonly blockCode: string
  /** `new` for one that is not drawn yet. */
  readonly buildingCode: string
}

export function BuildingScreen({ blockCode, buildingCode }: BuildingScreenProps) {
  usePageTitle('建筑物')
  const query = useBlock(blockCode)
  const [correcting, setCorrecting] = useState(false)
  if (query.kind === 'failed') {
    return (
      <main className="field-page">
        <Failed error={query.error} retry={query.retry} />
      </main>
    )
  }
  if (query.kind === 'pending') {
    return (
      <main className="field-page">
        <Skeleton lines={6} />
      </main>
    )
  }
  const { work } = query
  const building = work.buildings.find(({ code }) => code === buildingCode) ?? null
  const isNew = buildingCode === 'new'
  return (
    <main className="field-page">
      <nav aria-label="所在位置" className="field-back">
        <Link to="/blocks/$blockCode" params={{ blockCode }}>
          <Icon name="back" /> {work.name}
        </Link>
      </nav>
      <h1>{building?.name ?? '新建筑物'}</h1>
      {building && (
        <p className="field-row-note">
          {building.address} · {buildingKindName(building.kind)} · {building.floors} 层
        </p>
      )}
      {isNew || correcting ? (
        <BuildingForm
          key={buildingCode}
          blockCode={blockCode}
          work={work}
          building={isNew ? null : building}
        />
      ) : (
        building && (
          <>
            <RemainingStrip blockCode={blockCode} />
            <Doors blockCode={blockCode} work={work} buildingCode={buildingCode} />
            <Visit
              key={buildingCode}
              blockCode={blockCode}
              work={work}
              buildingCode={buildingCode}
              name={building.name}
            />
            <PhotoStrip
              subject={{ kind: 'building', id: buildingCode }}
              blockCode={blockCode}
              purposes={['evidence']}
            />
            <Button icon="edit" size="large" onClick={() => setCorrecting(true)}>
              更正这栋建筑物
            </Button>
          </>
        )
      )}
    </main>
  )
}

interface InBuilding {
  readonly blockCode: string
  readonly buildingCode: string
  readonly work: BlockWork
}

function Doors({ blockCode, buildingCode, work }: InBuilding) {
  const units = work.units.filter((unit) => unit.buildingCode === buildingCode)
  const found = work.found.filter((each) => each.buildingCode === buildingCode)
  return (
    <section aria-labelledby="doors-title" className="field-section">
      <h2 id="doors-title">楼内单位 {units.length + found.length} 家</h2>
      {units.length + found.length === 0 && <p className="field-row-note">还没有单位</p>}
      <UnitRows units={units} found={found} work={work} />
      <Link
        to="/blocks/$blockCode/new"
        params={{ blockCode }}
        search={{ building: buildingCode }}
        className="field-primary"
      >
        <Icon name="add" /> 新单位
      </Link>
    </section>
  )
}

function Visit({ blockCode, buildingCode, work, name }: InBuilding & { readonly name: string }) {
  const { database, sender } = useDevice()
  const [note, setNote] = useState('')
  const [fault, setFault] = useState<string>()
  const latest = work.visits.get(buildingCode)
  const inside = work.units.some((unit) => unit.buildingCode === buildingCode)
  const record = async (finding: VisitFinding) => {
    const act = { kind: 'building-visit', buildingCode, blockCode, finding, note } as const
    const title = `走访 ${name}：${visitFindingNames[finding]}`
    try {
      await queueAct(database, act, title, crypto.randomUUID(), new Date().toISOString())
    } catch (error) {
      setFault(saveFault(error))
      return
    }
    setNote('')
    sender.kick()
  }
  return (
    <section aria-labelledby="visit-title" className="field-section">
      <h2 id="visit-title">走访情况</h2>
      <p role="status" className={latest === undefined ? 'field-open' : undefined}>
        {latest === undefined ? '还没有走访' : visitFindingNames[latest]}
      </p>
      <div className="field-outcomes" role="group" aria-label="走访情况">
        {visitFindings
          // What has units in it is not empty.
          .filter((finding) => !(finding === 'no-units' && inside))
          .map((finding) => (
            <Button
              key={finding}
              size="large"
              aria-pressed={latest === finding}
              onClick={() => void record(finding)}
            >
              {visitFindingNames[finding]}
            </Button>
          ))}
      </div>
      <TextField
        label="备注"
        optional
        value={note}
        onChange={setNote}
        maxLength={500}
        hint="先写备注再点上面的情况"
      />
      {fault && (
        <p role="alert" className="field-alert">
          {fault}
        </p>
      )}
    </section>
  )
}
