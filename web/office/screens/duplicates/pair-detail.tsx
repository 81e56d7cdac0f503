/** One pair: both units side by side, why, where, what was said, and the acts below. */
import { useQueries, useQuery } from '@tanstack/react-query'
import { getDuplicate } from '../../../../server/contract/duplicates.ts'
import { getOwedForms } from '../../../../server/contract/unit-attributes.ts'
import { queryFor } from '../../../api/queries.ts'
import { Link } from '../../../ui/link.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { Failure } from '../../failure.tsx'
import { hrefOf } from '../../href-of.ts'
import type { DuplicatesSearch } from '../../read-search.ts'
import type { Side } from './compare-units.ts'
import { DecisionBar } from './decision-bar.tsx'
import { DecisionHistory } from './decision-history.tsx'
import { probabilityText } from './duplicate-words.ts'
import { PairComparison } from './pair-comparison.tsx'
import { PairMap } from './pair-map.tsx'
import { PairPhotos } from './pair-photos.tsx'
import { PairReasons } from './pair-reasons.tsx'

export interface PairDetailProps {
  readonly pairId: string
  readonly filter: DuplicatesSearch
  readonly onNext: (() => void) | undefined
}

export function PairDetail({ pairId, filter, onNext }: PairDetailProps) {
  const { data, error, refetch } = useQuery(queryFor(getDuplicate, { params: { pairId } }))
  // Who may not see attributes sees the pair without them.
  const owed = useQueries({
    queries: (data?.units ?? []).map(({ unit }) =>
      queryFor(getOwedForms, { params: { unitId: unit.id } }),
    ),
  }).map((each) => each.data)
  if (!data) {
    return error ? (
      <Failure error={error} onRetry={() => void refetch()} />
    ) : (
      <Skeleton lines={14} />
    )
  }
  const sides = data.units as [Side, Side]
  const { pair } = data
  return (
    <div className="office-detail">
      <header className="office-detail-head">
        <div className="office-detail-title">
          <h2>是不是同一家</h2>
          <span className="office-aside">
            可能 <strong>{probabilityText(pair.probability)}</strong>
            {pair.branch && ' · 名称像总部和分支'}
            {pair.consequences.length > 0 && ` · ${pair.consequences.join(' · ')}`}
          </span>
        </div>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
      <section className="office-detail-body office-pair" aria-label="比较" tabIndex={0}>
        <PairComparison sides={sides} owed={owed} />
        <div className="office-pair-below">
          <PairReasons detail={data} />
          <section className="office-pair-section" aria-label="位置">
            <h3>位置</h3>
            <PairMap sides={sides} />
          </section>
          <section className="office-pair-section" aria-label="照片">
            <h3>照片</h3>
            <PairPhotos sides={sides} />
          </section>
        </div>
        <DecisionHistory detail={data} />
        {data.group.length > 0 && (
          <section className="office-pair-section" aria-label="相关的疑似重复">
            <h3>这两家还牵涉</h3>
            <ul className="office-pair-history">
              {data.group.map((other) => (
                <li key={other.pairId}>
                  <Link href={hrefOf('/duplicates', { ...filter, pair: other.pairId })}>
                    {other.names.join(' — ')}
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        )}
      </section>
      <DecisionBar detail={data} owed={owed} onNext={onNext} />
    </div>
  )
}
