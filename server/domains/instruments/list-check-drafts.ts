/** Drafts of checks, newest first: the whole history of who wanted what. */
import type * as contract from '../../contract/checks.ts'
import type { ReplyOf } from '../../contract/operation.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { requireRight } from '../identity/index.ts'
import { draftReplies } from './check-draft-reply.ts'
import { findDraftRow, listDraftRows } from './check-draft-store.ts'

export async function listCheckDrafts(
  ctx: SignedInContext,
  formId: string | undefined,
): Promise<ReplyOf<typeof contract.listCheckDrafts>> {
  requireRight(ctx, 'check.draft')
  return { drafts: await draftReplies(ctx, await listDraftRows(ctx.database.read, formId)) }
}

export async function getCheckDraft(
  ctx: SignedInContext,
  draftId: string,
): Promise<contract.CheckDraft> {
  requireRight(ctx, 'check.draft')
  const row = await findDraftRow(ctx.database.read, draftId)
  if (!row) throw new Problem('not-found', '没有这份草稿')
  const [reply] = await draftReplies(ctx, [row])
  return reply!
}
