/** The area asked about, as digits; anything beyond the own one does not exist. */
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { areaPrefixOf } from '../areas/index.ts'
import { coversArea, type Right, requireRight } from '../identity/index.ts'

export function areaOfFindings(
  ctx: SignedInContext,
  right: Extract<Right, `finding.${string}`>,
  asked: string | undefined,
): string {
  requireRight(ctx, right)
  const { scope } = ctx.actor
  if (scope.kind !== 'area') throw new Problem('not-allowed')
  const area = areaPrefixOf(asked ?? scope.areaPrefix)
  if (!coversArea(scope, area)) throw new Problem('not-found')
  return area
}
