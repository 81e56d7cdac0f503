/** A submitted draft for the second person: someone other than its author. */
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { requireRight } from '../identity/index.ts'
import { type CheckDraftRow, findDraftRow } from './check-draft-store.ts'

export async function requireSubmittedDraft(
  db: Executor,
  ctx: SignedInContext,
  draftId: string,
): Promise<CheckDraftRow> {
  requireRight(ctx, 'check.approve')
  const row = await findDraftRow(db, draftId)
  if (!row) throw new Problem('not-found', '没有这份草稿')
  if (row.authorId === ctx.actor.id) throw new Problem('second-person-required')
  if (row.state !== 'submitted') throw new Problem('check-draft-closed', '草稿不在待审批状态')
  return row
}
