/** Starts a draft of a check. Nothing changes for respondents until a second person approves it. */
import { formTable } from '../../../forms/form-words.ts'
import { findForm } from '../../../forms/generated/registry.ts'
import type { CheckDraft } from '../../contract/checks.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { recordAudit } from '../audit/index.ts'
import { requireRight } from '../identity/index.ts'
import { findLastRuleSet, findOpenDraft, insertDraftRow } from './check-draft-store.ts'
import type { CheckDraftText } from './judge-check-draft.ts'
import { getCheckDraft } from './list-check-drafts.ts'

export async function createCheckDraft(
  ctx: SignedInContext,
  input: CheckDraftText & { readonly formId: string },
): Promise<CheckDraft> {
  requireRight(ctx, 'check.draft')
  const form = await findForm(input.formId)
  if (!form) throw new Problem('code-not-in-list', `没有 ${formTable(input.formId)}`)
  const id = ctx.newId()
  await ctx.database.write(async (tx) => {
    const open = await findOpenDraft(tx, form.id, input.checkId)
    if (open) {
      throw new Problem('check-draft-exists', `请在已有的草稿上继续`, { draftId: open.id })
    }
    const last = await findLastRuleSet(tx, form.id, form.version)
    const now = ctx.clock.now()
    await insertDraftRow(tx, {
      id,
      formId: form.id,
      formVersion: form.version,
      kind: input.kind,
      checkId: input.checkId,
      text: input.text,
      cases: input.cases,
      reason: input.reason,
      state: 'draft',
      edition: 1,
      basePublication: last?.publication ?? 0,
      authorId: ctx.actor.id,
      createdAt: now,
      updatedAt: now,
      decidedBy: null,
      decidedAt: null,
      decisionNote: null,
      publication: null,
    })
    await recordAudit(tx, ctx, {
      action: 'check-draft.create',
      subjectKind: 'check-draft',
      subjectId: id,
      reason: input.reason,
      after: { formId: form.id, kind: input.kind, checkId: input.checkId, text: input.text },
    })
  })
  return getCheckDraft(ctx, id)
}
