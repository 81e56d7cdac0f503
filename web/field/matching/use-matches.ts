/**
 * Units that a new one may be: those of the block from what the tablet holds, always; those of the rest
 * of the county from the server while there is a network.
 */
import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { UnitMatch, UnitToLink } from '../../../forms/engine/linkage/linked-units.ts'
import type { ListRecord } from '../../../forms/engine/linkage/list-record.ts'
import { matchNewUnit, type NewUnit } from '../../../server/contract/duplicates.ts'
import type { UnitSummary } from '../../../server/contract/frame.ts'
import type { ReplyOf } from '../../../server/contract/operation.ts'
import { queryFor } from '../../api/queries.ts'
import { type DraftedUnit, draftToLink, newRecord, unitToLink } from './match-in-block.ts'

export interface MatchQuestion {
  readonly number: number
  readonly units: readonly UnitToLink[]
  readonly record: ListRecord
}

export interface MatchAnswer {
  readonly number: number
  readonly matches: readonly UnitMatch[]
}

type FarMatch = ReplyOf<typeof matchNewUnit>['matches'][number]

export interface Matches {
  readonly inBlock: readonly { readonly unit: UnitSummary; readonly match: UnitMatch }[]
  /** Opened on this tablet a while ago, and not received yet. */
  readonly onDevice: readonly { readonly draft: DraftedUnit; readonly match: UnitMatch }[]
  readonly elsewhere: readonly FarMatch[]
  /** Whether the rest of the county was looked through. */
  readonly county: 'searched' | 'reading' | 'offline'
}

const SHORTEST_NAME = 2
const PAUSE_MS = 350
const ASK_AGAIN_MS = 3000

/** `composing`: an input method is at work; nothing is looked for meanwhile. */
export function useMatches(
  blockCode: string,
  units: readonly UnitSummary[] | undefined,
  drafts: readonly DraftedUnit[],
  unit: NewUnit,
  composing: boolean,
): Matches {
  const asked = useSettled(unit, composing)
  const enough = [...asked.name.trim()].length >= SHORTEST_NAME
  const here = useMemo(
    () => units && [...units.map(unitToLink), ...drafts.map(draftToLink)],
    [units, drafts],
  )
  const near = useBlockMatches(enough ? here : undefined, newRecord(asked, blockCode.slice(0, 12)))
  const far = useQuery({
    ...queryFor(matchNewUnit, { params: { blockCode }, body: asked }),
    enabled: enough,
    retry: false,
    refetchInterval: ({ state }) => (state.data?.ready === false ? ASK_AGAIN_MS : false),
  })
  const known = new Map((units ?? []).map((each) => [each.id, each]))
  return {
    inBlock: near.flatMap((match) => {
      const found = known.get(match.unitId)
      return found ? [{ unit: found, match }] : []
    }),
    onDevice: near.flatMap((match) => {
      const draft = drafts.find(({ unitId }) => unitId === match.unitId)
      return draft && !known.has(draft.unitId) ? [{ draft, match }] : []
    }),
    elsewhere: enough ? (far.data?.matches ?? []).filter(({ unitId }) => !known.has(unitId)) : [],
    county: far.data?.ready ? 'searched' : far.data ? 'reading' : 'offline',
  }
}

function useBlockMatches(
  units: readonly UnitToLink[] | undefined,
  record: ListRecord,
): readonly UnitMatch[] {
  const worker = useRef<Worker>(undefined)
  const number = useRef(0)
  const [matches, setMatches] = useState<readonly UnitMatch[]>([])
  useEffect(() => {
    const started = new Worker(new URL('./match-worker.ts', import.meta.url), { type: 'module' })
    started.addEventListener('message', ({ data }: MessageEvent<MatchAnswer>) => {
      if (data.number === number.current) setMatches(data.matches)
    })
    worker.current = started
    return () => started.terminate()
  }, [])
  const asked = JSON.stringify(record)
  useEffect(() => {
    number.current++
    if (units === undefined) return setMatches([])
    const question: MatchQuestion = {
      number: number.current,
      units,
      record: JSON.parse(asked) as ListRecord,
    }
    worker.current?.postMessage(question)
  }, [units, asked])
  return matches
}

/** The value once nobody has typed, or composed, for a moment. */
function useSettled(unit: NewUnit, composing: boolean): NewUnit {
  const [settled, setSettled] = useState(unit)
  const text = JSON.stringify(unit)
  useEffect(() => {
    if (composing) return
    const timer = setTimeout(() => setSettled(JSON.parse(text) as NewUnit), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text, composing])
  return settled
}
