/** 初编: descriptions at the left, most frequent first; the units that say so and the choice at the right. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import {
  type CodingPhrase,
  listCodingPhrases,
  listCodingUnits,
  putCodingAct,
} from '../../../../server/contract/coding.ts'
import { call } from '../../../api/call.ts'
import { queryFor } from '../../../api/queries.ts'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { formatNumber } from '../../../ui/format-number.ts'
import { Link } from '../../../ui/link.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { SplitView } from '../../../ui/split-view.tsx'
import { Failure } from '../../failure.tsx'
import { usePages } from '../../use-pages.ts'
import { CodeChoice } from './code-choice.tsx'

const SHOWN = 50

export interface PhrasesViewProps {
  readonly area: string | undefined
  /** County and description in one. */
  readonly open: string | undefined
  readonly onOpen: (key: string | undefined) => void
}

const keyOf = ({ county, phraseKey }: CodingPhrase) => `${county}${phraseKey}`

export function PhrasesView({ area, open, onOpen }: PhrasesViewProps) {
  const pages = usePages({
    queryKey: [listCodingPhrases.id, { area }],
    everyMs: 60_000,
    read: async (after) => {
      const { phrases, next } = await call(listCodingPhrases, {
        query: {
          limit: 100,
          ...(area !== undefined && { area }),
          ...(after !== undefined && { after }),
        },
      })
      return { rows: phrases, next }
    },
  })
  const chosen = pages.rows?.find((row) => keyOf(row) === open)
  return (
    <SplitView
      listLabel="待编码的说法"
      listWidth={380}
      detailLabel="编码"
      detailOpen={chosen !== undefined}
      onBack={() => onOpen(undefined)}
      list={
        <>
          {pages.error && <Failure error={pages.error} onRetry={pages.retry} />}
          {!pages.rows && !pages.error && <Skeleton lines={10} />}
          {pages.rows?.length === 0 && (
            <EmptyState title="没有待编码的单位">收到答卷后一分钟内列在这里。</EmptyState>
          )}
          <ul className="coding-phrases" aria-label="说法">
            {pages.rows?.map((row) => (
              <li key={keyOf(row)}>
                <button
                  type="button"
                  aria-pressed={keyOf(row) === open}
                  onClick={() => onOpen(keyOf(row))}
                >
                  <span>{row.phrase}</span>
                  <span className="office-aside">
                    {row.countyName} {formatNumber(row.units)} 家
                  </span>
                </button>
              </li>
            ))}
          </ul>
          {pages.onMore && (
            <div className="office-queue-more">
              <Button size="small" pending={pages.morePending} onClick={pages.onMore}>
                加载更多
              </Button>
            </div>
          )}
        </>
      }
      detail={
        chosen === undefined ? (
          <EmptyState title="从左侧选一种说法">写法相同的单位一起编，单位多的在前。</EmptyState>
        ) : (
          <PhraseCoding key={keyOf(chosen)} phrase={chosen} onCoded={() => onOpen(undefined)} />
        )
      }
    />
  )
}

interface PhraseCodingProps {
  readonly phrase: CodingPhrase
  readonly onCoded: () => void
}

function PhraseCoding({ phrase, onCoded }: PhraseCodingProps) {
  const [code, setCode] = useState<string | null>(null)
  const [actId] = useState(() => crypto.randomUUID())
  const client = useQueryClient()
  const { county, phraseKey } = phrase
  const units = useQuery(
    queryFor(listCodingUnits, { query: { turn: 'first', area: county, phraseKey, limit: SHOWN } }),
  )
  const put = useMutation({
    mutationFn: async (chosen: string) => {
      // Piece by piece, so that others are not kept waiting; the same act throughout.
      for (;;) {
        const body = { turn: 'first' as const, county, phraseKey, code: chosen }
        const { more } = await call(putCodingAct, { params: { actId }, body })
        if (!more) return
      }
    },
    onSuccess: async () => {
      await client.invalidateQueries()
      onCoded()
    },
  })
  const changing = units.data?.units.filter(
    ({ code: before }) => before !== null && before !== code,
  )
  return (
    <div className="coding-detail">
      <h2>{phrase.phrase}</h2>
      <CodeChoice phrase={phrase.phrase} value={code} onChange={setCode} />
      {put.error && <Failure error={put.error} onRetry={() => code && put.mutate(code)} />}
      <div className="coding-act">
        <Button
          variant="primary"
          pending={put.isPending}
          reason={code === null ? '先选一个行业小类' : undefined}
          onClick={() => code && put.mutate(code)}
        >
          {code === null ? '编码' : `把 ${formatNumber(phrase.units)} 家都编为 ${code}`}
        </Button>
        {code !== null && changing !== undefined && changing.length > 0 && (
          <span className="office-aside">
            其中{units.data?.more ? '前' : ''} {SHOWN} 家里有 {changing.length}{' '}
            家已有别的代码，将改为 {code}；可在“一致率和记录”里撤销。
          </span>
        )}
      </div>
      <h3>写法相同的单位</h3>
      {!units.data && <Skeleton lines={4} />}
      <ul className="coding-units">
        {units.data?.units.map((unit) => (
          <li key={unit.unitId}>
            <Link href={`/units/${unit.unitId}`}>{unit.unitName}</Link>
            <span className="office-aside">{unit.areaNames.slice(-2).join(' ')}</span>
            <span className="office-aside">{unit.code ?? '没有代码'}</span>
          </li>
        ))}
      </ul>
      {units.data?.more && <p className="office-aside">只列出前 {SHOWN} 家。</p>}
    </div>
  )
}
