/** The queue of the desk within the caller's area, and how many wait in each. */

import type * as contract from '../../contract/duplicates.ts'
import type { DuplicateQueue } from '../../contract/duplicates.ts'
import type { ReplyOf } from '../../contract/operation.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { areaPrefixOf } from '../areas/index.ts'
import { coversArea, requireRight } from '../identity/index.ts'
import type { Desk } from './desk.ts'
import { requireArea } from './require-area.ts'
import { countPairs, type PairPage, type PairRow, pageOfPairs } from './store.ts'
import { summarisePairs } from './summarise-pairs.ts'

export interface DuplicateFilter {
  readonly queue?: DuplicateQueue
  readonly order?: PairPage['order']
  readonly area?: string
  readonly after?: string
  readonly limit?: number
}

const DEFAULT_LIMIT = 50

export async function listDuplicates(
  ctx: SignedInContext,
  desk: Desk,
  filter: DuplicateFilter,
): Promise<ReplyOf<typeof contract.listDuplicates>> {
  requireRight(ctx, 'duplicate.view')
  const db = ctx.database.read
  const own = requireArea(ctx)
  const areaPrefix = filter.area === undefined ? own : areaPrefixOf(filter.area)
  if (!coversArea(ctx.actor.scope, areaPrefix)) throw new Problem('parameter-not-acceptable')
  const { queue = 'open', order = 'probability', limit = DEFAULT_LIMIT } = filter
  const after = filter.after === undefined ? undefined : readKey(filter.after, queue)
  const rows = await pageOfPairs(db, { areaPrefix, queue, order, after, limit: limit + 1 })
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  return {
    pairs: await summarisePairs(db, desk, page),
    next: last ? `${keyOf(last, queue, order)} ${last.id}` : null,
    counts: await countPairs(db, areaPrefix),
  }
}

function keyOf(row: PairRow, queue: DuplicateQueue, order: PairPage['order']): string {
  if (queue === 'decided') return row.decidedAt ?? ''
  return String(order === 'consequence' ? row.consequence : row.weight)
}

function readKey(after: string, queue: DuplicateQueue): NonNullable<PairPage['after']> {
  const [value = '', id] = after.split(' ')
  if (id === undefined || (queue !== 'decided' && !/^-?\d+$/.test(value))) {
    throw new Problem('parameter-not-acceptable', '翻页标记不对，请从第一页重新查')
  }
  return { value: queue === 'decided' ? value : Number(value), id }
}
