/** All SQL on the openings and approvals of forms. */
import { and, desc, eq, sql } from 'drizzle-orm'
import type { Executor } from '../../platform/database/database.ts'
import { prepared } from '../../platform/database/prepared.ts'
import { formApproval, formOpening, legalNotice } from './tables.ts'

export type OpeningRow = typeof formOpening.$inferSelect
export type ApprovalRow = typeof formApproval.$inferSelect

const openingOf = (db: Executor) =>
  db
    .select()
    .from(formOpening)
    .where(
      and(
        eq(formOpening.formId, sql.placeholder('formId')),
        eq(formOpening.formVersion, sql.placeholder('formVersion')),
      ),
    )

export async function findOpeningRow(
  db: Executor,
  formId: string,
  formVersion: string,
): Promise<OpeningRow | undefined> {
  const [row] = await prepared(db, openingOf).execute({ formId, formVersion })
  return row
}

export async function listOpeningRows(db: Executor): Promise<OpeningRow[]> {
  return db.select().from(formOpening)
}

export async function saveOpening(tx: Executor, row: OpeningRow): Promise<void> {
  await tx
    .insert(formOpening)
    .values(row)
    .onConflictDoUpdate({
      target: [formOpening.formId, formOpening.formVersion],
      set: { opensOn: row.opensOn, dueOn: row.dueOn },
    })
}

const approvalOf = (db: Executor) =>
  db
    .select()
    .from(formApproval)
    .where(
      and(
        eq(formApproval.formId, sql.placeholder('formId')),
        eq(formApproval.formVersion, sql.placeholder('formVersion')),
      ),
    )

export async function findApprovalRow(
  db: Executor,
  formId: string,
  formVersion: string,
): Promise<ApprovalRow | undefined> {
  const [row] = await prepared(db, approvalOf).execute({ formId, formVersion })
  return row
}

export async function listApprovalRows(db: Executor): Promise<ApprovalRow[]> {
  return db.select().from(formApproval)
}

export async function saveApproval(tx: Executor, row: ApprovalRow): Promise<void> {
  const { formId: _, formVersion: __, ...change } = row
  await tx
    .insert(formApproval)
    .values(row)
    .onConflictDoUpdate({
      target: [formApproval.formId, formApproval.formVersion],
      set: change,
    })
}

export async function insertNotice(
  tx: Executor,
  row: typeof legalNotice.$inferInsert,
): Promise<void> {
  await tx.insert(legalNotice).values(row)
}

export async function findNewestNotice(
  db: Executor,
): Promise<typeof legalNotice.$inferSelect | undefined> {
  const [row] = await db.select().from(legalNotice).orderBy(desc(legalNotice.edition)).limit(1)
  return row
}
