/** Units as rows to press, those found on this device among them. */
import { Link } from '@tanstack/react-router'
import { frameOutcomeNames, type UnitSummary } from '../../../server/contract/frame.ts'
import { Icon } from '../../ui/icon.tsx'
import { unitProgressNames } from '../unit-progress.ts'
import type { FoundHere } from '../work/merge-local.ts'
import type { BlockWork } from '../work/use-block.ts'

export interface UnitRowsProps {
  readonly units: readonly UnitSummary[]
  readonly found: readonly FoundHere[]
  readonly work: BlockWork
}

export function UnitRows({ units, found, work }: UnitRowsProps) {
  return (
    <ul className="field-list">
      {units.map((unit) => (
        <li key={unit.id}>
          <Link to="/units/$unitId" params={{ unitId: unit.id }} className="field-row">
            <span className="field-row-main">
              <span className="field-row-title">{unit.name || '未填名称的单位'}</span>
              <span className="field-row-note">{unit.sources.join('、') || '清查新增'}</span>
            </span>
            <span className="field-progress" data-progress={work.progressOf(unit)}>
              {unit.outcome && unit.outcome !== 'normal'
                ? frameOutcomeNames[unit.outcome]
                : unitProgressNames[work.progressOf(unit)]}
            </span>
            <Icon name="right" />
          </Link>
        </li>
      ))}
      {found.map(({ unitId, responseId, title, sealed }) => (
        <li key={unitId}>
          <Link to="/responses/$responseId" params={{ responseId }} className="field-row">
            <span className="field-row-main">
              <span className="field-row-title">{title}</span>
              <span className="field-row-note">清查新增 · 在本机</span>
            </span>
            <span className="field-progress" data-progress={sealed ? 'waiting' : 'working'}>
              {sealed ? unitProgressNames.waiting : unitProgressNames.working}
            </span>
            <Icon name="right" />
          </Link>
        </li>
      ))}
    </ul>
  )
}
