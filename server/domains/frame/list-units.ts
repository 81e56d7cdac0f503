/** Units within reach, filtered, in the order of their areas; pages continue after a key. */
import type { UnitSummary } from '../../contract/frame.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { areaPrefixOf } from '../areas/index.ts'
import { requireRight } from '../identity/index.ts'
import { cleanText } from './clean-cell.ts'
import { findSource, LISTING_SOURCE_NAME } from './sources.ts'
import { pageOfUnits } from './store.ts'
import { summariseUnits } from './summarise-units.ts'
import type { FindResponsesOf } from './unit-responses.ts'

const DEFAULT_LIMIT = 50

export interface UnitFilter {
  readonly area?: string
  readonly placed?: 'no'
  readonly block?: string
  readonly search?: string
  /** `true`: only units of lists without an outcome yet; `false`: all others. */
  readonly open?: 'true' | 'false'
  readonly source?: string
  readonly after?: string
  readonly limit?: number
}

export async function listUnits(
  ctx: SignedInContext,
  filter: UnitFilter,
  findResponsesOf: FindResponsesOf,
): Promise<{ units: UnitSummary[]; next: string | null }> {
  requireRight(ctx, 'frame.view')
  const db = ctx.database.read
  const limit = filter.limit ?? DEFAULT_LIMIT
  const search = cleanText(filter.search ?? '').normalize('NFKC')
  const rows = await pageOfUnits(db, ctx, {
    area: filter.area === undefined ? undefined : areaPrefixOf(filter.area),
    placed: filter.placed,
    block: filter.block,
    search: search === '' ? undefined : search,
    open: filter.open === undefined ? undefined : filter.open === 'true',
    source: sourceFilter(filter.source),
    after: filter.after === undefined ? undefined : readKey(filter.after),
    limit: limit + 1,
  })
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  return {
    units: await summariseUnits(db, page, findResponsesOf),
    next: last ? `${last.areaCode}.${last.id}` : null,
  }
}

function sourceFilter(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  if (text === LISTING_SOURCE_NAME || text === 'listing') return 'listing'
  const source = findSource(text)
  if (!source) throw new Problem('parameter-not-acceptable', `没有来源「${text}」`)
  return source.id
}

function readKey(after: string): { areaCode: string; id: string } {
  const [, areaCode, id] = /^(\d{12})\.(.+)$/.exec(after) ?? []
  if (areaCode === undefined || id === undefined) {
    throw new Problem('parameter-not-acceptable', '翻页标记不对，请从第一页重新查')
  }
  return { areaCode, id }
}
