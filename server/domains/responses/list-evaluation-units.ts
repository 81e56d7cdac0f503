/** Responses a check fires on in their latest evaluation, with their units, page by page. */
import type * as contract from '../../contract/evaluation.ts'
import type { ReplyOf } from '../../contract/operation.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { findAreaNames } from '../areas/index.ts'
import { findUnits, type UnitRow } from '../frame/index.ts'
import { requireRight } from '../identity/index.ts'
import { type FiringUnit, pageOfFiring } from './evaluation-tally-store.ts'
import { readPageKey, writePageKey } from './page-key.ts'
import { areaAsked } from './scope-prefix.ts'

const UNITS_AT_ONCE = 20
/** Rows read at a time, and in all for one page, while looking for units of an industry. */
const PIECE = 200
const MOST_PIECES = 10

interface Found extends FiringUnit {
  readonly unit: UnitRow | undefined
}

export async function listEvaluationUnits(
  ctx: SignedInContext,
  query: {
    readonly rule: string
    readonly area?: string | undefined
    /** 2 digits, or `none`. */
    readonly industry?: string | undefined
    readonly after?: string | undefined
  },
): Promise<ReplyOf<typeof contract.listEvaluationUnits>> {
  requireRight(ctx, 'evaluation.view')
  const area = query.area === undefined ? undefined : areaAsked(ctx, query.area)
  const from = query.after === undefined ? '' : readPageKey(query.after).id
  const { page, next } = await readPage(ctx, { ...query, area }, from)
  const names = await findAreaNames(
    ctx.database.read,
    page.flatMap(({ areaCode }) => areaCode ?? []),
  )
  return {
    units: page.map(({ responseId, unitId, areaCode, state, message, unit }) => ({
      ...{ responseId, unitId, state, message },
      unitName: unit?.name ?? unitId,
      areaName: names.get(areaCode ?? '')?.join(' ') ?? '',
    })),
    next: next === null ? null : writePageKey({ at: '-', id: next }),
  }
}

async function readPage(
  ctx: SignedInContext,
  asked: {
    readonly rule: string
    readonly area: string | undefined
    readonly industry?: string | undefined
  },
  from: string,
): Promise<{ readonly page: readonly Found[]; readonly next: string | null }> {
  const db = ctx.database.read
  const { rule, area, industry } = asked
  const page: Found[] = []
  let after = from
  for (let piece = 0; piece < MOST_PIECES; piece++) {
    const rows = await pageOfFiring(db, ctx, { rule, area, after, limit: PIECE })
    const units = await findUnits(
      db,
      rows.map(({ unitId }) => unitId),
    )
    for (const row of rows) {
      const unit = units.get(row.unitId)
      const division = unit?.industryCode?.slice(0, 2) ?? ''
      if (industry !== undefined && division !== (industry === 'none' ? '' : industry)) continue
      if (page.length === UNITS_AT_ONCE) return { page, next: page.at(-1)!.responseId }
      page.push({ ...row, unit })
    }
    if (rows.length < PIECE) return { page, next: null }
    after = rows.at(-1)!.responseId
  }
  return { page, next: after }
}
