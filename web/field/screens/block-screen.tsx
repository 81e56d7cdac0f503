/** One block: what is left, its map, its buildings with their units, and records not yet found in one. */
import { Link } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { Icon } from '../../ui/icon.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { BlockMap, type BuildingState, buildingStateNames } from '../map/block-map.tsx'
import { Handovers } from '../walk/handovers.tsx'
import { OmissionTasks } from '../walk/omission-tasks.tsx'
import { UnitRows } from '../walk/unit-rows.tsx'
import { RemainingStrip } from '../work/remaining-strip.tsx'
import { useBlock } from '../work/use-block.ts'
import { Failed } from './failed.tsx'
import { usePageTitle } from './use-page-title.ts'

export function BlockScreen({ blockCode }: { blockCode: string }) {
  usePageTitle('普查小区')
  const query = useBlock(blockCode)
  const [selected, setSelected] = useState<string | null>(null)
  const list = useRef<HTMLElement>(null)

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
        <Skeleton lines={8} />
      </main>
    )
  }
  const { work } = query
  const known = new Set(work.buildings.map(({ code }) => code))
  const placeless = (code: string | null) => code === null || !known.has(code)
  const unplaced = work.units.filter((unit) => placeless(unit.buildingCode))
  const foundUnplaced = work.found.filter((each) => placeless(each.buildingCode))
  const select = (code: string) => {
    setSelected(code)
    list.current?.querySelector(`[data-building="${code}"]`)?.scrollIntoView({ block: 'center' })
  }

  return (
    <main className="field-page">
      <nav aria-label="所在位置" className="field-back">
        <Link to="/">
          <Icon name="back" /> 今天
        </Link>
      </nav>
      <div>
        <h1>{work.name}</h1>
        <p className="field-row-note">{work.areaNames.join(' ')}</p>
      </div>
      <RemainingStrip blockCode={blockCode} />
      <Handovers blockCode={blockCode} />
      <OmissionTasks blockCode={blockCode} />
      <BlockMap
        outline={work.outline}
        buildings={work.buildings}
        stateOf={work.stateOf}
        selected={selected}
        onSelect={select}
      />
      <section ref={list} aria-label="建筑物与单位" className="field-buildings">
        {unplaced.length + foundUnplaced.length > 0 && (
          <section className="field-building">
            <h2>
              还没有落到建筑物的单位{' '}
              <span className="field-row-note">{unplaced.length + foundUnplaced.length} 家</span>
            </h2>
            <UnitRows units={unplaced} found={foundUnplaced} work={work} />
          </section>
        )}
        {work.buildings.map((building) => {
          const state = work.stateOf(building.code)
          const units = work.units.filter((unit) => unit.buildingCode === building.code)
          const found = work.found.filter((each) => each.buildingCode === building.code)
          return (
            <section
              key={building.code}
              className="field-building"
              data-building={building.code}
              data-selected={building.code === selected || undefined}
            >
              <Link
                to="/blocks/$blockCode/buildings/$buildingCode"
                params={{ blockCode, buildingCode: building.code }}
                className="field-row"
              >
                <span className="field-row-main">
                  <strong className="field-row-title">{building.name}</strong>
                  <span className="field-row-note">
                    {building.floors} 层 · {units.length + found.length} 家
                  </span>
                </span>
                <BuildingMark state={state} />
                <Icon name="right" />
              </Link>
              {units.length + found.length > 0 && (
                <UnitRows units={units} found={found} work={work} />
              )}
            </section>
          )
        })}
      </section>
      <nav className="field-foot" aria-label="本小区">
        <Link
          to="/blocks/$blockCode/buildings/$buildingCode"
          params={{ blockCode, buildingCode: 'new' }}
          className="field-foot-act"
        >
          <Icon name="add" /> 建筑
        </Link>
        <Link to="/blocks/$blockCode/search" params={{ blockCode }} className="field-foot-act">
          <Icon name="search" /> 找单位
        </Link>
        <Link
          to="/blocks/$blockCode/new"
          params={{ blockCode }}
          className="field-foot-act"
          data-main
        >
          <Icon name="add" /> 新单位
        </Link>
      </nav>
    </main>
  )
}

const progressOfState: Readonly<Record<BuildingState, string>> = {
  unvisited: 'open',
  open: 'open',
  empty: 'done',
  done: 'done',
}

function BuildingMark({ state }: { state: BuildingState }) {
  return (
    <span className="field-progress" data-progress={progressOfState[state]}>
      {buildingStateNames[state]}
    </span>
  )
}
