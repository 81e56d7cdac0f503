/**
 * Changes what is best known of a unit, inside the transaction of the decision it follows from. What
 * its sources wrote and what respondents reported stay as they are.
 */
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { startHandover } from '../areas/index.ts'
import { recordAudit } from '../audit/index.ts'
import { saveUnit, type UnitRow } from './store.ts'
import type { FollowPlacement } from './unit-responses.ts'

export type BestKnown = Pick<
  UnitRow,
  | 'name'
  | 'unifiedSocialCreditCode'
  | 'legalRepresentative'
  | 'phone'
  | 'address'
  | 'industryCode'
  | 'areaCode'
  | 'blockCode'
  | 'buildingCode'
>

export async function changeBestKnown(
  tx: Executor,
  ctx: SignedInContext,
  before: UnitRow,
  change: Partial<BestKnown>,
  reason: string,
  followPlacement: FollowPlacement,
): Promise<UnitRow> {
  const names = (Object.keys(change) as (keyof BestKnown)[]).filter(
    (name) => change[name] !== before[name],
  )
  if (names.length === 0) return before
  const after = await saveUnit(
    tx,
    before.id,
    Object.fromEntries(names.map((name) => [name, change[name]])),
  )
  await recordAudit(tx, ctx, {
    action: 'unit.change-best-known',
    subjectKind: 'unit',
    subjectId: before.id,
    reason,
    before: Object.fromEntries(names.map((name) => [name, before[name]])),
    after: Object.fromEntries(names.map((name) => [name, after[name]])),
  })
  if (names.some((name) => name === 'areaCode' || name === 'blockCode')) {
    const { areaCode, blockCode } = after
    await followPlacement(tx, { unitId: after.id, areaCode, blockCode })
    if (blockCode !== null && blockCode !== before.blockCode) {
      const move = { fromBlock: before.blockCode, toBlock: blockCode, reason }
      await startHandover(tx, ctx, { unitId: after.id, ...move })
    }
  }
  return after
}
