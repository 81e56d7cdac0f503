/** The area of a coding desk: the one asked for or one's own, of a county or a city. */
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { areaPrefixOf } from '../areas/index.ts'
import { coversArea, requireRight } from '../identity/index.ts'

const COUNTY_DIGITS = 6

export function deskArea(ctx: SignedInContext, asked: string | undefined): string {
  requireRight(ctx, 'industry.code')
  const { scope } = ctx.actor
  if (scope.kind !== 'area') throw new Problem('not-allowed')
  const prefix = areaPrefixOf(asked ?? scope.areaPrefix)
  if (!coversArea(scope, prefix)) throw new Problem('not-found')
  return prefix.slice(0, COUNTY_DIGITS)
}
