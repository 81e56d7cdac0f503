/** All SQL on responses, revisions, findings, drafts and the quarantine. */
import { createHash } from 'node:crypto'
import {
  and,
  asc,
  count,
  desc,
  eq,
  getTableColumns,
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
import type { Finding } from '../../../forms/engine/types.ts'
import {
  acceptedStates,
  type ResponseState,
  type ReviewLevel,
  reportedStates,
} from '../../contract/response-state.ts'
import type { FindingsFilter, Standing } from '../../contract/responses.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { hasCodePrefix, lockForAppend } from '../../platform/database/conditions.ts'
import type { Executor } from '../../platform/database/database.ts'
import { inPieces } from '../../platform/database/in-pieces.ts'
import { insertRow, prepared, updateRow } from '../../platform/database/prepared.ts'
import { withinReach } from '../areas/index.ts'
import { type UnitRow, unitIdsMatching } from '../frame/index.ts'
import type { PagePlace } from './page-key.ts'
import {
  finding,
  noticeGiven,
  priorResponse,
  quarantinedUpload,
  response,
  responseDraft,
  revision,
} from './tables.ts'

export type ResponseRow = typeof response.$inferSelect
type RevisionRow = typeof revision.$inferSelect
export type RevisionFacts = Omit<RevisionRow, 'content'>
export type QuarantineRow = typeof quarantinedUpload.$inferSelect
export type DraftRow = typeof responseDraft.$inferSelect

const { content: _bytes, ...revisionFacts } = getTableColumns(revision)

/** Holds back other writers of this response until the transaction ends. */
export function lockResponse(tx: Executor, responseId: string): Promise<void> {
  const digest = createHash('sha256').update(responseId).digest()
  // Above the numbers of the fixed chains, and a whole number that both engines hold exactly.
  return lockForAppend(tx, 1_000 + digest.readUIntBE(0, 6))
}

/** Ids of those that were not there yet. */
export async function insertResponses(
  tx: Executor,
  rows: readonly (typeof response.$inferInsert)[],
): Promise<string[]> {
  const added: string[] = []
  for (const piece of inPieces(rows, 31)) {
    const ids = await tx
      .insert(response)
      .values(piece)
      .onConflictDoNothing()
      .returning({ id: response.id })
    added.push(...ids.map((row) => row.id))
  }
  return added
}

const responseById = (db: Executor) =>
  db
    .select()
    .from(response)
    .where(eq(response.id, sql.placeholder('id')))

export async function findResponse(db: Executor, id: string): Promise<ResponseRow | undefined> {
  const [row] = await prepared(db, responseById).execute({ id })
  return row
}

export async function updateResponse(
  tx: Executor,
  id: string,
  change: Partial<Omit<ResponseRow, 'id'>>,
): Promise<ResponseRow> {
  const row = await updateRow(tx, response, id, change)
  // The caller has read or inserted it in the same transaction.
  return row!
}

export async function noteReviewStart(tx: Executor, id: string, at: string): Promise<void> {
  await updateRow(tx, response, id, { reviewStartedAt: at })
}

export async function insertRevision(
  tx: Executor,
  row: typeof revision.$inferInsert,
  findings: readonly Finding[],
  isExplained: (finding: Finding) => boolean,
): Promise<void> {
  await insertRow(tx, revision, row)
  for (const [position, each] of findings.entries()) {
    await insertRow(tx, finding, {
      revisionId: row.id,
      position,
      rule: each.rule,
      kind: each.kind,
      severity: each.severity,
      fields: [...each.fields],
      message: each.message,
      explained: each.severity === 'verify' && isExplained(each),
    })
  }
}

const revisionById = (db: Executor) =>
  db
    .select(revisionFacts)
    .from(revision)
    .where(eq(revision.id, sql.placeholder('id')))

export async function findRevision(db: Executor, id: string): Promise<RevisionFacts | undefined> {
  const [row] = await prepared(db, revisionById).execute({ id })
  return row
}

/** With the bytes as they arrived. */
export async function findRevisionWithContent(
  db: Executor,
  id: string,
): Promise<RevisionRow | undefined> {
  const [row] = await db.select().from(revision).where(eq(revision.id, id))
  return row
}

/** The first to arrive. */
export async function findFirstRevision(
  db: Executor,
  responseId: string,
): Promise<Pick<RevisionFacts, 'baseRevisionId'> | undefined> {
  const [row] = await db
    .select({ baseRevisionId: revision.baseRevisionId })
    .from(revision)
    .where(and(eq(revision.responseId, responseId), eq(revision.number, 1)))
  return row
}

const revisionsOfResponse = (db: Executor) =>
  db
    .select(revisionFacts)
    .from(revision)
    .where(eq(revision.responseId, sql.placeholder('responseId')))
    .orderBy(asc(revision.number))

/** Oldest first. */
export async function listRevisions(db: Executor, responseId: string): Promise<RevisionFacts[]> {
  return prepared(db, revisionsOfResponse).execute({ responseId })
}

export async function listFindings(db: Executor, revisionId: string): Promise<Finding[]> {
  const rows = await db
    .select()
    .from(finding)
    .where(eq(finding.revisionId, revisionId))
    .orderBy(asc(finding.position))
  return rows.map((row) => ({
    rule: row.rule,
    // Written from a Finding of the engine; only failures are stored.
    kind: row.kind as Finding['kind'],
    severity: row.severity as Finding['severity'],
    outcome: 'fail',
    fields: row.fields,
    message: row.message,
  }))
}

const answersOfUnit = (db: Executor) =>
  db
    .select({
      formId: response.formId,
      formVersion: revision.formVersion,
      answers: revision.answers,
    })
    .from(response)
    .innerJoin(revision, eq(revision.id, response.latestRevisionId))
    .where(
      and(
        eq(response.unitId, sql.placeholder('unitId')),
        eq(response.period, sql.placeholder('period')),
      ),
    )

/** The standing answers of each of the unit's forms in the period. */
export async function listAnswersOfUnit(db: Executor, unitId: string, period: string) {
  return prepared(db, answersOfUnit).execute({ unitId, period })
}

const responseBefore = (db: Executor) =>
  db
    .select({ period: priorResponse.period, answers: priorResponse.answers })
    .from(priorResponse)
    .where(
      and(
        eq(priorResponse.unitId, sql.placeholder('unitId')),
        eq(priorResponse.formId, sql.placeholder('formId')),
        lt(priorResponse.period, sql.placeholder('period')),
      ),
    )
    .orderBy(desc(priorResponse.period))
    .limit(1)

/** The same form of the latest period before. */
export async function findPriorResponse(
  db: Executor,
  of: { readonly unitId: string; readonly formId: string; readonly period: string },
) {
  const { unitId, formId, period } = of
  const [row] = await prepared(db, responseBefore).execute({ unitId, formId, period })
  return row
}

export async function insertPriorResponses(
  tx: Executor,
  rows: readonly (typeof priorResponse.$inferInsert)[],
): Promise<void> {
  for (const piece of inPieces(rows, 5)) {
    await tx.insert(priorResponse).values(piece).onConflictDoNothing()
  }
}

export async function findDraft(db: Executor, responseId: string): Promise<DraftRow | undefined> {
  const [row] = await db
    .select()
    .from(responseDraft)
    .where(eq(responseDraft.responseId, responseId))
  return row
}

export async function putDraft(tx: Executor, row: DraftRow): Promise<void> {
  const { responseId: _, ...change } = row
  await tx
    .insert(responseDraft)
    .values(row)
    .onConflictDoUpdate({ target: responseDraft.responseId, set: change })
}

const draftToDelete = (tx: Executor) =>
  tx
    .delete(responseDraft)
    .where(
      and(
        eq(responseDraft.responseId, sql.placeholder('responseId')),
        eq(responseDraft.savedBy, sql.placeholder('savedBy')),
      ),
    )

export async function deleteDraftOf(
  tx: Executor,
  responseId: string,
  savedBy: string,
): Promise<void> {
  await prepared(tx, draftToDelete).execute({ responseId, savedBy })
}

const quarantinedById = (db: Executor) =>
  db
    .select({ contentHash: quarantinedUpload.contentHash, receipt: quarantinedUpload.receipt })
    .from(quarantinedUpload)
    .where(eq(quarantinedUpload.revisionId, sql.placeholder('revisionId')))

export async function findQuarantined(db: Executor, revisionId: string) {
  return prepared(db, quarantinedById).execute({ revisionId })
}

export async function findQuarantinedUpload(
  db: Executor,
  id: string,
): Promise<QuarantineRow | undefined> {
  const [row] = await db.select().from(quarantinedUpload).where(eq(quarantinedUpload.id, id))
  return row
}

/** When each of these was taken into its response after all, by revision id. */
export async function findTakenOver(
  db: Executor,
  uploads: readonly Pick<QuarantineRow, 'revisionId' | 'contentHash'>[],
): Promise<ReadonlyMap<string, string>> {
  if (uploads.length === 0) return new Map()
  const { id, contentHash, receivedAt } = revision
  const ids = uploads.map((upload) => upload.revisionId)
  const rows = await db
    .select({ id, contentHash, receivedAt })
    .from(revision)
    .where(inArray(id, ids))
  const same = (row: (typeof rows)[number]) =>
    uploads.some((each) => each.revisionId === row.id && each.contentHash === row.contentHash)
  return new Map(rows.filter(same).map((row) => [row.id, row.receivedAt]))
}

export async function insertQuarantined(
  tx: Executor,
  row: typeof quarantinedUpload.$inferInsert,
): Promise<void> {
  await tx.insert(quarantinedUpload).values(row)
}

/** Newest first. `areaPrefix` of the office; the whole city also sees what no area is known of. */
export async function listQuarantined(
  db: Executor,
  areaPrefix: string,
  page: { readonly after: PagePlace | undefined; readonly limit: number },
): Promise<QuarantineRow[]> {
  const { receivedAt, id, areaCode } = quarantinedUpload
  const { after } = page
  const covered = hasCodePrefix(areaCode, areaPrefix)
  return db
    .select()
    .from(quarantinedUpload)
    .where(
      and(
        areaPrefix.length <= 4 ? or(covered, isNull(areaCode)) : covered,
        after && or(lt(receivedAt, after.at), and(eq(receivedAt, after.at), lt(id, after.id))),
      ),
    )
    .orderBy(desc(receivedAt), desc(id))
    .limit(page.limit)
}

export interface ResponsePage {
  readonly area: string | undefined
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
  /** First digits of the unit's industry. */
  readonly industry: string | undefined
  readonly kind: UnitRow['kind'] | undefined
  /** Only in these blocks. */
  readonly blocks: readonly string[] | undefined
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
  return db
    .select()
    .from(response)
    .where(
      and(
        withinReach(db, ctx, {
          area: response.areaCode,
          block: response.blockCode,
          unitId: response.unitId,
        }),
        given(page.area, (area) => hasCodePrefix(response.areaCode, area)),
        given(page.block, (block) => eq(response.blockCode, block)),
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
        given(page.industry, (digits) => hasCodePrefix(response.industryCode, digits)),
        given(page.kind, (kind) => eq(response.unitKind, kind)),
        given(page.blocks, (blocks) => inArray(response.blockCode, [...blocks])),
        given(page.search, (words) => inArray(response.unitId, unitIdsMatching(db, words))),
        given(page.after, ({ at, id }) =>
          page.order === 'attention'
            ? or(
                lt(response.attention, Number(at)),
                and(eq(response.attention, Number(at)), lt(response.id, id)),
              )
            : or(lt(response.updatedAt, at), and(eq(response.updatedAt, at), lt(response.id, id))),
        ),
      ),
    )
    .orderBy(
      desc(page.order === 'attention' ? response.attention : response.updatedAt),
      desc(response.id),
    )
    .limit(page.limit)
}

function ofStanding(wanted: Standing): SQL {
  if (wanted === 'unreported') return notInArray(response.state, [...reportedStates])
  return inArray(response.state, wanted === 'accepted' ? [...acceptedStates] : [...reportedStates])
}

function withFindings(wanted: FindingsFilter): SQL {
  return wanted === 'mandatory'
    ? gt(response.mandatoryFindings, 0)
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
      ),
    )
    .orderBy(asc(response.updatedAt), asc(response.id))
    .limit(limit)
  return rows.map(({ id }) => id)
}

/** Keeps the copies of a unit's place in step. */
export async function moveResponses(
  tx: Executor,
  place: {
    readonly unitId: string
    readonly areaCode: string | null
    readonly blockCode: string | null
  },
): Promise<void> {
  await tx
    .update(response)
    .set({ areaCode: place.areaCode, blockCode: place.blockCode })
    .where(eq(response.unitId, place.unitId))
}

/** Form, state and id of the responses these units owe. */
export async function listResponsesOfUnits(db: Executor, unitIds: readonly string[]) {
  const found: { unitId: string; responseId: string; formId: string; state: ResponseState }[] = []
  for (const piece of inPieces(unitIds)) {
    found.push(
      ...(await db
        .select({
          unitId: response.unitId,
          responseId: response.id,
          formId: response.formId,
          state: response.state,
        })
        .from(response)
        .where(and(inArray(response.unitId, piece), isNull(response.fellAwayAt)))
        .orderBy(asc(response.id))),
    )
  }
  return found
}

const heldByUnit = (db: Executor) =>
  db
    .select({
      id: response.id,
      formId: response.formId,
      period: response.period,
      state: response.state,
      revisions: response.revisions,
      fellAwayAt: response.fellAwayAt,
    })
    .from(response)
    .where(eq(response.unitId, sql.placeholder('unitId')))
    .orderBy(asc(response.id))

/** What a unit holds, whether owed or fallen away. */
export async function listHeldResponses(db: Executor, unitId: string) {
  return prepared(db, heldByUnit).execute({ unitId })
}

/** `at` null: owed again. */
export async function setFellAway(
  tx: Executor,
  responseIds: readonly string[],
  at: string | null,
): Promise<void> {
  if (responseIds.length === 0) return
  await tx
    .update(response)
    .set({ fellAwayAt: at })
    .where(inArray(response.id, [...responseIds]))
}

/** Responses by block and state; only what is owed. */
export async function countByBlockAndState(db: Executor, blockCodes: readonly string[]) {
  const found: { blockCode: string | null; state: ResponseState; responses: number }[] = []
  for (const piece of inPieces(blockCodes)) {
    found.push(
      ...(await db
        .select({ blockCode: response.blockCode, state: response.state, responses: count() })
        .from(response)
        .where(and(inArray(response.blockCode, piece), isNull(response.fellAwayAt)))
        .groupBy(response.blockCode, response.state)),
    )
  }
  return found
}

/** Units by county: how many of their respondents have reported, how many have problems open. */
export async function countReportingByCounty(db: Executor, codes: readonly string[]) {
  const one = (condition: SQL) => sql<number>`max(case when ${condition} then 1 else 0 end)`
  const byUnit = db
    .select({
      county: sql<string>`max(substr(${response.areaCode}, 1, 6))`.as('county'),
      reported: one(inArray(response.state, [...reportedStates])).as('reported'),
      accepted: one(inArray(response.state, [...acceptedStates])).as('accepted'),
      mandatory: one(sql`${response.mandatoryFindings} > 0`).as('mandatory'),
      unexplained: one(sql`${response.verifyFindings} > ${response.explainedFindings}`).as(
        'unexplained',
      ),
    })
    .from(response)
    .where(
      and(
        isNotNull(response.areaCode),
        isNull(response.fellAwayAt),
        or(sql`false`, ...codes.map((code) => hasCodePrefix(response.industryCode, code))),
      ),
    )
    .groupBy(response.unitId)
    .as('by_unit')
  const sum = (column: SQL | SQL.Aliased) => sql<number>`sum(${column})`.mapWith(Number)
  const county = sql<string>`${byUnit.county}`
  return db
    .select({
      county,
      reported: sum(byUnit.reported),
      accepted: sum(byUnit.accepted),
      withMandatory: sum(byUnit.mandatory),
      withUnexplained: sum(byUnit.unexplained),
    })
    .from(byUnit)
    .groupBy(county)
}

export type NoticeGivenRow = typeof noticeGiven.$inferSelect

export async function insertNoticeGiven(tx: Executor, row: NoticeGivenRow): Promise<void> {
  await tx.insert(noticeGiven).values(row)
}

export async function findNoticeGiven(
  db: Executor,
  id: string,
): Promise<NoticeGivenRow | undefined> {
  const [row] = await db.select().from(noticeGiven).where(eq(noticeGiven.id, id))
  return row
}
