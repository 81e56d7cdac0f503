/** 复编 without sight of the first code, and 裁定 where codes differ: one unit after another. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import {
  type CodingUnit,
  listCodingUnits,
  putCodingAct,
} from '../../../../server/contract/coding.ts'
import { call } from '../../../api/call.ts'
import { queryFor } from '../../../api/queries.ts'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Link } from '../../../ui/link.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { Failure } from '../../failure.tsx'
import { CodeChoice, useIndustryClasses } from './code-choice.tsx'

export interface TurnViewProps {
  readonly turn: 'second' | 'referee'
  readonly area: string | undefined
}

export function TurnView({ turn, area }: TurnViewProps) {
  const waiting = useQuery(
    queryFor(listCodingUnits, { query: { turn, ...(area !== undefined && { area }) } }),
  )
  if (waiting.error) {
    return <Failure error={waiting.error} onRetry={() => void waiting.refetch()} />
  }
  if (!waiting.data) return <Skeleton lines={8} />
  const [unit] = waiting.data.units
  if (unit === undefined) {
    return turn === 'second' ? (
      <EmptyState title="没有要您复编的单位">
        每十家抽一家由另一人复编，看不到初编的代码；自己初编的不由自己复编。
      </EmptyState>
    ) : (
      <EmptyState title="没有要您裁定的单位">
        初编和复编不一致的、与底册原来的行业不是同一门类的，由另一个人裁定；自己编过的不由自己裁定。
      </EmptyState>
    )
  }
  const left = `${waiting.data.units.length}${waiting.data.more ? ' 家以上' : ' 家'}`
  return <UnitCoding key={unit.unitId} turn={turn} unit={unit} left={left} />
}

interface UnitCodingProps {
  readonly turn: 'second' | 'referee'
  readonly unit: CodingUnit
  readonly left: string
}

function UnitCoding({ turn, unit, left }: UnitCodingProps) {
  const [code, setCode] = useState<string | null>(null)
  const [actId] = useState(() => crypto.randomUUID())
  const client = useQueryClient()
  const put = useMutation({
    mutationFn: (chosen: string) =>
      call(putCodingAct, {
        params: { actId },
        body: { turn, unitIds: [unit.unitId], code: chosen },
      }),
    onSuccess: () => client.invalidateQueries(),
  })
  return (
    <div className="coding-detail">
      <p className="office-aside">还有 {left}</p>
      <h2>{unit.phrase}</h2>
      {/* The unit’s page shows its code: the second coder is not sent there. */}
      {turn === 'referee' ? (
        <>
          <p>
            <Link href={`/units/${unit.unitId}`}>{unit.unitName}</Link>
          </p>
          <Said unit={unit} />
        </>
      ) : (
        <p>{unit.unitName}</p>
      )}
      <CodeChoice phrase={unit.phrase} value={code} onChange={setCode} />
      {put.error && <Failure error={put.error} onRetry={() => code && put.mutate(code)} />}
      <Button
        variant="primary"
        pending={put.isPending}
        reason={code === null ? '先选一个行业小类' : undefined}
        onClick={() => code && put.mutate(code)}
      >
        {turn === 'second' ? '复编' : '裁定'}
        {code === null ? '' : `为 ${code}`}
      </Button>
    </div>
  )
}

/** What the coders said and what the frame had, each with its name. */
function Said({ unit: { said, before } }: { readonly unit: CodingUnit }) {
  const classes = useIndustryClasses()
  const [first, second] = said
  const rows = [
    ['初编', first],
    ['复编', second],
    ['底册原来', before ?? undefined],
  ] as const
  return (
    <ul className="coding-units">
      {rows.map(([who, code]) =>
        code === undefined ? null : (
          <li key={who}>
            <span className="office-aside">{who}</span>
            <span className="office-code">{code}</span>
            <span>{classes.data?.find((each) => each.code === code)?.name}</span>
          </li>
        ),
      )}
    </ul>
  )
}
