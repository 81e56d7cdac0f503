/** Submits a draft of a check for approval; refused with every reason while anything stands against it. */
import type { CheckDraft } from '../../contract/checks.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { recordAudit } from '../audit/index.ts'
import { updateDraftRow } from './check-draft-store.ts'
import { getCheckDraft } from './list-check-drafts.ts'
import { requireOwnDraft } from './own-check-draft.ts'

export async function submitCheckDraft(ctx: SignedInContext, draftId: string): Promise<CheckDraft> {
  const { faults, edition } = await getCheckDraft(ctx, draftId)
  await ctx.database.write(async (tx) => {
    const row = await requireOwnDraft(tx, ctx, draftId)
    if (row.state === 'submitted') return
    if (row.edition !== edition) throw new Problem('check-draft-closed', '草稿刚被改过，请再提交')
    if (faults.length > 0) {
      throw new Problem('check-draft-faulty', faults.join('；'), { faults })
    }
    await updateDraftRow(tx, draftId, { state: 'submitted', updatedAt: ctx.clock.now() })
    await recordAudit(tx, ctx, {
      action: 'check-draft.submit',
      subjectKind: 'check-draft',
      subjectId: draftId,
      before: { state: row.state },
      after: { state: 'submitted', edition: row.edition },
    })
  })
  return getCheckDraft(ctx, draftId)
}
