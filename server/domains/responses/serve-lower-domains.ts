/** What this domain hands to the domains below: a unit's responses, figures of blocks, moved units. */
import type { UnitSummary } from '../../contract/frame.ts'
import type { Executor } from '../../platform/database/database.ts'
import { openFormBook } from '../../platform/form-book.ts'
import type { CountInBlocks } from '../areas/index.ts'
import type { FollowPlacement, PrepareOutcomeFollower } from '../frame/index.ts'
import { countByBlockAndState } from './response-count-store.ts'
import { readOpenings, settleOwedForms } from './settle-owed-forms.ts'
import { listResponsesOfUnits, moveResponses } from './store.ts'

/** The responses of these units, by unit id; frame shows them with its units. */
export async function findResponsesOf(
  db: Executor,
  unitIds: readonly string[],
): Promise<ReadonlyMap<string, UnitSummary['responses']>> {
  const found = new Map<string, UnitSummary['responses']>()
  for (const { unitId, ...response } of await listResponsesOfUnits(db, unitIds)) {
    found.set(unitId, [...(found.get(unitId) ?? []), response])
  }
  return found
}

/** Due: not yet submitted. Submitted: submitted or further. Returned ones are due, too. */
export const countResponsesInBlocks: CountInBlocks = async (db, blockCodes) => {
  const figures = new Map<
    string,
    { responsesDue: number; responsesSubmitted: number; responsesReturned: number }
  >()
  for (const { blockCode, state, responses } of await countByBlockAndState(db, blockCodes)) {
    if (blockCode === null) continue
    const figure = figures.get(blockCode) ?? {
      responsesDue: 0,
      responsesSubmitted: 0,
      responsesReturned: 0,
    }
    figures.set(blockCode, figure)
    const isDue = state === 'assigned' || state === 'draft' || state === 'returned'
    if (isDue) figure.responsesDue += responses
    else figure.responsesSubmitted += responses
    if (state === 'returned') figure.responsesReturned += responses
  }
  return figures
}

/** Keeps the copies of a unit's place in step, in the transaction that moved it. */
export const followPlacement: FollowPlacement = (tx, place) => moveResponses(tx, place)

/** The forms a unit owes follow the outcome recorded for it. */
export const prepareOutcomeFollower: PrepareOutcomeFollower = async () => {
  const book = await openFormBook()
  return async (tx, ctx, unit, openedSince) => {
    await settleOwedForms(tx, ctx, book, unit, await readOpenings(tx, ctx), openedSince)
  }
}
