/** The estimate of units no source knows, by county and kind, read from who knows whom. */
import type * as contract from '../../contract/omissions.ts'
import type { Estimate } from '../../contract/omissions.ts'
import type { QueryOf, ReplyOf } from '../../contract/operation.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { findAreaNames } from '../areas/index.ts'
import { countCaptures, sources } from '../frame/index.ts'
import { requireRight } from '../identity/index.ts'
import { estimateGroup } from './estimate/estimate-group.ts'
import { areaOf } from './own-area.ts'

const LISTING = '实地清查'

export async function estimateOmissions(
  ctx: SignedInContext,
  query: QueryOf<typeof contract.estimateOmissions>,
): Promise<ReplyOf<typeof contract.estimateOmissions>> {
  requireRight(ctx, 'omission.view')
  const db = ctx.database.read
  const areaPrefix = areaOf(ctx, query.area)
  const ids = sources.map(({ id }) => id)
  const names = [LISTING, ...sources.map(({ name }) => name)]
  const rows = await countCaptures(db, areaPrefix, ids)
  const areas = await findAreaNames(
    db,
    rows.map(({ county }) => county.padEnd(12, '0')),
  )
  const groups = new Map<string, typeof rows>()
  for (const row of rows) {
    const key = `${row.county} ${row.kind}`
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  return {
    estimates: [...groups.values()].map((group): Estimate => {
      const { county, kind } = group[0]!
      const captured = group.map(({ history, units }) => ({
        units,
        sources: names.flatMap((_, at) => ((history >> at) & 1 ? [at] : [])),
      }))
      const known = captured.reduce((sum, { units }) => sum + units, 0)
      const estimated = estimateGroup(captured)
      const named = (places: readonly number[]) => places.map((at) => names[at]!)
      return {
        ...{ county, unitKind: kind, known },
        countyName: areas.get(county.padEnd(12, '0'))?.at(-1) ?? county,
        histories: captured.map(({ sources: places, units }) => ({
          sources: named(places),
          units,
        })),
        ...(typeof estimated === 'string'
          ? { estimate: null, reason: estimated }
          : {
              reason: null,
              estimate: {
                ...intervals(estimated, known),
                method: estimated.method,
                sources: named(estimated.sources),
                dependent: estimated.dependent.map(named),
                aic: estimated.aic,
              },
            }),
      }
    }),
  }
}

/** Never fewer than are known, also to sources the model left out. */
function intervals(
  { total, from, to }: { readonly total: number; readonly from: number; readonly to: number },
  known: number,
) {
  const [value, low, high] = [total, from, to].map((each) => Math.max(known, each))
  return {
    total: { value: value!, from: low!, to: high! },
    missing: { value: value! - known, from: low! - known, to: high! - known },
  }
}
