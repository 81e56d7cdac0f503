/** One unit with what every source says of it and every outcome recorded, newest first. */

import type * as contract from '../../contract/frame.ts'
import type { ReplyOf } from '../../contract/operation.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { findDisplayNames } from '../identity/index.ts'
import { describeRecords } from './describe-records.ts'
import { getReachableUnit } from './get-reachable-unit.ts'
import { listRecordsOf } from './import-store.ts'
import { findWithdrawals, listOutcomes } from './store.ts'
import { summariseUnits } from './summarise-units.ts'
import type { FindResponsesOf } from './unit-responses.ts'

export async function getUnit(
  ctx: SignedInContext,
  unitId: string,
  findResponsesOf: FindResponsesOf,
): Promise<ReplyOf<typeof contract.getUnit>> {
  const db = ctx.database.read
  const row = await getReachableUnit(db, ctx, unitId)
  const [unit] = await summariseUnits(db, [row], findResponsesOf)
  const records = await listRecordsOf(db, unitId)
  const outcomes = await listOutcomes(db, unitId)
  const withdrawals = await findWithdrawals(
    db,
    outcomes.map((each) => each.id),
  )
  const people = await findDisplayNames(db, [
    ...outcomes.map((each) => each.recordedBy),
    ...[...withdrawals.values()].map((each) => each.withdrawnBy),
  ])
  return {
    unit: unit!,
    frameRecords: await describeRecords(db, records),
    outcomes: outcomes.map((each) => {
      const withdrawal = withdrawals.get(each.id)
      return {
        outcome: each.outcome,
        evidence: each.evidence,
        recordedAt: each.recordedAt,
        recordedBy: people.get(each.recordedBy) ?? '系统',
        withdrawn: withdrawal
          ? {
              reason: withdrawal.reason,
              withdrawnAt: withdrawal.withdrawnAt,
              withdrawnBy: people.get(withdrawal.withdrawnBy) ?? '系统',
            }
          : null,
      }
    }),
  }
}
