/** Counts by area or industry with their share; choosing one narrows everything else. */
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { formatNumber } from '../../../ui/format-number.ts'
import { Skeleton } from '../../../ui/skeleton.tsx'

interface Hit {
  readonly code: string
  readonly name: string
  readonly responses: number
}

export interface HitListProps {
  readonly title: string
  readonly hits: readonly Hit[] | undefined
  readonly chosen?: string | undefined
  /** False for what cannot be narrowed to, such as units without a place. */
  readonly canChoose?: (code: string) => boolean
  readonly onChoose: (code: string) => void
}

const SHOWN = 8

export function HitList({ title, hits, chosen, canChoose, onChoose }: HitListProps) {
  const [all, setAll] = useState(false)
  const most = Math.max(1, ...(hits ?? []).map((hit) => hit.responses))
  const shown = all ? hits : hits?.slice(0, SHOWN)
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      {hits === undefined && <Skeleton lines={4} />}
      {hits?.length === 0 && <p className="office-aside">没有不通过的</p>}
      <ol className="office-hits">
        {shown?.map((hit) => (
          <li key={hit.code}>
            <button
              type="button"
              className="office-hit"
              aria-pressed={chosen === hit.code}
              disabled={canChoose?.(hit.code) === false}
              onClick={() => onChoose(hit.code)}
            >
              {hit.name}
            </button>
            <meter min={0} max={most} value={hit.responses} aria-label={hit.name} />
            <span className="office-hits-count">{formatNumber(hit.responses)}</span>
          </li>
        ))}
      </ol>
      {hits !== undefined && hits.length > SHOWN && (
        <Button size="small" variant="quiet" onClick={() => setAll(!all)}>
          {all ? '收起' : `另有 ${hits.length - SHOWN} 项`}
        </Button>
      )}
    </section>
  )
}
