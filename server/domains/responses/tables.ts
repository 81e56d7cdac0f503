/**
 * Responses 答卷, their append-only revisions with findings, drafts, and the quarantine of uploads
 * that could not be placed. Triggers refuse update and delete of revisions.
 */
import { sql } from 'drizzle-orm'
import type { Static } from 'typebox'
import type { Severity } from '../../../forms/engine/types.ts'
import type { AttributeListReport } from '../../contract/attribute-lists.ts'
import type { CrossUnitState } from '../../contract/evaluation.ts'
import type { FindingAct, FindingState } from '../../contract/findings.ts'
import type { Role } from '../../contract/identity.ts'
import type { Registration } from '../../contract/registration.ts'
import type { ResponseState, ReviewLevel } from '../../contract/response-state.ts'
import type { Receipt } from '../../contract/responses.ts'
import type { Explanation, KeptAside } from '../../contract/shapes.ts'
import type { SignOffAct } from '../../contract/sign-off.ts'
import {
  boolean,
  bytes,
  index,
  integer,
  json,
  primaryKey,
  table,
  text,
  uniqueIndex,
} from '../../platform/database/columns.ts'

type Explanations = Static<typeof Explanation>[]
type Aside = Static<typeof KeptAside>
type AnswerJson = Record<string, unknown>

export const response = table(
  'response',
  {
    /** `<unit id>.<form>.<period>`. */
    id: text().primaryKey(),
    unitId: text().notNull(),
    formId: text().notNull(),
    formVersion: text().notNull(),
    period: text().notNull(),
    state: text().$type<ResponseState>().notNull(),
    /** Copied from the unit for scope and lists; kept in step when the unit is placed elsewhere. */
    areaCode: text(),
    blockCode: text(),
    /** The revision that stands: the latest of one line of work, a merge, or one side of a conflict. */
    latestRevisionId: text(),
    revisions: integer().notNull(),
    /** Several people filled the same cell differently; the office sees both revisions. */
    inConflict: boolean().notNull().default(false),
    /** What stood when an office last returned it, and how many revisions were here then. */
    settledRevisionId: text(),
    settledRevisions: integer().notNull().default(0),
    /** An office has returned it: corrections may come in after the last day. */
    returnedOnce: boolean().notNull().default(false),
    /** Since when an office has it open for review; from then on it is not withdrawn. */
    reviewStartedAt: text(),
    mandatoryFindings: integer().notNull(),
    verifyFindings: integer().notNull(),
    advisoryFindings: integer().notNull(),
    explainedFindings: integer().notNull(),
    /** A date of the unit's own; null where the form's holds. */
    dueDate: text(),
    /** Who sent what was last submitted, in which post; null before that. */
    reportedBy: text(),
    reportedRole: text().$type<Role>(),
    /** Whose queue it lies in 待哪级审核; null while its respondent has it, and at the end. */
    awaiting: text().$type<ReviewLevel>(),
    /** Put aside 暂缓 by this level; the words are in its review acts. */
    heldBy: text().$type<ReviewLevel>(),
    /** Handed up 提请上级 by this level, which has it back once the level above has answered. */
    escalatedFrom: text().$type<ReviewLevel>(),
    /** Copied from the unit for counts and lists; the database keeps them in step. */
    unitKind: text().$type<'legalUnit' | 'establishment' | 'selfEmployed'>(),
    industryCode: text(),
    /** Place in the order of review 审核重点, and what it may move of its county’s total: millionths. */
    attention: integer().notNull().default(0),
    attentionCounty: integer().notNull().default(0),
    /** Since when the unit no longer owes it 已不再应填; null while it does. What was filled in stays. */
    fellAwayAt: text(),
    createdAt: text().notNull(),
    updatedAt: text().notNull(),
    updatedBy: text(),
  },
  (row) => [
    index('response_unit').on(row.unitId),
    index('response_block').on(row.blockCode),
    // A town's page is chosen in it alone: what follows the place is for its orders and its commonest filters.
    index('response_area').on(
      ...([
        row.areaCode,
        row.updatedAt,
        row.id,
        row.fellAwayAt,
        row.formId,
        row.attention,
      ] as const),
    ),
    index('response_state_updated').on(row.state, row.updatedAt, row.id),
    index('response_updated').on(row.updatedAt, row.id),
    // The area is in them so that other counties are passed over without reading the row.
    index('response_mandatory')
      .on(row.updatedAt, row.id, row.areaCode)
      .where(sql`mandatory_findings > 0`),
    index('response_unexplained')
      .on(row.updatedAt, row.id, row.areaCode)
      .where(sql`verify_findings > explained_findings`),
    index('response_industry').on(row.industryCode, row.unitId),
    index('response_review_order').on(row.awaiting, row.attention, row.id),
    index('response_awaiting').on(row.awaiting, row.updatedAt, row.id),
  ],
)

export const revision = table(
  'revision',
  {
    /** Made by the client; `merged-…` for one the server made of several. */
    id: text().primaryKey(),
    responseId: text()
      .notNull()
      .references(() => response.id),
    number: integer().notNull(),
    baseRevisionId: text(),
    /** The revisions a merge was made of; null for what people sent. */
    mergedFrom: json<string[]>(),
    intent: text().$type<'draft' | 'submit'>().notNull(),
    /** The bytes received. */
    content: bytes().notNull(),
    contentHash: text().notNull(),
    formVersion: text().notNull(),
    /** Whose checks raised the findings, e.g. `2023.1+2`; null in revisions older than rule versions. */
    ruleVersion: text(),
    /** The percentiles of its neighbours those checks compared with; null where they asked for none. */
    neighbourSetId: text(),
    answers: json<AnswerJson>().notNull(),
    explanations: json<Explanations>().notNull(),
    /** 原填报内容 that has no place in this version of the form; null where there is none. */
    keptAside: json<Aside[]>(),
    /** How it was collected and who signed; null for what is reported online, and for merges. */
    registration: json<Registration>(),
    changed: json<string[]>().notNull(),
    deviceTime: text().notNull(),
    receivedAt: text().notNull(),
    receivedBy: text().notNull(),
    receivedRole: text().notNull(),
    receipt: json<Receipt>().notNull(),
  },
  (row) => [
    uniqueIndex('revision_number').on(row.responseId, row.number),
    index('revision_base').on(row.baseRevisionId),
  ],
)

export const finding = table(
  'finding',
  {
    revisionId: text()
      .notNull()
      .references(() => revision.id),
    position: integer().notNull(),
    rule: text().notNull(),
    kind: text().notNull(),
    severity: text().notNull(),
    fields: json<string[]>().notNull(),
    message: text().notNull(),
    /** A verify finding with an acceptable explanation in its revision. */
    explained: boolean().notNull().default(false),
  },
  (row) => [
    primaryKey({ columns: [row.revisionId, row.position] }),
    index('finding_rule').on(row.rule),
  ],
)

/**
 * One finding of a response through all its revisions 审核问题: same check, same cells. Kept by the writes that
 * change it: a revision, an evaluation, a return, an acceptance. Place and `owed` follow the response by
 * triggers, which also keep the counts below.
 */
export const findingCase = table(
  'finding_case',
  {
    /** `<response id>.<number>`. */
    id: text().primaryKey(),
    responseId: text()
      .notNull()
      .references(() => response.id),
    unitId: text().notNull(),
    formId: text().notNull(),
    /** Empty where the unit has no place. */
    areaCode: text().notNull(),
    /** The unit owes the response; else nothing counts. */
    owed: boolean().notNull(),
    state: text().$type<FindingState>().notNull(),
    rule: text().notNull(),
    severity: text().$type<Severity>().notNull(),
    fields: json<string[]>().notNull(),
    message: text().notNull(),
    /** Where it was last found, and under which checks. */
    revisionId: text().notNull(),
    ruleVersion: text(),
    /** Of the explanation that stands. */
    reasonCode: text(),
    reasonText: text(),
    /** Account that sent the revision. */
    reporter: text().notNull(),
    /** The batch it was accepted in; null where its response was accepted. */
    batchId: text(),
    steps: integer().notNull(),
    raisedAt: text().notNull(),
    updatedAt: text().notNull(),
  },
  (row) => [
    index('finding_case_response').on(row.responseId),
    index('finding_case_place').on(row.state, row.areaCode, row.id),
    index('finding_case_form').on(row.formId, row.state, row.areaCode, row.id),
    index('finding_case_rule').on(row.formId, row.rule, row.state, row.areaCode, row.id),
    index('finding_case_reporter').on(row.reporter, row.state, row.areaCode, row.id),
    index('finding_case_reason').on(row.reasonCode, row.state, row.areaCode, row.id),
    index('finding_case_severity').on(row.severity, row.state, row.areaCode, row.id),
  ],
)

/** What happened to a finding. Append-only. */
export const findingStep = table(
  'finding_step',
  {
    caseId: text()
      .notNull()
      .references(() => findingCase.id),
    number: integer().notNull(),
    act: text().$type<FindingAct>().notNull(),
    revisionId: text(),
    ruleVersion: text(),
    /** Of an explanation. */
    reasonCode: text(),
    text: text(),
    batchId: text(),
    doneAt: text().notNull(),
    doneBy: text().notNull(),
  },
  (row) => [primaryKey({ columns: [row.caseId, row.number] })],
)

/** Findings by check and state. Kept by triggers. */
export const findingCount = table(
  'finding_count',
  {
    /** 9 digits, or as many as are known. */
    town: text().notNull(),
    formId: text().notNull(),
    rule: text().notNull(),
    severity: text().$type<Severity>().notNull(),
    state: text().$type<FindingState>().notNull(),
    findings: integer().notNull(),
  },
  (row) => [primaryKey({ columns: [row.town, row.formId, row.rule, row.severity, row.state] })],
)

/** Standing explanations by reason and who reported. Kept by triggers. */
export const explanationCount = table(
  'explanation_count',
  {
    town: text().notNull(),
    formId: text().notNull(),
    rule: text().notNull(),
    reason: text().notNull(),
    reporter: text().notNull(),
    findings: integer().notNull(),
  },
  (row) => [primaryKey({ columns: [row.town, row.formId, row.rule, row.reason, row.reporter] })],
)

/** The three below: the same by county, for pages of a county or the city. Kept by triggers on the two above. */
export const findingCountyCount = table(
  'finding_county_count',
  {
    /** 6 digits, or as many as are known. */
    county: text().notNull(),
    formId: text().notNull(),
    rule: text().notNull(),
    severity: text().$type<Severity>().notNull(),
    state: text().$type<FindingState>().notNull(),
    findings: integer().notNull(),
  },
  (row) => [primaryKey({ columns: [row.county, row.formId, row.rule, row.severity, row.state] })],
)

export const explanationCheckCount = table(
  'explanation_check_count',
  {
    county: text().notNull(),
    formId: text().notNull(),
    rule: text().notNull(),
    reason: text().notNull(),
    findings: integer().notNull(),
  },
  (row) => [primaryKey({ columns: [row.county, row.formId, row.rule, row.reason] })],
)

export const explanationReporterCount = table(
  'explanation_reporter_count',
  {
    reporter: text().notNull(),
    county: text().notNull(),
    reason: text().notNull(),
    findings: integer().notNull(),
  },
  // The reporter first: rows are added up by reporter, and the reasons of some are asked for.
  (row) => [primaryKey({ columns: [row.reporter, row.county, row.reason] })],
)

export const responseDraft = table('response_draft', {
  responseId: text()
    .primaryKey()
    .references(() => response.id),
  answers: json<AnswerJson>().notNull(),
  explanations: json<Explanations>().notNull(),
  /** Version of the form it is filled in on; null: that of the response. */
  formVersion: text(),
  keptAside: json<Aside[]>(),
  version: integer().notNull(),
  savedAt: text().notNull(),
  savedBy: text().notNull(),
})

/**
 * What a unit's own people did with a revision after it was filled in: the person in charge confirmed
 * it 确认 or sent it back to the preparer 交回, the preparer withdrew it 撤回. Append-only.
 */
export const signOff = table(
  'sign_off',
  {
    id: text().primaryKey(),
    responseId: text()
      .notNull()
      .references(() => response.id),
    revisionId: text()
      .notNull()
      .references(() => revision.id),
    act: text().$type<SignOffAct>().notNull(),
    /** SHA-256 of the revision's content: what was looked at. */
    contentHash: text().notNull(),
    /** Why it was sent back; null else. */
    note: text(),
    doneAt: text().notNull(),
    doneBy: text().notNull(),
  },
  (row) => [index('sign_off_response').on(row.responseId, row.doneAt)],
)

/** The same form of an earlier period, imported: read-only, for comparison and prefill. */
export const priorResponse = table(
  'prior_response',
  {
    unitId: text().notNull(),
    formId: text().notNull(),
    period: text().notNull(),
    answers: json<AnswerJson>().notNull(),
    source: text().notNull(),
  },
  (row) => [primaryKey({ columns: [row.unitId, row.formId, row.period] })],
)

export const quarantinedUpload = table(
  'quarantined_upload',
  {
    id: text().primaryKey(),
    revisionId: text().notNull(),
    responseId: text().notNull(),
    /** Area of the unit or new unit, or of the sender where neither is known: which office sees it. */
    areaCode: text(),
    receivedAt: text().notNull(),
    receivedBy: text().notNull(),
    reason: text().notNull(),
    message: text().notNull(),
    contentHash: text().notNull(),
    content: bytes().notNull(),
    receipt: json<Receipt>().notNull(),
  },
  (row) => [
    uniqueIndex('quarantined_upload_revision').on(row.revisionId, row.contentHash),
    index('quarantined_upload_received').on(row.receivedAt, row.id),
  ],
)

/** A list of attributes as it was uploaded. */
export const attributeList = table(
  'attribute_list',
  {
    id: text().primaryKey(),
    name: text().notNull(),
    /** Digits of the area of whoever loaded it; empty for the whole city. */
    areaPrefix: text().notNull(),
    fileName: text().notNull(),
    content: bytes().notNull(),
    importedAt: text().notNull(),
    importedBy: text().notNull(),
  },
  (row) => [index('attribute_list_area').on(row.areaPrefix, row.importedAt)],
)

/** What loading a list came to; absent where it stopped half-way. */
export const attributeListReport = table('attribute_list_report', {
  listId: text()
    .primaryKey()
    .references(() => attributeList.id),
  report: json<Omit<AttributeListReport, 'listId' | 'dryRun'>>().notNull(),
})

/** One batch evaluation 批量审核 over an area; `afterUnitId` is where it goes on. */
export const evaluationRun = table(
  'evaluation_run',
  {
    id: text().primaryKey(),
    areaPrefix: text().notNull(),
    formId: text(),
    /** Digest of the rules of all forms and of what was published of their checks since. */
    ruleVersion: text().notNull(),
    startedAt: text().notNull(),
    finishedAt: text(),
    afterUnitId: text().notNull(),
    units: integer().notNull(),
    responses: integer().notNull(),
    findings: integer().notNull(),
    /** The account that started it in the office; null for the command line, which goes on by itself. */
    startedBy: text(),
    /** Units with something received when it started; null in runs older than this count. */
    unitsInAll: integer(),
    cancelledAt: text(),
    cancelledBy: text(),
    /** Why it ended unfinished, in Chinese. */
    failure: text(),
    /** The percentiles it judges with; null until they are worked out, or where there are none. */
    neighbourSetId: text(),
  },
  (row) => [index('evaluation_run_started').on(row.startedAt)],
)

/** What a finished run came to: responses a check fires on, by township and industry division. */
export const evaluationTally = table(
  'evaluation_tally',
  {
    runId: text()
      .notNull()
      .references(() => evaluationRun.id),
    formId: text().notNull(),
    rule: text().notNull(),
    severity: text().$type<Severity>().notNull(),
    /** 9 digits, or as many as are known; empty where the unit has no place. */
    areaPrefix: text().notNull(),
    /** 2 digits; empty where the industry is not known. */
    industryDivision: text().notNull(),
    responses: integer().notNull(),
  },
  (row) => [
    primaryKey({
      columns: [row.runId, row.rule, row.severity, row.areaPrefix, row.industryDivision],
    }),
  ],
)

/**
 * 同类单位分位数: what one run of batch evaluation worked out from everything reported. Append-only; the
 * latest is in force, findings name theirs.
 */
export const neighbourSet = table(
  'neighbour_set',
  {
    id: text().primaryKey(),
    runId: text()
      .notNull()
      .references(() => evaluationRun.id),
    computedAt: text().notNull(),
    /** Units whose reports count in it. */
    units: integer().notNull(),
    /** Of its rows: a run that comes to the same keeps the set. */
    digest: text().notNull(),
  },
  (row) => [index('neighbour_set_computed').on(row.computedAt, row.id)],
)

/** One value over one group of units, never of fewer units than `LEAST_UNITS`. */
export const neighbourSpread = table(
  'neighbour_spread',
  {
    setId: text()
      .notNull()
      .references(() => neighbourSet.id),
    formId: text().notNull(),
    period: text().notNull(),
    /** As checks ask for it: `operatingRevenuePerStaff`. */
    name: text().notNull(),
    /** Code of an industry at any level; empty for all. */
    industry: text().notNull(),
    /** Code of the size of units; empty for all. */
    size: text().notNull(),
    units: integer().notNull(),
    /** In Chinese, as findings name the group. */
    label: text().notNull(),
    points: json<Record<`p${number}`, number>>().notNull(),
  },
  (row) => [
    primaryKey({
      columns: [row.setId, row.formId, row.period, row.industry, row.size, row.name],
    }),
  ],
)

/** What one version of the rules said of a revision; later versions add theirs beside it. */
export const evaluation = table(
  'evaluation',
  {
    revisionId: text()
      .notNull()
      .references(() => revision.id),
    /** Digest of rules, unit and the unit's other revisions: the same basis gives the same findings. */
    basis: text().notNull(),
    runId: text().notNull(),
    /** Of the checks in force then: `2023.1`, `2023.1+3`. */
    ruleVersion: text().notNull(),
    /** The percentiles those compared with; null where they asked for none. */
    neighbourSetId: text(),
    evaluatedAt: text().notNull(),
    mandatoryFindings: integer().notNull(),
    verifyFindings: integer().notNull(),
    advisoryFindings: integer().notNull(),
  },
  (row) => [primaryKey({ columns: [row.revisionId, row.basis] })],
)

export const evaluationFinding = table(
  'evaluation_finding',
  {
    revisionId: text()
      .notNull()
      .references(() => revision.id),
    basis: text().notNull(),
    position: integer().notNull(),
    rule: text().notNull(),
    kind: text().notNull(),
    severity: text().notNull(),
    fields: json<string[]>().notNull(),
    message: text().notNull(),
  },
  (row) => [
    primaryKey({ columns: [row.revisionId, row.basis, row.position] }),
    index('evaluation_finding_rule').on(row.rule),
  ],
)

/** A finding about several units together, with the units named; raised once. */
export const crossUnitFinding = table(
  'cross_unit_finding',
  {
    /** Digest of rule, units and message. */
    id: text().primaryKey(),
    runId: text().notNull(),
    rule: text().notNull(),
    kind: text().notNull(),
    severity: text().notNull(),
    unitIds: json<string[]>().notNull(),
    message: text().notNull(),
    raisedAt: text().notNull(),
  },
  (row) => [index('cross_unit_finding_rule').on(row.rule)],
)

/** That a unit was told what the law asks before its first question, and in which edition. Append-only. */
export const noticeGiven = table(
  'notice_given',
  {
    /** Made by the client. */
    id: text().primaryKey(),
    unitId: text().notNull(),
    edition: integer().notNull(),
    /** Device clock. */
    toldAt: text().notNull(),
    recordedAt: text().notNull(),
    recordedBy: text().notNull(),
  },
  (row) => [index('notice_given_unit').on(row.unitId)],
)

/**
 * One matter between units 单位之间的问题 through all runs: the code used twice, the circle, the parent
 * whose branches do not add up. Its finding is the latest; other facts are another finding.
 */
export const crossUnitCase = table(
  'cross_unit_case',
  {
    /** Digest of rule and subject. */
    id: text().primaryKey(),
    rule: text().notNull(),
    findingId: text()
      .notNull()
      .references(() => crossUnitFinding.id),
    /** Digits all its units' areas begin with: who sees it covers all of them. */
    areaPrefix: text().notNull(),
    state: text().$type<CrossUnitState>().notNull(),
    /** How often it was settled or gone and came again. */
    reopened: integer().notNull(),
    raisedAt: text().notNull(),
    /** When a run last found it, and which. */
    seenAt: text().notNull(),
    seenRunId: text().notNull(),
    /** The last of its settlements; null while there is none. */
    settlementId: text(),
  },
  (row) => [index('cross_unit_case_state').on(row.state, row.raisedAt, row.id)],
)

/** What an office decided on a matter between units. Append-only. */
export const crossUnitSettlement = table(
  'cross_unit_settlement',
  {
    id: text().primaryKey(),
    caseId: text()
      .notNull()
      .references(() => crossUnitCase.id),
    /** The facts it was decided on. */
    findingId: text().notNull(),
    outcome: text().$type<'explained' | 'returned'>().notNull(),
    reasonCode: text().notNull(),
    reasonText: text().notNull(),
    /** Responses sent back to their respondents. */
    responseIds: json<string[]>().notNull(),
    settledAt: text().notNull(),
    settledBy: text().notNull(),
  },
  (row) => [index('cross_unit_settlement_case').on(row.caseId, row.settledAt)],
)
