/** The area a page of progress is about: the one asked for, or one's own; anything else does not exist. */
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { areaPrefixOf, findAreaName } from '../areas/index.ts'
import { coversArea, requireRight } from '../identity/index.ts'

export interface AreaAsked {
  /** 4 to 12 digits. */
  readonly prefix: string
  readonly area: { readonly code: string; readonly name: string }
}

export async function areaAsked(
  ctx: SignedInContext,
  asked: string | undefined,
): Promise<AreaAsked> {
  requireRight(ctx, 'progress.view')
  const { scope } = ctx.actor
  if (scope.kind !== 'area') throw new Problem('not-allowed')
  const prefix = areaPrefixOf(asked ?? scope.areaPrefix)
  const name = await findAreaName(ctx.database.read, prefix)
  if (!coversArea(scope, prefix) || name === undefined) throw new Problem('not-found')
  return { prefix, area: { code: prefix.padEnd(12, '0'), name } }
}
