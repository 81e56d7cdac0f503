/** One signature, for offices of its county, above it, and of the towns in it; each sees its own area. */
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { requireRight } from '../identity/index.ts'
import { findSignature, type SignatureRow } from './store.ts'

export interface ReachableSignature {
  readonly signature: SignatureRow
  /** Units beyond this are not shown. */
  readonly areaPrefix: string
}

export async function getReachableSignature(
  db: Executor,
  ctx: SignedInContext,
  signatureId: string,
): Promise<ReachableSignature> {
  requireRight(ctx, 'listing.view')
  const { scope } = ctx.actor
  const signature = await findSignature(db, signatureId)
  if (!signature || scope.kind !== 'area') throw new Problem('not-found')
  const { areaPrefix } = signature
  if (areaPrefix.startsWith(scope.areaPrefix)) return { signature, areaPrefix }
  if (scope.areaPrefix.startsWith(areaPrefix)) return { signature, areaPrefix: scope.areaPrefix }
  throw new Problem('not-found')
}
