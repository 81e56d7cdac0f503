/** Saves a draft of a check. A submitted one goes back to draft: what is approved is what was submitted. */
import type { CheckDraft } from '../../contract/checks.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { recordAudit } from '../audit/index.ts'
import { findLastRuleSet, updateDraftRow } from './check-draft-store.ts'
import type { CheckDraftText } from './judge-check-draft.ts'
import { getCheckDraft } from './list-check-drafts.ts'
import { requireOwnDraft } from './own-check-draft.ts'

export async function saveCheckDraft(
  ctx: SignedInContext,
  input: Pick<CheckDraftText, 'text' | 'cases' | 'reason'> & {
    readonly draftId: string
    readonly edition: number
  },
): Promise<CheckDraft> {
  await ctx.database.write(async (tx) => {
    const row = await requireOwnDraft(tx, ctx, input.draftId)
    if (row.edition !== input.edition) {
      throw new Problem('draft-conflict', '草稿在别处改过，请刷新后再改', { edition: row.edition })
    }
    const { text, cases, reason } = input
    const last = await findLastRuleSet(tx, row.formId, row.formVersion)
    const after = await updateDraftRow(tx, row.id, {
      ...{ text, cases, reason },
      state: 'draft',
      edition: row.edition + 1,
      basePublication: last?.publication ?? 0,
      updatedAt: ctx.clock.now(),
    })
    await recordAudit(tx, ctx, {
      action: 'check-draft.save',
      subjectKind: 'check-draft',
      subjectId: row.id,
      reason,
      before: { state: row.state, text: row.text },
      after: { state: after.state, text },
    })
  })
  return getCheckDraft(ctx, input.draftId)
}
