/** All SQL on periods, holds and destructions, and on the tables of a class as far as destroying them goes. */
import { and, asc, count, desc, eq, getTableName, max, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Executor } from '../../platform/database/database.ts'
import type { RetainedTable } from '../../platform/database/retained-table.ts'
import {
  destruction,
  destructionDecision,
  destructionGate,
  destructionVoucher,
  retentionHold,
  retentionHoldLift,
  retentionRule,
} from './tables.ts'

export type RuleRow = typeof retentionRule.$inferSelect
export type HoldRow = typeof retentionHold.$inferSelect
export type LiftRow = typeof retentionHoldLift.$inferSelect
export type DestructionRow = typeof destruction.$inferSelect
export type DecisionRow = typeof destructionDecision.$inferSelect
export type VoucherRow = typeof destructionVoucher.$inferSelect

export async function insertRule(tx: Executor, row: RuleRow): Promise<void> {
  await tx.insert(retentionRule).values(row)
}

/** Newest last. */
export async function listRules(db: Executor): Promise<RuleRow[]> {
  return db
    .select()
    .from(retentionRule)
    .orderBy(asc(retentionRule.enteredAt), asc(retentionRule.id))
}

export async function insertHold(tx: Executor, row: HoldRow): Promise<void> {
  await tx.insert(retentionHold).values(row)
}

export async function insertLift(tx: Executor, row: LiftRow): Promise<void> {
  await tx.insert(retentionHoldLift).values(row)
}

/** Newest first; `lift` is null while it stands. */
export async function listHolds(
  db: Executor,
): Promise<{ readonly hold: HoldRow; readonly lift: LiftRow | null }[]> {
  return db
    .select({ hold: retentionHold, lift: retentionHoldLift })
    .from(retentionHold)
    .leftJoin(retentionHoldLift, eq(retentionHoldLift.holdId, retentionHold.id))
    .orderBy(desc(retentionHold.placedAt), desc(retentionHold.id))
}

export async function insertDestruction(tx: Executor, row: DestructionRow): Promise<void> {
  await tx.insert(destruction).values(row)
}

/** Newest first: a handful in the life of an installation. */
export async function listDestructions(db: Executor): Promise<DestructionRow[]> {
  return db.select().from(destruction).orderBy(desc(destruction.requestedAt), desc(destruction.id))
}

export async function insertDecision(tx: Executor, row: DecisionRow): Promise<void> {
  await tx.insert(destructionDecision).values(row)
}

export async function listDecisions(db: Executor): Promise<DecisionRow[]> {
  return db
    .select()
    .from(destructionDecision)
    .orderBy(asc(destructionDecision.decidedAt), asc(destructionDecision.id))
}

export async function listVouchers(db: Executor): Promise<VoucherRow[]> {
  return db.select().from(destructionVoucher)
}

/** The database refuses it unless the destruction is approved, due, not held and not carried out. */
export async function openGate(
  tx: Executor,
  { id, recordClass }: Pick<DestructionRow, 'id' | 'recordClass'>,
): Promise<void> {
  await tx.insert(destructionGate).values({ destructionId: id, recordClass })
}

/** Shuts the gate too, by a trigger. */
export async function insertVoucher(tx: Executor, row: VoucherRow): Promise<void> {
  await tx.insert(destructionVoucher).values(row)
}

export async function countRows(db: Executor, { table, only }: RetainedTable): Promise<number> {
  const [row] = await db.select({ rows: count() }).from(table).where(only)
  return row?.rows ?? 0
}

/** The youngest instant of the column that says how old rows are, or null. */
export async function newestIn(
  db: Executor,
  at: SQLiteColumn,
  only: SQL | undefined,
): Promise<string | null> {
  const [row] = await db
    .select({ newest: max(at) })
    .from(at.table as SQLiteTable)
    .where(only)
  return (row?.newest as string | null | undefined) ?? null
}

/** Up to `limit` rows in order of the key, after the row `last`. */
export async function pageOfTable(
  db: Executor,
  { table, key, only }: RetainedTable,
  last: Readonly<Record<string, unknown>> | undefined,
  limit: number,
): Promise<Record<string, unknown>[]> {
  return db
    .select()
    .from(table)
    .where(and(only, last && isAfter(key, last)))
    .orderBy(...key.map((column) => asc(column)))
    .limit(limit) as Promise<Record<string, unknown>[]>
}

function isAfter(key: readonly SQLiteColumn[], last: Readonly<Record<string, unknown>>): SQL {
  const columns = sql.join([...key], sql`, `)
  const values = sql.join(
    // A column is named as the member that holds it.
    key.map((column) => sql.param(last[column.name], column)),
    sql`, `,
  )
  return sql`(${columns}) > (${values})`
}

export async function deleteAll(tx: Executor, { table, only }: RetainedTable): Promise<void> {
  await tx.delete(table).where(only)
}

export function nameOf({ table }: RetainedTable): string {
  return getTableName(table)
}
