/**
 * The area asked about, as digits, where counts are kept by town: a village has none of its own, and what lies
 * beyond the caller's area does not exist. The caller has looked at the right.
 */
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { areaPrefixOf } from '../areas/index.ts'
import { coversArea } from '../identity/index.ts'

const TOWN_DIGITS = 9

export function townAsked(ctx: SignedInContext, asked: string | undefined): string {
  const { scope } = ctx.actor
  if (scope.kind !== 'area') throw new Problem('not-allowed')
  const area = areaPrefixOf(asked ?? scope.areaPrefix)
  if (!coversArea(scope, area)) throw new Problem('not-found')
  if (area.length > TOWN_DIGITS) {
    throw new Problem('parameter-not-acceptable', '审核问题按乡镇街道统计，请选乡镇街道或以上')
  }
  return area
}
