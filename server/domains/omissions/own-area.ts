/** The area an office asks about, within its own. */
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { areaPrefixOf } from '../areas/index.ts'
import { coversArea } from '../identity/index.ts'

/** Digits of the area asked for, or of the whole scope. Throws `parameter-not-acceptable` outside it. */
export function areaOf(ctx: SignedInContext, asked?: string): string {
  const { scope } = ctx.actor
  if (scope.kind !== 'area') throw new Problem('not-allowed')
  const areaPrefix = asked === undefined ? scope.areaPrefix : areaPrefixOf(asked)
  if (!coversArea(scope, areaPrefix)) throw new Problem('parameter-not-acceptable')
  return areaPrefix
}
