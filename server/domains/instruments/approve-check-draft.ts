/**
 * Approves a submitted draft as a second person and publishes it: a new rule version with an effective
 * time. What was found before keeps the version that found it.
 */
import { addChange } from '../../../forms/engine/rule-set.ts'
import type { CheckDraft } from '../../contract/checks.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { recordAudit } from '../audit/index.ts'
import { findLastRuleSet, insertRuleSet, updateDraftRow } from './check-draft-store.ts'
import { getCheckDraft } from './list-check-drafts.ts'
import { requireSubmittedDraft } from './submitted-check-draft.ts'

export async function approveCheckDraft(
  ctx: SignedInContext,
  input: {
    readonly draftId: string
    readonly effectiveAt: string | null
    readonly note: string
  },
): Promise<CheckDraft> {
  const { faults, edition } = await getCheckDraft(ctx, input.draftId)
  await ctx.database.write(async (tx) => {
    const row = await requireSubmittedDraft(tx, ctx, input.draftId)
    if (row.edition !== edition) throw new Problem('check-draft-closed', '草稿刚被改过，请刷新')
    if (faults.length > 0) throw new Problem('check-draft-faulty', faults.join('；'), { faults })
    const last = await findLastRuleSet(tx, row.formId, row.formVersion)
    if ((last?.publication ?? 0) !== row.basePublication) {
      throw new Problem(
        'rules-moved-on',
        '起草以后这张表又发布过审核关系，请退回起草人核对后再提交',
      )
    }
    const now = ctx.clock.now()
    const effectiveAt = input.effectiveAt ?? now
    const earliest = last && last.effectiveAt > now ? last.effectiveAt : now
    if (effectiveAt < earliest) {
      throw new Problem(
        'body-not-acceptable',
        '生效时间不能早于现在，也不能早于这张表上一次发布的生效时间',
      )
    }
    const publication = row.basePublication + 1
    const change = { checkId: row.checkId, text: row.kind === 'retire' ? null : row.text }
    await insertRuleSet(tx, {
      formId: row.formId,
      formVersion: row.formVersion,
      publication,
      changes: addChange(last?.changes ?? [], change),
      effectiveAt,
      publishedAt: now,
      publishedBy: ctx.actor.id,
      draftId: row.id,
    })
    await updateDraftRow(tx, row.id, {
      ...{ state: 'published', publication, updatedAt: now, decidedBy: ctx.actor.id },
      ...{ decidedAt: now, decisionNote: input.note.trim() },
    })
    await recordAudit(tx, ctx, {
      action: 'check-draft.approve',
      subjectKind: 'check-draft',
      subjectId: row.id,
      reason: row.reason,
      before: { state: row.state },
      after: {
        state: 'published',
        formId: row.formId,
        formVersion: row.formVersion,
        publication,
        effectiveAt,
        change,
      },
    })
  })
  return getCheckDraft(ctx, input.draftId)
}
