/** The queue of units without a block: heaps by area and street, and one heap with where it may belong. */
import type { ReplyOf } from '../../contract/operation.ts'
import type * as contract from '../../contract/placing.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { areaPrefixOf, findAreaNames, listBlockOutlines } from '../areas/index.ts'
import { coversArea, requireRight } from '../identity/index.ts'
import {
  blocksOfStreet,
  countAllUnplaced,
  countUnplaced,
  findPlacings,
  pageOfHeap,
} from './placing-store.ts'

const MOST_HEAPS = 300
const UNITS_AT_ONCE = 200
const MOST_BLOCKS_OF_STREET = 50
const TOWN_DIGITS = 9

/** `area` narrows the caller's own scope; what lies outside it is as good as empty. */
export async function listUnplacedHeaps(
  ctx: SignedInContext,
  { area }: { readonly area?: string },
): Promise<ReplyOf<typeof contract.listUnplacedHeaps>> {
  requireRight(ctx, 'frame.place-unit')
  const { scope } = ctx.actor
  const own = scope.kind === 'area' ? scope.areaPrefix : undefined
  const asked = area === undefined ? own : areaPrefixOf(area)
  if (own === undefined || asked === undefined || !coversArea(scope, asked)) {
    return { units: 0, heaps: [], more: false }
  }
  const db = ctx.database.read
  const heaps = await countUnplaced(db, asked, MOST_HEAPS + 1)
  const names = await findAreaNames(
    db,
    heaps.map(({ areaCode }) => areaCode),
  )
  return {
    units: await countAllUnplaced(db, asked),
    heaps: heaps.slice(0, MOST_HEAPS).map((heap) => ({
      ...heap,
      areaNames: [...(names.get(heap.areaCode) ?? [])],
    })),
    more: heaps.length > MOST_HEAPS,
  }
}

export async function getUnplacedHeap(
  ctx: SignedInContext,
  {
    areaCode,
    street = '',
    after,
  }: {
    readonly areaCode: string
    readonly street?: string
    readonly after?: string
  },
): Promise<ReplyOf<typeof contract.getUnplacedHeap>> {
  requireRight(ctx, 'frame.place-unit')
  if (!coversArea(ctx.actor.scope, areaCode)) throw new Problem('not-found')
  const db = ctx.database.read
  const rows = await pageOfHeap(db, { areaCode, street }, after, UNITS_AT_ONCE + 1)
  const page = rows.slice(0, UNITS_AT_ONCE)
  const placings = await findPlacings(
    db,
    page.map(({ id }) => id),
  )
  const within = areaPrefixOf(areaCode).slice(0, TOWN_DIGITS)
  const near = street === '' ? [] : await blocksOfStreet(db, within, street, MOST_BLOCKS_OF_STREET)
  const sameStreet = new Map(near.map(({ blockCode, units }) => [blockCode, units]))
  const blocks = await listBlockOutlines(db, within)
  return {
    units: page.map(({ id, name, address }) => {
      const { ground, confidence } = placings.get(id) ?? { ground: 'none', confidence: 0 }
      return { id, name, address, ground, confidence }
    }),
    next: rows.length > UNITS_AT_ONCE ? page.at(-1)!.id : null,
    blocks: blocks
      .map((block) => ({ ...block, sameStreet: sameStreet.get(block.code) ?? 0 }))
      .sort((a, b) => b.sameStreet - a.sameStreet || (a.code < b.code ? -1 : 1)),
  }
}
