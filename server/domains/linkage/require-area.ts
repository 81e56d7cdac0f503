/** The digits of the area an office works for. */
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'

export function requireArea(ctx: SignedInContext): string {
  const { scope } = ctx.actor
  if (scope.kind !== 'area') throw new Problem('not-allowed')
  return scope.areaPrefix
}
