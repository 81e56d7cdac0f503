/**
 * An office takes an upload out of quarantine into its response, in its author's name, after it asked
 * what was the matter: the tablet was found again, the block had been given to someone else meanwhile. The
 * bytes are those received; the quarantined upload stays as it is. Safe to repeat.
 */
import { Problem } from '../../contract/problems.ts'
import type { Receipt } from '../../contract/responses.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { findAccountById, isWithinScope, requireRight } from '../identity/index.ts'
import { findQuarantinedUpload, type QuarantineRow } from './quarantine-store.ts'
import { receiveRevision } from './receive-revision.ts'

export async function takeOverUpload(
  ctx: SignedInContext,
  input: { readonly uploadId: string; readonly reason: string },
): Promise<Receipt> {
  requireRight(ctx, 'quarantine.take-over')
  const db = ctx.database.read
  const row = await findQuarantinedUpload(db, input.uploadId)
  if (!row || !isTheirs(ctx, row)) throw new Problem('not-found')
  const author = await findAccountById(db, row.receivedBy)
  if (!author) throw new Problem('not-found')
  const { responseId, revisionId } = row
  return receiveRevision(
    { ...ctx, actor: author },
    {
      ...{ responseId, revisionId, bytes: row.content },
      takenOver: { ...input, office: ctx },
    },
  )
}

/** As the list shows them: the whole city also sees what no area is known of. */
function isTheirs({ actor: { scope } }: SignedInContext, row: QuarantineRow): boolean {
  if (row.areaCode !== null) return isWithinScope(scope, { areaCode: row.areaCode, unitId: null })
  return scope.kind === 'area' && scope.areaPrefix.length <= 4
}
