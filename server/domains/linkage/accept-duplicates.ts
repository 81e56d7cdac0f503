/**
 * Merges open pairs above the threshold the area set, strongest first, a hundred a call. What a person
 * should look at is left: different codes, both reported, kinds or attributes that differ, branches. One in so many
 * is drawn for somebody else to look at.
 */
import type * as contract from '../../contract/duplicates.ts'
import type { ReplyOf } from '../../contract/operation.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { findUnits, listRecordsOf, summariseUnits, type UnitRow } from '../frame/index.ts'
import { requireRight } from '../identity/index.ts'
import { isMergedBy } from './apply-decision.ts'
import { reported } from './consequence.ts'
import { codesDiffer, makeDecision } from './decide-duplicate.ts'
import { suggestSurvivor } from './describe-pair.ts'
import type { Desk } from './desk.ts'
import { attributesDiffer } from './merge-values.ts'
import { getReachablePair } from './reachable-pair.ts'
import { requireArea } from './require-area.ts'
import { settingOf } from './settings.ts'
import { openPairsFrom, type PairRow, pairsOfUnits } from './store.ts'

const AT_A_TIME = 100
const MOST_LOOKED_AT = 5000

export async function acceptDuplicates(
  ctx: SignedInContext,
  desk: Desk,
): Promise<ReplyOf<typeof contract.acceptDuplicates>> {
  const followOutcome = await desk.prepareOutcomeFollower()
  return ctx.database.write(async (tx) => {
    requireRight(ctx, 'duplicate.decide')
    const areaPrefix = requireArea(ctx)
    const { bulkFromBits, checkOneIn } = await settingOf(tx, areaPrefix)
    if (bulkFromBits === null) {
      throw new Problem('duplicate-bulk-off', '请先在“设置”里定下批量接受的门槛')
    }
    const weight = Math.round(bulkFromBits * 100)
    const pairs = await openPairsFrom(tx, areaPrefix, { weight, limit: MOST_LOOKED_AT })
    const result = { accepted: 0, toCheck: 0, left: 0, more: false }
    for (const pair of pairs) {
      if (result.accepted === AT_A_TIME) {
        result.more = true
        break
      }
      const survivor = await plainMerge(tx, desk, pair)
      if (survivor === null) {
        result.left++
        continue
      }
      const toCheck = Number.parseInt(pair.id.slice(0, 8), 16) % checkOneIn === 0
      const found = await getReachablePair(tx, ctx, pair.id)
      const reason = `批量接受（门槛 ${bulkFromBits} 比特）`
      await makeDecision(
        tx,
        ctx,
        {
          desk,
          followOutcome,
          found,
          verdict: { kind: 'merge', firstUnit: survivor, chosen: {}, earlierCeased: false, reason },
          part: 'bulk',
          takesEffect: true,
          next: 'decided',
          toCheck,
        },
        ctx.newId(),
      )
      result.accepted++
      if (toCheck) result.toCheck++
    }
    return result
  })
}

/** Who would be kept, or null where a person should look. */
async function plainMerge(tx: Executor, desk: Desk, pair: PairRow): Promise<string | null> {
  const rows = await findUnits(tx, [pair.unitA, pair.unitB])
  const units = [rows.get(pair.unitA), rows.get(pair.unitB)]
  if (pair.branch || !units.every((unit): unit is UnitRow => unit !== undefined)) return null
  const [a, b] = units as [UnitRow, UnitRow]
  if (codesDiffer([a, b]) || a.kind !== b.kind || attributesDiffer([a, b])) return null
  // Merged a moment ago in this same call, with another pair.
  const near = await pairsOfUnits(tx, [a.id, b.id])
  if (near.some((each) => isMergedBy(each, a.id) || isMergedBy(each, b.id))) return null
  const summaries = await summariseUnits(tx, [a, b], desk.findResponsesOf)
  if (summaries.every(({ responses }) => reported(responses))) return null
  const sides = []
  for (const unit of summaries) {
    sides.push({ unit, frameRecords: await listRecordsOf(tx, unit.id) })
  }
  return suggestSurvivor(sides)
}
