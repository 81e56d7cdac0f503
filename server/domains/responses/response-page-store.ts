/** Responses as lists of an office show them. */
import {
  and,
  asc,
  desc,
  eq,
  gt,
  inArray,
  isNotNull,
  isNull,
  lt,
  notInArray,
  or,
  type SQL,
  sql,
} from 'drizzle-orm'
import {
  acceptedStates,
  type ResponseState,
  type ReviewLevel,
  reportedStates,
} from '../../contract/response-state.ts'
import { type FindingsFilter, type Standing, UNKNOWN } from '../../contract/responses.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { besideIndex, hasCodePrefix } from '../../platform/database/conditions.ts'
import type { Executor } from '../../platform/database/database.ts'
import { unwalkedBlocks, withinReach } from '../areas/index.ts'
import { type UnitRow, unitIdsMatching } from '../frame/index.ts'
import { hasNoMissingEstablishmentList } from './establishment-list.ts'
import type { PagePlace } from './page-key.ts'
import type { ResponseRow } from './store.ts'
import { response } from './tables.ts'

const AREA_DIGITS = 12
const COUNTY_DIGITS = 6

export interface ResponsePage {
  readonly area: string | undefined
  /** Only what is placed no closer than the area itself. */
  readonly placed: 'no' | undefined
  /** Or `none`. */
  readonly block: string | undefined
  readonly unit: string | undefined
  readonly form: string | undefined
  readonly state: ResponseState | undefined
  readonly findings: FindingsFilter | undefined
  /** Whose queue it lies in. */
  readonly awaiting: ReviewLevel | undefined
  /** Whether it is put aside; either where undefined. */
  readonly held: boolean | undefined
  readonly standing: Standing | undefined
  /** First digits of the unit's industry, or `none`. */
  readonly industry: string | undefined
  readonly kind: UnitRow['kind'] | undefined
  /** Only in these blocks. */
  readonly blocks: readonly string[] | undefined
  /** False: only where nobody walks. */
  readonly walked: false | undefined
  /** Part of the unit's name, or the beginning of its credit code. */
  readonly search: string | undefined
  /** Left out: latest change first. */
  readonly order?: 'attention'
  readonly after: PagePlace | undefined
  readonly limit: number
}

/** Responses within reach. */
export async function pageOfResponses(
  db: Executor,
  ctx: SignedInContext,
  page: ResponsePage,
): Promise<ResponseRow[]> {
  const given = <T>(value: T | undefined, condition: (value: T) => SQL | undefined) =>
    value === undefined ? undefined : condition(value)
  // A town's page is chosen among its own, in the index by place, and only its rows are read; a page of more than a
  // town is read in its order until it is full.
  const { scope } = ctx.actor
  const around = page.area ?? (scope.kind === 'area' ? scope.areaPrefix : '')
  const isInTown = around.length > COUNTY_DIGITS
  const place = isInTown ? response.areaCode : besideIndex(response.areaCode)
  const order = [
    desc(page.order === 'attention' ? response.attention : response.updatedAt),
    desc(response.id),
  ]
  const wanted = and(
    withinReach(db, ctx, {
      // SQLite takes the first range it finds, not the narrower.
      area: page.area === undefined ? place : besideIndex(response.areaCode),
      block: response.blockCode,
      unitId: response.unitId,
    }),
    given(page.area, (area) =>
      page.placed === 'no'
        ? eq(response.areaCode, area.padEnd(AREA_DIGITS, '0'))
        : hasCodePrefix(place, area),
    ),
    given(page.block, (block) =>
      block === UNKNOWN ? isNull(response.blockCode) : eq(response.blockCode, block),
    ),
    // What fell away shows with its unit only, never in a queue.
    page.unit === undefined && ctx.actor.scope.kind === 'area'
      ? isNull(response.fellAwayAt)
      : undefined,
    given(page.unit, (id) => eq(response.unitId, id)),
    given(page.form, (form) => eq(response.formId, form)),
    given(page.state, (state) => eq(response.state, state)),
    given(page.findings, withFindings),
    given(page.awaiting, (level) => eq(response.awaiting, level)),
    given(page.held, (held) => (held ? isNotNull(response.heldBy) : isNull(response.heldBy))),
    given(page.standing, ofStanding),
    given(page.industry, (digits) =>
      digits === UNKNOWN
        ? isNull(response.industryCode)
        : hasCodePrefix(response.industryCode, digits),
    ),
    given(page.kind, (kind) => eq(response.unitKind, kind)),
    given(page.blocks, (blocks) => inArray(response.blockCode, [...blocks])),
    given(page.walked, () =>
      or(
        isNull(response.blockCode),
        inArray(response.blockCode, unwalkedBlocks(db, page.area ?? '')),
      ),
    ),
    given(page.search, (words) => inArray(response.unitId, unitIdsMatching(db, words))),
    given(page.after, ({ at, id }) =>
      page.order === 'attention'
        ? or(
            lt(response.attention, Number(at)),
            and(eq(response.attention, Number(at)), lt(response.id, id)),
          )
        : or(lt(response.updatedAt, at), and(eq(response.updatedAt, at), lt(response.id, id))),
    ),
  )
  const rows = db.select().from(response)
  if (!isInTown)
    return rows
      .where(wanted)
      .orderBy(...order)
      .limit(page.limit)
  const ids = db.select({ id: response.id }).from(response).where(wanted)
  return rows.where(inArray(response.id, ids.orderBy(...order).limit(page.limit))).orderBy(...order)
}

function ofStanding(wanted: Standing): SQL {
  if (wanted === 'unreported') return notInArray(response.state, [...reportedStates])
  return inArray(response.state, wanted === 'accepted' ? [...acceptedStates] : [...reportedStates])
}

function withFindings(wanted: FindingsFilter): SQL {
  // In the words of the indexes on just these.
  return wanted === 'mandatory'
    ? sql`${response.mandatoryFindings} > 0`
    : gt(response.verifyFindings, response.explainedFindings)
}

/** Ids of what waits for a level in an area with nothing open, oldest first. */
export async function listCleanAwaiting(
  db: Executor,
  of: { readonly area: string; readonly form: string | undefined; readonly level: ReviewLevel },
  limit: number,
): Promise<string[]> {
  const rows = await db
    .select({ id: response.id })
    .from(response)
    .where(
      and(
        eq(response.awaiting, of.level),
        hasCodePrefix(response.areaCode, of.area),
        of.form === undefined ? undefined : eq(response.formId, of.form),
        isNull(response.fellAwayAt),
        isNull(response.heldBy),
        isNull(response.escalatedFrom),
        eq(response.inConflict, false),
        eq(response.mandatoryFindings, 0),
        eq(response.verifyFindings, response.explainedFindings),
        hasNoMissingEstablishmentList(db),
      ),
    )
    .orderBy(asc(response.updatedAt), asc(response.id))
    .limit(limit)
  return rows.map(({ id }) => id)
}
