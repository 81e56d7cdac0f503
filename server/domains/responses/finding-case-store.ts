/** All SQL on findings through the revisions, their steps and counts. */
import { and, asc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { FindingState } from '../../contract/findings.ts'
import { reportedStates } from '../../contract/response-state.ts'
import { hasCodePrefix, isOneOf } from '../../platform/database/conditions.ts'
import type { Executor } from '../../platform/database/database.ts'
import { inPieces } from '../../platform/database/in-pieces.ts'
import { insertRows } from '../../platform/database/insert-rows.ts'
import { prepared, updateRow } from '../../platform/database/prepared.ts'
import type { FindingCaseRow, FindingChanges, FindingStepRow } from './decide-finding-steps.ts'
import { findingCase, findingStep, response, revision } from './tables.ts'

const casesOfOne = (db: Executor) =>
  db
    .select()
    .from(findingCase)
    .where(eq(findingCase.responseId, sql.placeholder('responseId')))

export async function findingsOfResponse(
  db: Executor,
  responseId: string,
): Promise<FindingCaseRow[]> {
  const rows = await prepared(db, casesOfOne).execute({ responseId })
  return rows.sort((a, b) => numberOf(a) - numberOf(b))
}

function numberOf({ id, responseId }: FindingCaseRow): number {
  return Number(id.slice(responseId.length + 1))
}

export async function findingsOfResponses(
  db: Executor,
  responseIds: readonly string[],
): Promise<FindingCaseRow[]> {
  const found: FindingCaseRow[] = []
  for (const piece of inPieces(responseIds))
    found.push(
      ...(await db.select().from(findingCase).where(isOneOf(findingCase.responseId, piece))),
    )
  return found
}

export async function findFindings(
  db: Executor,
  ids: readonly string[],
): Promise<FindingCaseRow[]> {
  const found: FindingCaseRow[] = []
  for (const piece of inPieces(ids))
    found.push(...(await db.select().from(findingCase).where(isOneOf(findingCase.id, piece))))
  return found
}

export async function saveFindings(tx: Executor, changes: FindingChanges): Promise<void> {
  await insertRows(tx, findingCase, changes.added)
  for (const { id, ...row } of changes.changed) await updateRow(tx, findingCase, id, row)
  await insertRows(tx, findingStep, changes.steps)
}

/** What the revisions that stand here belong to, of those given. */
export async function responsesWithStanding(db: Executor, revisionIds: readonly string[]) {
  const found = []
  for (const piece of inPieces(revisionIds))
    found.push(
      ...(await db
        .select({
          id: response.id,
          unitId: response.unitId,
          formId: response.formId,
          areaCode: response.areaCode,
          fellAwayAt: response.fellAwayAt,
          latestRevisionId: response.latestRevisionId,
          updatedBy: response.updatedBy,
          reportedBy: response.reportedBy,
        })
        .from(revision)
        // By the key of the response: the column of its latest revision has no index.
        .innerJoin(
          response,
          and(eq(response.id, revision.responseId), eq(response.latestRevisionId, revision.id)),
        )
        .where(isOneOf(revision.id, piece))),
    )
  return found
}

/** By finding and number. */
export async function stepsOfFindings(
  db: Executor,
  ids: readonly string[],
): Promise<FindingStepRow[]> {
  const found: FindingStepRow[] = []
  for (const piece of inPieces(ids))
    found.push(
      ...(await db
        .select()
        .from(findingStep)
        .where(isOneOf(findingStep.caseId, piece))
        .orderBy(asc(findingStep.caseId), asc(findingStep.number))),
    )
  return found
}

export interface FindingFilter {
  readonly state: FindingState
  /** Digits. */
  readonly area: string
  readonly form?: string | undefined
  readonly rule?: string | undefined
  readonly severity?: FindingCaseRow['severity'] | undefined
  readonly reporter?: string | undefined
  readonly reason?: string | undefined
}

/** By place and id; only what is owed. */
export async function pageOfFindings(
  db: Executor,
  filter: FindingFilter,
  page: {
    readonly after: { readonly areaCode: string; readonly id: string } | undefined
    readonly limit: number
  },
): Promise<FindingCaseRow[]> {
  const { after } = page
  const same = <T>(column: Parameters<typeof eq>[0], value: T | undefined): SQL | undefined =>
    value === undefined ? undefined : eq(column, value)
  return db
    .select()
    .from(findingCase)
    .where(
      and(
        eq(findingCase.state, filter.state),
        hasCodePrefix(findingCase.areaCode, filter.area),
        same(findingCase.formId, filter.form),
        same(findingCase.rule, filter.rule),
        same(findingCase.reporter, filter.reporter),
        same(findingCase.severity, filter.severity),
        same(findingCase.reasonCode, filter.reason),
        eq(findingCase.owed, true),
        after === undefined
          ? undefined
          : sql`(${findingCase.areaCode}, ${findingCase.id}) > (${after.areaCode}, ${after.id})`,
      ),
    )
    .orderBy(asc(findingCase.areaCode), asc(findingCase.id))
    .limit(page.limit)
}

/** Explained, or only pointed out, in what is reported and not accepted yet. */
export async function findingsToAccept(
  db: Executor,
  of: { readonly area: string; readonly form: string; readonly rule: string },
  limit: number,
): Promise<FindingCaseRow[]> {
  const rows = await db
    .select({ case: findingCase })
    .from(findingCase)
    .innerJoin(response, eq(response.id, findingCase.responseId))
    .where(
      and(
        eq(findingCase.formId, of.form),
        eq(findingCase.rule, of.rule),
        inArray(findingCase.state, ['open', 'explained']),
        hasCodePrefix(findingCase.areaCode, of.area),
        eq(findingCase.owed, true),
        sql`(${findingCase.state} = 'explained' or ${findingCase.severity} = 'advisory')`,
        inArray(response.state, [...reportedStates]),
      ),
    )
    .orderBy(asc(findingCase.areaCode), asc(findingCase.id))
    .limit(limit)
  return rows.map((row) => row.case)
}
