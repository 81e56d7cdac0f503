/** The blocks within reach, in code order, with what is left to do in each. */
import type { BlockSummary } from '../../contract/areas.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { findDisplayNames, requireRight } from '../identity/index.ts'
import { areaPrefixOf } from './area-code.ts'
import { type CountInBlocks, figuresOf } from './block-figures.ts'
import { findAreaNames } from './find-area-names.ts'
import { type BlockRow, countBuildings, findAssignments, pageOfBlocks } from './store.ts'

const DEFAULT_LIMIT = 200

export interface BlockFilter {
  readonly area?: string
  /** Code of the last block of the page before. */
  readonly after?: string
  readonly limit?: number
}

export async function listBlocks(
  ctx: SignedInContext,
  filter: BlockFilter,
  counters: readonly CountInBlocks[],
): Promise<{ blocks: BlockSummary[]; next: string | null }> {
  requireRight(ctx, 'area.view')
  const db = ctx.database.read
  const limit = filter.limit ?? DEFAULT_LIMIT
  const rows = await pageOfBlocks(db, ctx, {
    area: filter.area === undefined ? undefined : areaPrefixOf(filter.area),
    after: filter.after,
    limit: limit + 1,
  })
  const page = rows.slice(0, limit)
  return {
    blocks: await summariseBlocks(db, page, counters),
    next: rows.length > limit ? (page.at(-1)?.code ?? null) : null,
  }
}

export async function summariseBlocks(
  db: Executor,
  rows: readonly Pick<BlockRow, 'code' | 'areaCode' | 'name'>[],
  counters: readonly CountInBlocks[],
): Promise<BlockSummary[]> {
  const codes = rows.map((row) => row.code)
  const names = await findAreaNames(db, codes)
  const figures = await figuresOf(db, codes, [countBuildings, ...counters])
  const assignments = await findAssignments(db, codes)
  const people = await findDisplayNames(
    db,
    assignments.map((each) => each.accountId),
  )
  return rows.map((row) => ({
    code: row.code,
    name: row.name,
    areaCode: row.areaCode,
    areaNames: [...(names.get(row.code) ?? [])],
    enumerator:
      assignments
        .filter((each) => each.blockCode === row.code)
        .map((each) => people.get(each.accountId) ?? each.accountId)
        .join('、') || null,
    counts: figures(row.code),
  }))
}
