/** A draft of a check as replies carry it, with what stands against it. */
import { ruleVersionLabel } from '../../../forms/engine/rule-set.ts'
import { findForm } from '../../../forms/generated/registry.ts'
import type { CheckDraft } from '../../contract/checks.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { openFormBook } from '../../platform/form-book.ts'
import { findDisplayNames } from '../identity/index.ts'
import { type CheckDraftRow, findLastRuleSet, listRuleSetRows } from './check-draft-store.ts'
import { applyRuleSet } from './form-in-force.ts'
import { faultsOfDraft } from './judge-check-draft.ts'
import { proveCheckDraft, type StandingRules } from './prove-check-draft.ts'

/** Not to be called inside a write: it may load forms. */
export async function draftReplies(
  ctx: SignedInContext,
  rows: readonly CheckDraftRow[],
): Promise<CheckDraft[]> {
  const db = ctx.database.read
  const book = await openFormBook()
  const names = await findDisplayNames(
    db,
    rows.flatMap((row) => [row.authorId, ...(row.decidedBy === null ? [] : [row.decidedBy])]),
  )
  const ruleSets = await listRuleSetRows(db)
  const replies = []
  for (const row of rows) {
    const { decidedBy, publication, basePublication: _, cases, ...told } = row
    const isOpen = row.state === 'draft' || row.state === 'submitted' || row.state === 'returned'
    const standing = isOpen ? await standingRules(db, row) : undefined
    const proof = standing && (await proveCheckDraft(ctx, standing, row))
    const published = ruleSets.find(
      (each) =>
        each.formId === row.formId &&
        each.formVersion === row.formVersion &&
        each.publication === publication,
    )
    replies.push({
      ...told,
      // Stored as the contract's schema accepted it.
      cases: cases as unknown as CheckDraft['cases'],
      authorName: names.get(row.authorId) ?? row.authorId,
      decidedByName: decidedBy === null ? null : (names.get(decidedBy) ?? decidedBy),
      ruleVersion: publication === null ? null : ruleVersionLabel(row.formVersion, publication),
      effectiveAt: published?.effectiveAt ?? null,
      faults: standing
        ? [...faultsOfDraft(book, standing.form, row), ...(proof?.faults ?? [])]
        : [],
      notes: [...(proof?.notes ?? [])],
      mayDecide: row.state === 'submitted' && row.authorId !== ctx.actor.id,
    })
  }
  return replies
}

/** The form of a draft with the checks of its last publication, in force or to come. */
async function standingRules(
  db: Executor,
  row: Pick<CheckDraftRow, 'formId' | 'formVersion'>,
): Promise<StandingRules | undefined> {
  const book = await openFormBook()
  const form = await findForm(row.formId, row.formVersion)
  if (!form) return undefined
  const last = await findLastRuleSet(db, row.formId, row.formVersion)
  return last
    ? { form: applyRuleSet(book, form, last), changes: last.changes }
    : { form, changes: [] }
}
