/**
 * What became of a household since the frame was sealed. Nobody is struck out of the sample and nobody
 * swapped: how the household counts follows from the move.
 */
import type { BodyOf, ReplyOf } from '../../contract/operation.ts'
import { Problem } from '../../contract/problems.ts'
import type * as contract from '../../contract/self-employed.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { openFormBook } from '../../platform/form-book.ts'
import { recordAudit } from '../audit/index.ts'
import { findUnit } from '../frame/index.ts'
import { coversArea } from '../identity/index.ts'
import { readOpenings, setOfficeAttributes } from '../responses/index.ts'
import { sectionOf } from './draw-sample.ts'
import { getReachableSample } from './reachable-sample.ts'
import { blocksOf, findHousehold, findMove, insertMove, type SampleBlockRow } from './store.ts'

const FEWEST_CHARACTERS = 4

export async function recordMove(
  ctx: SignedInContext,
  { sampleId, moveId }: { readonly sampleId: string; readonly moveId: string },
  { unitId, move, note }: BodyOf<typeof contract.recordHouseholdMove>,
): Promise<ReplyOf<typeof contract.recordHouseholdMove>> {
  const book = await openFormBook()
  return ctx.database.write(async (tx) => {
    const sample = await getReachableSample(tx, ctx, sampleId)
    const unit = await findUnit(tx, unitId)
    if (!unit || !coversArea(ctx.actor.scope, unit.areaCode ?? '')) throw new Problem('not-found')
    const blocks = await blocksOf(tx, sampleId)
    const household = await findHousehold(tx, sampleId, unitId)
    const here = household && move !== 'moved-in' ? household.blockCode : (unit.blockCode ?? '')
    const drawnHere = blocks.some(({ blockCode, drawn }) => drawn && blockCode === here)
    const weight = household
      ? household.layer === 1
        ? 1
        : weightIn(blocks, household.blockCode)
      : weightIn(blocks, here)
    const known = await findMove(tx, moveId)
    if (known) {
      if (known.unitId !== unitId || known.move !== move || known.sampleId !== sampleId) {
        throw new Problem('revision-id-taken', '这个编号已用于别的变动，请另编后重发')
      }
      return { unitId, move, weight }
    }
    if ([...note.trim()].length < FEWEST_CHARACTERS) {
      throw new Problem('reason-required', '请写明情况（至少 4 个字）')
    }
    if (move === 'newly-found') {
      if (household) {
        throw new Problem('body-not-acceptable', '这一户在抽样框里，不是新查到的；搬来的请选“迁入”')
      }
      if (unit.kind !== 'selfEmployed' || !drawnHere) {
        throw new Problem('body-not-acceptable', '只有抽中小区里的个体经营户才能补入')
      }
    } else if (!household) {
      throw new Problem('body-not-acceptable', '这一户不在抽样框里；新查到的请选“框外新查到”')
    } else if (move === 'moved-in') {
      if (!drawnHere) throw new Problem('body-not-acceptable', '这一户现在所在的小区没有抽中')
    } else if (household.layer === 2 && !drawnHere) {
      throw new Problem('body-not-acceptable', '这一户不在样本里，不用登记变动')
    }
    await insertMove(tx, {
      ...{ id: moveId, sampleId, unitId, blockCode: here, move, note: note.trim() },
      industry: sectionOf(book.codeLists, unit.industryCode),
      ...{ recordedAt: ctx.clock.now(), recordedBy: ctx.actor.id },
    })
    await recordAudit(tx, ctx, {
      action: 'sample.move',
      subjectKind: 'unit',
      subjectId: unitId,
      reason: note.trim(),
      after: { sampleId, move, weight },
    })
    // What was found in a drawn block reports like every household of it.
    if (move === 'newly-found') {
      await setOfficeAttributes(tx, ctx, book, unit, {
        changes: { selfEmployedSample: true },
        ...{ reason: `个体经营户抽样：种子 ${sample.seed}`, openings: await readOpenings(tx, ctx) },
      })
    }
    return { unitId, move, weight }
  })
}

/** Blocks of the stratum over those drawn; 0 in a block that was not. */
function weightIn(blocks: readonly SampleBlockRow[], blockCode: string): number {
  const block = blocks.find((each) => each.blockCode === blockCode)
  if (!block?.drawn) return 0
  const stratum = blocks.filter((each) => each.stratum === block.stratum)
  return stratum.length / stratum.filter(({ drawn }) => drawn).length
}
