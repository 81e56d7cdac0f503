/** The digits of the area an office works on. */
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { areaPrefixOf } from '../areas/index.ts'
import { coversArea } from '../identity/index.ts'

export function scopePrefix({ actor }: SignedInContext): string {
  if (actor.scope.kind !== 'area') throw new Problem('not-allowed')
  return actor.scope.areaPrefix
}

/** The area asked about, or the whole scope; 404 beyond it. */
export function areaAsked(ctx: SignedInContext, area: string | undefined): string {
  if (area === undefined) return scopePrefix(ctx)
  const prefix = areaPrefixOf(area)
  if (!coversArea(ctx.actor.scope, prefix)) throw new Problem('not-found')
  return prefix
}
