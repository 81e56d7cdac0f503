/** Marks a piece of the drawn households as of the sample: an item offices fill, from which 613 is owed. */
import type { ReplyOf } from '../../contract/operation.ts'
import type * as contract from '../../contract/self-employed.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { openFormBook } from '../../platform/form-book.ts'
import { recordAudit } from '../audit/index.ts'
import { findUnits } from '../frame/index.ts'
import { readOpenings, setOfficeAttributes } from '../responses/index.ts'
import { getReachableSample } from './reachable-sample.ts'
import { insertMarks, unmarkedOf } from './store.ts'

/** Households of one transaction: others wait for the writer meanwhile. */
const PIECE = 100

export async function markSample(
  ctx: SignedInContext,
  sampleId: string,
): Promise<ReplyOf<typeof contract.markHouseholdSample>> {
  const book = await openFormBook()
  return ctx.database.write(async (tx) => {
    const sample = await getReachableSample(tx, ctx, sampleId)
    const found = await unmarkedOf(tx, sampleId, PIECE + 1)
    const piece = found.slice(0, PIECE)
    if (piece.length === 0) return { marked: 0, more: false }
    const units = await findUnits(tx, piece)
    const openings = await readOpenings(tx, ctx)
    for (const unit of units.values()) {
      await setOfficeAttributes(tx, ctx, book, unit, {
        changes: { selfEmployedSample: true },
        reason: `个体经营户抽样：种子 ${sample.seed}`,
        openings,
      })
    }
    await insertMarks(tx, sampleId, piece)
    await recordAudit(tx, ctx, {
      action: 'sample.mark',
      subjectKind: 'household-sample',
      subjectId: sampleId,
      after: { households: piece.length },
    })
    return { marked: piece.length, more: found.length > PIECE }
  })
}
