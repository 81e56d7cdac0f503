/** 各单位报表: every unit one reports for, with what is to do until when; from here to each of them. */
import { useQuery } from '@tanstack/react-query'
import { positionNames } from '../../../server/contract/identity.ts'
import { listOwnUnits, type OwnUnit } from '../../../server/contract/responses.ts'
import { queryFor } from '../../api/queries.ts'
import { useSession } from '../../shell/session.tsx'
import { Button } from '../../ui/button.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { dateWords, dueWords } from '../sheet/due-days.ts'
import { useNow } from '../use-now.ts'
import { usePageTitle } from '../use-page-title.ts'
import { useUnitSwitch } from '../use-unit-switch.ts'
import { Failed } from './failed.tsx'
import '../styles/units.css'

export function UnitsScreen() {
  usePageTitle('各单位报表')
  const { data, error, refetch } = useQuery(queryFor(listOwnUnits, {}))
  return (
    <main id="main" className="sr-page" tabIndex={-1}>
      <PageHead title="各单位报表">您负责填报或确认的单位，最急的在前。</PageHead>
      {error ? (
        <Failed error={error} retry={() => void refetch()} />
      ) : !data ? (
        <Skeleton lines={6} />
      ) : (
        <ul className="sr-units">
          {inOrderOfHaste(data.units).map((unit) => (
            <UnitEntry key={unit.unitId} unit={unit} />
          ))}
        </ul>
      )}
    </main>
  )
}

function UnitEntry({ unit }: { readonly unit: OwnUnit }) {
  const { scope } = useSession().account
  const switchTo = useUnitSwitch()
  const now = useNow()
  const due = unit.nextDueDate && dueWords(unit.nextDueDate, now.getTime())
  const here = scope.kind === 'unit' && scope.unitId === unit.unitId
  return (
    <li className="sr-units-row">
      <div>
        <h2>{unit.name}</h2>
        <p className="sr-form-about">
          {positionNames[unit.position]}
          {here && '　正在填报这个单位'}
        </p>
        {unit.mergedInto && (
          <p className="sr-form-about">已并入“{unit.mergedInto.name}”，原来填报的只供查看</p>
        )}
      </div>
      <div className="sr-units-due">
        {unit.nextDueDate ? (
          <>
            最近截止 {dateWords(unit.nextDueDate)}
            {due && (
              <span className="sr-due" data-urgency={due.urgency}>
                {due.text}
              </span>
            )}
          </>
        ) : unit.forms === 0 ? (
          '目前没有要填的表'
        ) : unit.reported < unit.forms ? (
          '没有设截止日期'
        ) : (
          <StatusTag tone="accepted">全部已报</StatusTag>
        )}
      </div>
      <dl className="sr-units-counts">
        <Count of={unit.returned} label="退回" />
        <Count of={unit.toFill} label="待填" />
        <Count of={unit.toConfirm} label="待确认" />
        <Count of={unit.reported} label="已报" />
      </dl>
      <Button onClick={() => void switchTo(unit.unitId)} aria-label={`打开${unit.name}的报表`}>
        打开报表
      </Button>
    </li>
  )
}

function Count(props: { readonly of: number; readonly label: string }) {
  return (
    <div data-none={props.of === 0 || undefined}>
      <dt>{props.label}</dt>
      <dd>{props.of}</dd>
    </div>
  )
}

/** Earliest deadline first; units with nothing left to do come last. */
function inOrderOfHaste(units: readonly OwnUnit[]): OwnUnit[] {
  const key = (unit: OwnUnit) => unit.nextDueDate ?? (unit.forms > unit.reported ? '9998' : '9999')
  return [...units].sort(
    (a, b) =>
      key(a).localeCompare(key(b)) ||
      b.returned - a.returned ||
      a.name.localeCompare(b.name, 'zh-CN'),
  )
}
