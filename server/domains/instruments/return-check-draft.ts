/** Sends a submitted draft of a check back to its author with words. */
import type { CheckDraft } from '../../contract/checks.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { recordAudit } from '../audit/index.ts'
import { updateDraftRow } from './check-draft-store.ts'
import { getCheckDraft } from './list-check-drafts.ts'
import { requireSubmittedDraft } from './submitted-check-draft.ts'

export async function returnCheckDraft(
  ctx: SignedInContext,
  input: { readonly draftId: string; readonly note: string },
): Promise<CheckDraft> {
  const note = input.note.trim()
  await ctx.database.write(async (tx) => {
    const row = await requireSubmittedDraft(tx, ctx, input.draftId)
    if (note === '') throw new Problem('reason-required', '请写明退回的原因')
    const now = ctx.clock.now()
    await updateDraftRow(tx, row.id, {
      ...{ state: 'returned', updatedAt: now, decidedBy: ctx.actor.id, decidedAt: now },
      decisionNote: note,
    })
    await recordAudit(tx, ctx, {
      action: 'check-draft.return',
      subjectKind: 'check-draft',
      subjectId: row.id,
      reason: note,
      before: { state: row.state },
      after: { state: 'returned' },
    })
  })
  return getCheckDraft(ctx, input.draftId)
}
