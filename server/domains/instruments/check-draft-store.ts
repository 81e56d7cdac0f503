/** All SQL on drafts and publications of checks. */
import { and, desc, eq, inArray, lte, sql } from 'drizzle-orm'
import { ruleVersionLabel } from '../../../forms/engine/rule-set.ts'
import type { Executor } from '../../platform/database/database.ts'
import { prepared } from '../../platform/database/prepared.ts'
import { checkDraft, ruleSet } from './tables.ts'

export type CheckDraftRow = typeof checkDraft.$inferSelect
export type RuleSetRow = typeof ruleSet.$inferSelect

export async function listDraftRows(db: Executor, formId?: string): Promise<CheckDraftRow[]> {
  return db
    .select()
    .from(checkDraft)
    .where(formId === undefined ? undefined : eq(checkDraft.formId, formId))
    .orderBy(desc(checkDraft.updatedAt), desc(checkDraft.id))
}

export async function findDraftRow(db: Executor, id: string): Promise<CheckDraftRow | undefined> {
  const [row] = await db.select().from(checkDraft).where(eq(checkDraft.id, id))
  return row
}

/** A draft of the same check that is still being worked on or waits for approval. */
export async function findOpenDraft(
  db: Executor,
  formId: string,
  checkId: string,
): Promise<CheckDraftRow | undefined> {
  const [row] = await db
    .select()
    .from(checkDraft)
    .where(
      and(
        eq(checkDraft.formId, formId),
        eq(checkDraft.checkId, checkId),
        inArray(checkDraft.state, ['draft', 'submitted', 'returned']),
      ),
    )
  return row
}

export async function insertDraftRow(tx: Executor, row: CheckDraftRow): Promise<void> {
  await tx.insert(checkDraft).values(row)
}

export async function updateDraftRow(
  tx: Executor,
  id: string,
  change: Partial<Omit<CheckDraftRow, 'id'>>,
): Promise<CheckDraftRow> {
  const [row] = await tx.update(checkDraft).set(change).where(eq(checkDraft.id, id)).returning()
  // Read by the caller in the same transaction.
  return row!
}

/** The last publication of the form version, in force or to come. */
export async function findLastRuleSet(
  db: Executor,
  formId: string,
  formVersion: string,
): Promise<RuleSetRow | undefined> {
  const [row] = await db
    .select()
    .from(ruleSet)
    .where(and(eq(ruleSet.formId, formId), eq(ruleSet.formVersion, formVersion)))
    .orderBy(desc(ruleSet.publication))
    .limit(1)
  return row
}

/** The publication in force at an instant; undefined when the checks are still those of the version. */
const ruleSetInForce = (db: Executor) =>
  db
    .select()
    .from(ruleSet)
    .where(
      and(
        eq(ruleSet.formId, sql.placeholder('formId')),
        eq(ruleSet.formVersion, sql.placeholder('formVersion')),
        lte(ruleSet.effectiveAt, sql.placeholder('at')),
      ),
    )
    .orderBy(desc(ruleSet.publication))
    .limit(1)

export async function findRuleSetInForce(
  db: Executor,
  formId: string,
  formVersion: string,
  at: string,
): Promise<RuleSetRow | undefined> {
  const [row] = await prepared(db, ruleSetInForce).execute({ formId, formVersion, at })
  return row
}

/** The publications in force at an instant, by `form@version`. */
export async function listRuleSetsInForce(
  db: Executor,
  at: string,
): Promise<ReadonlyMap<string, RuleSetRow>> {
  const rows = await db
    .select()
    .from(ruleSet)
    .where(lte(ruleSet.effectiveAt, at))
    .orderBy(ruleSet.publication)
  // Of each form version the last stands.
  return new Map(rows.map((row) => [`${row.formId}@${row.formVersion}`, row]))
}

export async function listRuleSetRows(db: Executor): Promise<RuleSetRow[]> {
  return db.select().from(ruleSet).orderBy(ruleSet.formId, ruleSet.publication)
}

/** When each publication of a form's checks takes or took effect, by its label, e.g. `2023.1+3`. */
export async function effectiveTimes(
  db: Executor,
  formId: string,
): Promise<ReadonlyMap<string, string>> {
  const { formVersion, publication, effectiveAt } = ruleSet
  const rows = await db
    .select({ formVersion, publication, effectiveAt })
    .from(ruleSet)
    .where(eq(ruleSet.formId, formId))
  return new Map(
    rows.map((row) => [ruleVersionLabel(row.formVersion, row.publication), row.effectiveAt]),
  )
}

export async function insertRuleSet(tx: Executor, row: RuleSetRow): Promise<void> {
  await tx.insert(ruleSet).values(row)
}
