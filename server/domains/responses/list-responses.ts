/** Responses within reach, latest change or highest in the order of review first, filtered and paged by key. */
import type { ResponseState, ReviewLevel } from '../../contract/response-state.ts'
import {
  type FindingsFilter,
  type ResponseSummary,
  type Standing,
  UNKNOWN,
} from '../../contract/responses.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { areaPrefixOf, listAssignedBlocks } from '../areas/index.ts'
import { requireRight } from '../identity/index.ts'
import { readPageKey, writePageKey } from './page-key.ts'
import { pageOfResponses } from './response-page-store.ts'
import type { ResponseRow } from './store.ts'
import { type FindReturns, summariseResponses } from './summarise-responses.ts'

const DEFAULT_LIMIT = 50

export interface ResponseFilter {
  readonly area?: string
  readonly placed?: 'no'
  readonly block?: string
  readonly unit?: string
  readonly form?: string
  readonly state?: ResponseState
  readonly findings?: FindingsFilter
  readonly awaiting?: ReviewLevel
  readonly held?: 'true' | 'false'
  readonly standing?: Standing
  readonly industry?: string
  readonly kind?: 'legalUnit' | 'establishment' | 'selfEmployed'
  readonly walker?: string
  readonly search?: string
  /** Key given as `next` with the page before. */
  readonly after?: string
  readonly limit?: number
}

export async function listResponses(
  ctx: SignedInContext,
  filter: ResponseFilter,
  findReturns: FindReturns,
  order?: 'attention',
): Promise<{ responses: ResponseSummary[]; next: string | null }> {
  requireRight(ctx, 'response.view')
  const after = filter.after === undefined ? undefined : readPageKey(filter.after)
  const db = ctx.database.read
  const limit = filter.limit ?? DEFAULT_LIMIT
  const search = filter.search?.trim()
  const rows = await pageOfResponses(db, ctx, {
    area: filter.area === undefined ? undefined : areaPrefixOf(filter.area),
    block: filter.block,
    unit: filter.unit,
    form: filter.form,
    state: filter.state,
    findings: filter.findings,
    standing: filter.standing,
    industry: filter.industry,
    kind: filter.kind,
    placed: filter.placed,
    blocks:
      filter.walker === undefined || filter.walker === UNKNOWN
        ? undefined
        : await blocksWalkedBy(db, filter.walker),
    walked: filter.walker === UNKNOWN ? false : undefined,
    awaiting: filter.awaiting,
    held: filter.held === undefined ? undefined : filter.held === 'true',
    search: search === '' ? undefined : search,
    after,
    ...(order !== undefined && { order }),
    limit: limit + 1,
  })
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    responses: await summariseResponses(db, page, findReturns),
    next:
      rows.length > limit && last ? writePageKey({ at: placeOf(last, order), id: last.id }) : null,
  }
}

function placeOf(row: ResponseRow, order: 'attention' | undefined): string {
  return order === 'attention' ? String(row.attention) : row.updatedAt
}

async function blocksWalkedBy(db: Executor, accountId: string): Promise<readonly string[]> {
  return (await listAssignedBlocks(db, [accountId])).get(accountId) ?? []
}
