/** Signatures under areas within the actor's own, newest first. */

import { Problem } from '../../contract/problems.ts'
import type { SignOff } from '../../contract/review.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { areaPrefixOf, findAreaNames } from '../areas/index.ts'
import { coversArea, findDisplayNames, requireRight } from '../identity/index.ts'
import { listSignOffsWithin, type SignOffRow } from './store.ts'

const MOST = 500

export async function listSignOffs(
  ctx: SignedInContext,
  area: string | undefined,
): Promise<{ signOffs: SignOff[] }> {
  requireRight(ctx, 'progress.view')
  const { scope } = ctx.actor
  if (scope.kind !== 'area') throw new Problem('not-allowed')
  const prefix = areaPrefixOf(area ?? scope.areaPrefix)
  if (!coversArea(scope, prefix)) throw new Problem('not-found')
  const db = ctx.database.read
  return { signOffs: await describeSignOffs(db, await listSignOffsWithin(db, prefix, MOST)) }
}

export async function describeSignOffs(
  db: Executor,
  rows: readonly SignOffRow[],
): Promise<SignOff[]> {
  const people = await findDisplayNames(
    db,
    rows.flatMap((row) => [row.signedBy, ...(row.withdrawnBy === null ? [] : [row.withdrawnBy])]),
  )
  const names = await findAreaNames(
    db,
    rows.map((row) => row.areaPrefix.padEnd(12, '0')),
  )
  return rows.map((row) => ({
    signOffId: row.id,
    areaCode: row.areaPrefix.padEnd(12, '0'),
    areaNames: [...(names.get(row.areaPrefix.padEnd(12, '0')) ?? [])],
    level: row.level,
    statement: row.statement,
    counts: row.counts,
    signedAt: row.signedAt,
    signedBy: people.get(row.signedBy) ?? row.signedBy,
    withdrawn:
      row.withdrawnAt === null
        ? null
        : {
            at: row.withdrawnAt,
            by: people.get(row.withdrawnBy ?? '') ?? '',
            reason: row.withdrawReason ?? '',
          },
  }))
}
