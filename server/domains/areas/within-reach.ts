/**
 * Which records of the field a person works on: offices and supervisors those in their area subtree,
 * an enumerator those in the blocks assigned to them and those on their way out of these (移交), an
 * enterprise its own unit. Everything else answers 404. Higher domains use this for units and responses alike.
 */
import { type AnyColumn, and, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { prepared } from '../../platform/database/prepared.ts'
import { isWithinScope, type Right, requireRight, withinScope } from '../identity/index.ts'
import { blockAssignment, handover } from './tables.ts'

export interface PlacedColumns {
  /** Area code, 12 digits. */
  readonly area: AnyColumn | SQL
  readonly block: AnyColumn
  readonly unitId: AnyColumn
}

/** Where a record is and whose it is. */
export interface Placed {
  readonly areaCode: string | null
  readonly blockCode: string | null
  readonly unitId: string | null
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
  return and(
    inScope,
    or(
      inArray(columns.block, assigned),
      inArray(columns.unitId, leavingBlocksOf(db, ctx.actor.id)),
    ),
  )
}

/** Units handed over from the person's blocks that nobody has accepted yet: they see them still. */
function leavingBlocksOf(db: Executor, accountId: string) {
  return db
    .select({ unitId: handover.unitId })
    .from(handover)
    .innerJoin(blockAssignment, eq(blockAssignment.blockCode, handover.fromBlock))
    .where(and(eq(blockAssignment.accountId, accountId), isNull(handover.acceptedAt)))
}

/**
 * The one door to a single record: `not-allowed` unless the role holds the right, `not-found` when there
 * is no such record or it is beyond reach. Both leave a trace (law.md L-01).
 */
export async function requireReach<T extends Placed>(
  db: Executor,
  ctx: SignedInContext,
  right: Right,
  record: T | undefined,
): Promise<T> {
  requireRight(ctx, right)
  if (!record || !(await isWithinReach(db, ctx, record))) throw new Problem('not-found')
  return record
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

const leavingOf = (db: Executor) =>
  db
    .select({ id: handover.id })
    .from(handover)
    .innerJoin(blockAssignment, eq(blockAssignment.blockCode, handover.fromBlock))
    .where(
      and(
        eq(handover.unitId, sql.placeholder('unitId')),
        isNull(handover.acceptedAt),
        eq(blockAssignment.accountId, sql.placeholder('accountId')),
      ),
    )

/** Whether one record is within the actor's reach. */
export async function isWithinReach(
  db: Executor,
  ctx: SignedInContext,
  record: Placed,
): Promise<boolean> {
  if (!isWithinScope(ctx.actor.scope, record)) return false
  if (ctx.actor.role !== 'enumerator') return true
  const { blockCode, unitId } = record
  const accountId = ctx.actor.id
  if (blockCode !== null) {
    const assigned = await prepared(db, assignmentOf).execute({ accountId, blockCode })
    if (assigned.length > 0) return true
  }
  if (unitId === null) return false
  return (await prepared(db, leavingOf).execute({ accountId, unitId })).length > 0
}
