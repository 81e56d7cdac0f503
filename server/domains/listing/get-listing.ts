/** The checklist of a county, or of whatever area an office has, as it stands now, and what was signed. */
import type * as contract from '../../contract/listing.ts'
import type { QueryOf, ReplyOf } from '../../contract/operation.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { areaPrefixOf, findAreaNames } from '../areas/index.ts'
import { coversArea, requireRight } from '../identity/index.ts'
import { describeSignatures } from './describe-signatures.ts'
import { gatherFigures } from './gather-figures.ts'
import { judgeListing } from './judge-listing.ts'
import { signaturesBelow } from './store.ts'

const COUNTY_DIGITS = 6

export async function getListing(
  ctx: SignedInContext,
  query: QueryOf<typeof contract.getListing>,
): Promise<ReplyOf<typeof contract.getListing>> {
  requireRight(ctx, 'listing.view')
  const db = ctx.database.read
  const { scope } = ctx.actor
  if (scope.kind !== 'area') throw new Problem('not-allowed')
  const areaPrefix = query.area === undefined ? scope.areaPrefix : areaPrefixOf(query.area)
  if (!coversArea(scope, areaPrefix)) throw new Problem('parameter-not-acceptable')
  const checks = judgeListing(await gatherFigures(db, areaPrefix))
  const code = areaPrefix.padEnd(12, '0')
  const names = await findAreaNames(db, [code])
  // A town reads what its county signed.
  const signed = await signaturesBelow(db, areaPrefix.slice(0, COUNTY_DIGITS))
  return {
    ...{ areaPrefix, checks, ready: checks.every(({ passed }) => passed) },
    areaName: names.get(code)?.at(-1) ?? areaPrefix,
    signatures: await describeSignatures(db, signed),
  }
}
