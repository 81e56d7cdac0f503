/**
 * Which records of the field a person works on: offices and supervisors those in their area subtree,
 * an enumerator those in the blocks assigned to them, an enterprise its own unit. Everything else
 * answers 404. Higher domains use this for units and responses alike.
 */
import { type AnyColumn, and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { prepared } from '../../platform/database/prepared.ts'
import { isWithinScope, withinScope } from '../identity/index.ts'
import { blockAssignment } from './tables.ts'

export interface PlacedColumns {
  /** Area code, 12 digits. */
  readonly area: AnyColumn
  readonly block: AnyColumn
  readonly unitId: AnyColumn
}

/** The condition that keeps a query within the actor's reach. */
export function withinReach(
  db: Executor,
  ctx: SignedInContext,
  columns: PlacedColumns,
): SQL | undefined {
  const inScope = withinScope(ctx.actor.scope, columns)
  if (ctx.actor.role !== 'enumerator') return inScope
  const assigned = db
    .select({ code: blockAssignment.blockCode })
    .from(blockAssignment)
    .where(eq(blockAssignment.accountId, ctx.actor.id))
  return and(inScope, inArray(columns.block, assigned))
}

const assignmentOf = (db: Executor) =>
  db
    .select({ code: blockAssignment.blockCode })
    .from(blockAssignment)
    .where(
      and(
        eq(blockAssignment.accountId, sql.placeholder('accountId')),
        eq(blockAssignment.blockCode, sql.placeholder('blockCode')),
      ),
    )

/** Whether one record is within the actor's reach. */
export async function isWithinReach(
  db: Executor,
  ctx: SignedInContext,
  record: {
    readonly areaCode: string | null
    readonly blockCode: string | null
    readonly unitId: string | null
  },
): Promise<boolean> {
  if (!isWithinScope(ctx.actor.scope, record)) return false
  if (ctx.actor.role !== 'enumerator') return true
  if (record.blockCode === null) return false
  const { blockCode } = record
  const rows = await prepared(db, assignmentOf).execute({ accountId: ctx.actor.id, blockCode })
  return rows.length > 0
}
