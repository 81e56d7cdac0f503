/** One revision as it was received, with the findings of its time. */
import type { ReplyOf } from '../../contract/operation.ts'
import { Problem } from '../../contract/problems.ts'
import type { getRevision as operation } from '../../contract/responses.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { asReply } from './judge-answers.ts'
import { getReachableResponse } from './reachable-response.ts'
import { findRevision, listFindings } from './revision-store.ts'
import { summariseRevisions } from './summarise-revisions.ts'

export async function getRevision(
  ctx: SignedInContext,
  input: { readonly responseId: string; readonly revisionId: string },
): Promise<ReplyOf<typeof operation>> {
  const db = ctx.database.read
  const response = await getReachableResponse(db, ctx, input.responseId)
  const row = await findRevision(db, input.revisionId)
  if (row?.responseId !== response.id) throw new Problem('not-found')
  const [revision] = await summariseRevisions(db, [row])
  return {
    revision: revision!,
    answers: row.answers,
    explanations: row.explanations,
    keptAside: row.keptAside ?? [],
    findings: (await listFindings(db, row.id)).map(asReply),
  }
}
