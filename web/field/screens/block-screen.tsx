/** One block: its map, its buildings with their units, and the frame records not yet found in one. */
import { Link } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { getBlock } from '../../../server/contract/areas.ts'
import { frameOutcomeNames, listUnits, type UnitSummary } from '../../../server/contract/frame.ts'
import { hasUnsealedWork } from '../../outbox/drafts.ts'
import { Icon } from '../../ui/icon.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useDeviceData } from '../device/device.tsx'
import { useKeptQuery } from '../device/use-kept-query.ts'
import { BlockMap } from '../map/block-map.tsx'
import {
  buildingStateOf,
  progressOf,
  type UnitProgress,
  unitProgressNames,
} from '../unit-progress.ts'
import { Failed } from './failed.tsx'
import { usePageTitle } from './use-page-title.ts'

const NONE: ReadonlySet<string> = new Set()

export function BlockScreen({ blockCode }: { blockCode: string }) {
  usePageTitle('普查小区')
  const block = useKeptQuery(getBlock, { params: { blockCode } })
  const units = useKeptQuery(listUnits, { query: { block: blockCode, limit: 200 } })
  const onDevice = useDeviceData(async (database) => ({
    unsent: new Set((await database.getAll('outbox')).map((item) => item.responseId)),
    drafts: new Set(
      (await database.getAll('drafts')).filter(hasUnsealedWork).map((draft) => draft.responseId),
    ),
  }))
  const [selected, setSelected] = useState<string | null>(null)
  const list = useRef<HTMLElement>(null)

  const error = block.error ?? units.error
  if (error) {
    const retry = () => {
      void block.refetch()
      void units.refetch()
    }
    return (
      <main className="field-page">
        <Failed error={error} retry={retry} />
      </main>
    )
  }
  if (!block.data || !units.data) {
    return (
      <main className="field-page">
        <Skeleton lines={8} />
      </main>
    )
  }

  const { buildings, geometry } = block.data
  const progress = (unit: UnitSummary) =>
    progressOf(unit, onDevice?.unsent ?? NONE, onDevice?.drafts ?? NONE)
  const unitsIn = (code: string | null) =>
    units.data.units.filter((unit) => (unit.buildingCode ?? null) === code)
  const known = new Set(buildings.map((building) => building.code))
  const placeless = units.data.units.filter(
    (unit) => !unit.buildingCode || !known.has(unit.buildingCode),
  )
  const select = (code: string) => {
    setSelected(code)
    list.current?.querySelector(`[data-building="${code}"]`)?.scrollIntoView({ block: 'start' })
  }

  return (
    <main className="field-page">
      <nav aria-label="所在位置" className="field-back">
        <Link to="/">
          <Icon name="back" /> 今天
        </Link>
      </nav>
      <h1>{block.data.block.name}</h1>
      <p className="field-row-note">{block.data.block.areaNames.join(' ')}</p>
      <BlockMap
        outline={geometry}
        buildings={buildings}
        stateOf={(code) => buildingStateOf(unitsIn(code).map(progress))}
        selected={selected}
        onSelect={select}
      />
      <section ref={list} aria-label="建筑物与单位" className="field-buildings">
        {placeless.length > 0 && (
          <UnitGroup
            title="底册中尚未落到建筑物的单位"
            note={`${placeless.length} 家`}
            units={placeless}
            progress={progress}
            selected={false}
          />
        )}
        {buildings.map((building) => (
          <UnitGroup
            key={building.code}
            code={building.code}
            title={building.name}
            note={`${building.address} · ${building.floors} 层`}
            units={unitsIn(building.code)}
            progress={progress}
            selected={building.code === selected}
          />
        ))}
      </section>
      <Link to="/blocks/$blockCode/new" params={{ blockCode }} className="field-add">
        <Icon name="add" /> 新单位
      </Link>
    </main>
  )
}

interface UnitGroupProps {
  readonly code?: string
  readonly title: string
  readonly note: string
  readonly units: readonly UnitSummary[]
  readonly progress: (unit: UnitSummary) => UnitProgress
  readonly selected: boolean
}

function UnitGroup({ code, title, note, units, progress, selected }: UnitGroupProps) {
  return (
    <section className="field-building" data-building={code} data-selected={selected || undefined}>
      <h2>
        {title} <span className="field-row-note">{note}</span>
      </h2>
      {units.length === 0 && <p className="field-row-note">尚无单位</p>}
      <ul className="field-list">
        {units.map((unit) => (
          <li key={unit.id}>
            <Link to="/units/$unitId" params={{ unitId: unit.id }} className="field-row">
              <span className="field-row-main">
                <span className="field-row-title">{unit.name}</span>
                <span className="field-row-note">{unit.sources.join('、') || '清查新增'}</span>
              </span>
              <span className="field-progress" data-progress={progress(unit)}>
                {unit.outcome && unit.outcome !== 'normal'
                  ? frameOutcomeNames[unit.outcome]
                  : unitProgressNames[progress(unit)]}
              </span>
              <Icon name="right" />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
