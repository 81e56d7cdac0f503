/**
 * Looks at what changed since it last looked: what came in, signals raised and settled, evaluations
 * finished. Where it stands is kept in the database, so that a restart leaves nothing out.
 */
import type { Context } from '../../platform/context.ts'
import { readInstallation, setInstallation } from '../../platform/installation.ts'
import { type AuditEntry, entriesOfAction } from '../audit/index.ts'
import { responsesOfSignal } from '../conduct/index.ts'
import { pageOfReportedIds } from '../responses/index.ts'
import { rebuildCells } from './rebuild-cells.ts'
import { scoreResponses } from './score-responses.ts'
import { countFigures } from './store.ts'

const PIECE = 200
/** Cells are worked out anew once so many more figures are here, and an evaluation always asks for it. */
const GROWN = 1.05
const AT_LEAST_MORE = 20

interface Followed {
  /** Sequence of the trail up to which entries of each action were seen. */
  readonly received: number
  readonly raised: number
  readonly settled: number
  readonly finished: number
  /** Figures there were when cells were last worked out. */
  readonly figures: number
  /** The response up to which all are scored anew; null when all were. */
  readonly rescored: string | null
}

const START: Followed = {
  ...{ received: 0, raised: 0, settled: 0, finished: 0, figures: 0, rescored: null },
}

export interface FollowReport {
  /** Responses scored. */
  readonly scored: number
  /** More may wait. */
  readonly full: boolean
}

export async function followTrail(ctx: Context): Promise<FollowReport> {
  const db = ctx.database.read
  const kept = await readInstallation(db, 'attention-followed')
  const from = kept === undefined ? START : (JSON.parse(kept) as Followed)
  const after = (action: string, sequence: number) =>
    entriesOfAction(db, action, { after: sequence, limit: PIECE })
  const received = await after('response.receive', from.received)
  const raised = await after('signal.raise', from.raised)
  const settled = await after('signal.settle', from.settled)
  const finished = await after('evaluation.finish', from.finished)
  const seen = {
    ...from,
    received: lastOf(received, from.received),
    raised: lastOf(raised, from.raised),
    settled: lastOf(settled, from.settled),
  }
  const keep = (followed: Followed) => (tx: Parameters<typeof setInstallation>[0]) =>
    setInstallation(tx, 'attention-followed', JSON.stringify(followed))
  const ids = new Set(received.map(({ subjectId }) => subjectId))
  for (const { subjectId } of [...raised, ...settled])
    for (const id of await responsesOfSignal(db, subjectId)) ids.add(id)
  if (ids.size > 0) {
    const scored = await scoreResponses(ctx, [...ids], keep(seen))
    return { scored, full: true }
  }
  const figures = await countFigures(db)
  const grown = figures >= Math.max(from.figures * GROWN, from.figures + AT_LEAST_MORE)
  if (grown || finished.length > 0) {
    const rebuilt = { ...seen, finished: lastOf(finished, from.finished), figures, rescored: '' }
    await rebuildCells(ctx, keep(rebuilt))
    return { scored: 0, full: true }
  }
  if (from.rescored === null) return { scored: 0, full: false }
  const page = await pageOfReportedIds(db, from.rescored, PIECE)
  const rescored = page.length < PIECE ? null : (page.at(-1) ?? null)
  const scored = await scoreResponses(ctx, page, keep({ ...seen, rescored }))
  return { scored, full: rescored !== null }
}

function lastOf(entries: readonly AuditEntry[], otherwise: number): number {
  return entries.at(-1)?.sequence ?? otherwise
}
