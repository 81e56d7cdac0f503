/**
 * Returns 退回, every act of review, the areas that were signed off 签字验收, and the counts of progress.
 * Returns and acts are append-only; a sign-off is never removed, only withdrawn.
 *
 * Counts are kept by the writes that change them: triggers on `response` and `unit`, written by hand in the
 * migrations, add and take away in the same transaction, whoever writes. Nothing else writes them, and every
 * page, export and forecast reads them, so that counts agree everywhere. What a unit no longer owes is not
 * counted. Codes not known are the empty string.
 */
import type { PaySetting } from '../../contract/progress.ts'
import type { ResponseState, ReviewLevel } from '../../contract/response-state.ts'
import type { ReviewActRecord } from '../../contract/responses.ts'
import type { SignOffCounts } from '../../contract/review.ts'
import { index, integer, json, primaryKey, table, text } from '../../platform/database/columns.ts'
import type { UnitRow } from '../frame/index.ts'

export const responseReturn = table(
  'response_return',
  {
    id: text().primaryKey(),
    responseId: text().notNull(),
    revisionId: text(),
    returnedAt: text().notNull(),
    returnedBy: text().notNull(),
    reasonCode: text().notNull(),
    reasonText: text().notNull(),
    fields: json<string[]>().notNull(),
  },
  (row) => [index('response_return_response').on(row.responseId)],
)

export const reviewAct = table(
  'review_act',
  {
    id: text().primaryKey(),
    responseId: text().notNull(),
    /** The revision that stood. */
    revisionId: text(),
    act: text().$type<ReviewActRecord['act']>().notNull(),
    level: text().$type<ReviewLevel>().notNull(),
    stateBefore: text().$type<ResponseState>().notNull(),
    stateAfter: text().$type<ResponseState>().notNull(),
    /** The level passed over: a township standing in for its supervisor. */
    stoodInFor: text().$type<ReviewLevel>(),
    reasonText: text(),
    /** Passed together with others of an area. */
    batchId: text(),
    actedAt: text().notNull(),
    actedBy: text().notNull(),
  },
  (row) => [index('review_act_response').on(row.responseId, row.actedAt)],
)

/** A level's signature under everything in an area. */
export const areaSignOff = table(
  'area_sign_off',
  {
    id: text().primaryKey(),
    /** 4 to 12 digits. */
    areaPrefix: text().notNull(),
    level: text().$type<ReviewLevel>().notNull(),
    statement: text().notNull(),
    /** As they stood when it was signed. */
    counts: json<SignOffCounts>().notNull(),
    signedAt: text().notNull(),
    signedBy: text().notNull(),
    withdrawnAt: text(),
    withdrawnBy: text(),
    withdrawReason: text(),
  },
  (row) => [index('area_sign_off_area').on(row.areaPrefix, row.signedAt)],
)

/** Responses owed, by place and form. */
export const progressPlace = table(
  'progress_place',
  {
    /** As the unit is placed: 12 digits, of a county or town where more is not known. */
    areaCode: text().notNull(),
    blockCode: text().notNull(),
    formId: text().notNull(),
    state: text().$type<ResponseState>().notNull(),
    responses: integer().notNull(),
    mandatoryFindings: integer().notNull(),
    /** Verify findings less those explained. */
    unexplainedFindings: integer().notNull(),
  },
  (row) => [primaryKey({ columns: [row.areaCode, row.blockCode, row.formId, row.state] })],
)

/** Responses owed, by town, industry and kind of unit. */
export const progressIndustry = table(
  'progress_industry',
  {
    /** 9 digits. */
    town: text().notNull(),
    /** 2 digits. */
    division: text().notNull(),
    kind: text().notNull(),
    formId: text().notNull(),
    state: text().$type<ResponseState>().notNull(),
    responses: integer().notNull(),
    mandatoryFindings: integer().notNull(),
    unexplainedFindings: integer().notNull(),
  },
  (row) => [primaryKey({ columns: [row.town, row.division, row.kind, row.formId, row.state] })],
)

/**
 * The same by county: what pages of a county or the city read, who would else add up all of their towns. Kept by
 * triggers on `progress_industry`, as is the next.
 */
export const progressCounty = table(
  'progress_county',
  {
    /** 6 digits. */
    county: text().notNull(),
    kind: text().notNull(),
    formId: text().notNull(),
    state: text().$type<ResponseState>().notNull(),
    responses: integer().notNull(),
    mandatoryFindings: integer().notNull(),
    unexplainedFindings: integer().notNull(),
  },
  (row) => [primaryKey({ columns: [row.county, row.kind, row.formId, row.state] })],
)

/** Industries apart from kinds and forms: together they would be as many rows as the towns'. */
export const progressDivision = table(
  'progress_division',
  {
    county: text().notNull(),
    division: text().notNull(),
    state: text().$type<ResponseState>().notNull(),
    responses: integer().notNull(),
    mandatoryFindings: integer().notNull(),
    unexplainedFindings: integer().notNull(),
  },
  (row) => [primaryKey({ columns: [row.county, row.division, row.state] })],
)

/** Net changes of a day: responses that came to be reported or accepted less those that ceased to be. */
export const progressDay = table(
  'progress_day',
  {
    /** Calendar date in Asia/Shanghai. */
    day: text().notNull(),
    town: text().notNull(),
    /** Account that reported. */
    reporter: text().notNull(),
    formId: text().notNull(),
    reported: integer().notNull(),
    accepted: integer().notNull(),
  },
  (row) => [primaryKey({ columns: [row.town, row.day, row.reporter, row.formId] })],
)

/** The same by day and town alone: what a city's pages read. Kept by triggers on `progress_day`. */
export const progressTownDay = table(
  'progress_town_day',
  {
    town: text().notNull(),
    day: text().notNull(),
    reported: integer().notNull(),
    accepted: integer().notNull(),
  },
  (row) => [primaryKey({ columns: [row.town, row.day] })],
)

/** Units of the frame by place. */
export const progressUnit = table(
  'progress_unit',
  {
    areaCode: text().notNull(),
    blockCode: text().notNull(),
    kind: text().$type<UnitRow['kind']>().notNull(),
    units: integer().notNull(),
    /** From departments' lists and without an outcome. */
    openFrameRecords: integer().notNull(),
  },
  (row) => [primaryKey({ columns: [row.areaCode, row.blockCode, row.kind] })],
)

/** Responses of a unit that make it count for a department, where it has any. Kept by triggers. */
export const progressStanding = table(
  'progress_standing',
  {
    unitId: text().notNull(),
    /** 6 digits. */
    county: text().notNull(),
    /** Up to 4 digits, as far as the unit is coded. */
    industry: text().notNull(),
    reported: integer().notNull(),
    accepted: integer().notNull(),
    withMandatory: integer().notNull(),
    withUnexplained: integer().notNull(),
  },
  (row) => [primaryKey({ columns: [row.unitId, row.county, row.industry] })],
)

/** Units by county and industry, and how many of them have what. Kept by triggers. */
export const progressDepartment = table(
  'progress_department',
  {
    county: text().notNull(),
    industry: text().notNull(),
    units: integer().notNull(),
    reported: integer().notNull(),
    accepted: integer().notNull(),
    withMandatory: integer().notNull(),
    withUnexplained: integer().notNull(),
  },
  (row) => [primaryKey({ columns: [row.county, row.industry] })],
)

/** What an accepted response pays, as the county or the city set it last. */
export const paySetting = table('pay_setting', {
  /** Digits of the area of whoever set it. */
  areaPrefix: text().primaryKey(),
  setting: json<PaySetting>().notNull(),
  setAt: text().notNull(),
  setBy: text().notNull(),
})
