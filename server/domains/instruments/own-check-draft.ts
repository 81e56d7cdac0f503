/** The draft of the person acting, while it is not published or withdrawn. */
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { requireRight } from '../identity/index.ts'
import { type CheckDraftRow, findDraftRow } from './check-draft-store.ts'

export async function requireOwnDraft(
  db: Executor,
  ctx: SignedInContext,
  draftId: string,
): Promise<CheckDraftRow> {
  requireRight(ctx, 'check.draft')
  const row = await findDraftRow(db, draftId)
  if (!row) throw new Problem('not-found', '没有这份草稿')
  if (row.authorId !== ctx.actor.id) throw new Problem('not-allowed', '草稿由起草人修改')
  if (row.state === 'published' || row.state === 'withdrawn') {
    throw new Problem('check-draft-closed', '草稿已经办结，请另起草')
  }
  return row
}
