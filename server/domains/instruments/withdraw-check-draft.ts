/** Withdraws a draft of a check; it stays in the history. */
import type { CheckDraft } from '../../contract/checks.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { recordAudit } from '../audit/index.ts'
import { updateDraftRow } from './check-draft-store.ts'
import { getCheckDraft } from './list-check-drafts.ts'
import { requireOwnDraft } from './own-check-draft.ts'

export async function withdrawCheckDraft(
  ctx: SignedInContext,
  draftId: string,
): Promise<CheckDraft> {
  await ctx.database.write(async (tx) => {
    const row = await requireOwnDraft(tx, ctx, draftId)
    await updateDraftRow(tx, draftId, { state: 'withdrawn', updatedAt: ctx.clock.now() })
    await recordAudit(tx, ctx, {
      action: 'check-draft.withdraw',
      subjectKind: 'check-draft',
      subjectId: draftId,
      before: { state: row.state },
      after: { state: 'withdrawn' },
    })
  })
  return getCheckDraft(ctx, draftId)
}
