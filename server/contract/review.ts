/** Operations of review 审核: return with a reason, pass, accept, and the counts offices watch. */
import { type Static, Type } from 'typebox'
import { operation } from './operation.ts'
import { ResponseSummary } from './responses.ts'
import { AreaPrefix, Instant, ResponseId } from './shapes.ts'

export const returnForCorrection = operation({
  id: 'returnForCorrection',
  method: 'POST',
  path: '/api/responses/{responseId}/returns',
  summary: 'Return a response to its respondent with a reason (never with a target value)',
  tag: 'review',
  access: 'signed-in',
  params: Type.Object({ responseId: ResponseId }),
  body: {
    kind: 'json',
    schema: Type.Object({
      reasonCode: Type.String({ maxLength: 40 }),
      reasonText: Type.String({ maxLength: 2000 }),
      /** Indicators the reason is about. */
      fields: Type.Array(Type.String({ maxLength: 200 }), { maxItems: 100 }),
    }),
  },
  reply: ResponseSummary,
  problems: [
    'not-found',
    'not-allowed',
    'state-not-allowed',
    'reason-required',
    'reason-names-target-value',
    'code-not-in-list',
    'body-not-acceptable',
  ],
})

export const startReview = operation({
  id: 'startReview',
  method: 'POST',
  path: '/api/responses/{responseId}/review-starts',
  summary: 'An office opened a report in review: from now on its unit does not withdraw it',
  tag: 'review',
  access: 'signed-in',
  params: Type.Object({ responseId: ResponseId }),
  reply: Type.Object({ reviewStartedAt: Type.Union([Instant, Type.Null()]) }),
  problems: ['not-found', 'not-allowed'],
})

export const passResponse = operation({
  id: 'passResponse',
  method: 'POST',
  path: '/api/responses/{responseId}/passes',
  summary: 'Pass at township level',
  tag: 'review',
  access: 'signed-in',
  params: Type.Object({ responseId: ResponseId }),
  reply: ResponseSummary,
  problems: ['not-found', 'not-allowed', 'state-not-allowed'],
})

export const acceptResponse = operation({
  id: 'acceptResponse',
  method: 'POST',
  path: '/api/responses/{responseId}/acceptances',
  summary: 'Accept 验收 at county level',
  tag: 'review',
  access: 'signed-in',
  params: Type.Object({ responseId: ResponseId }),
  reply: ResponseSummary,
  problems: ['not-found', 'not-allowed', 'state-not-allowed'],
})

export const Progress = Type.Object({
  area: Type.Object({ code: Type.String(), name: Type.String() }),
  /** One row per area below. */
  rows: Type.Array(
    Type.Object({
      areaCode: Type.String(),
      areaName: Type.String(),
      units: Type.Integer(),
      openFrameRecords: Type.Integer(),
      responses: Type.Record(Type.String(), Type.Integer()),
      mandatoryFindings: Type.Integer(),
      unexplainedFindings: Type.Integer(),
    }),
  ),
  asOf: Instant,
})
export type Progress = Static<typeof Progress>

/** What is counted for departments, each a number of units. */
export const departmentMeasures = [
  'units',
  'reported',
  'accepted',
  'withMandatory',
  'withUnexplained',
] as const

const Count = Type.Integer({ minimum: 0 })
const UnitCounts = Type.Object({
  units: Count,
  /** Of them those that have reported at least one form. */
  reported: Count,
  accepted: Count,
  /** With a mandatory finding, with a verify finding not explained. */
  withMandatory: Count,
  withUnexplained: Count,
})

export const DepartmentCounts = Type.Object({
  industries: Type.Array(Type.String()),
  /** One row per county; counts are null where they would give single units away. */
  rows: Type.Array(
    Type.Object({
      areaCode: Type.String(),
      areaName: Type.String(),
      counts: Type.Union([UnitCounts, Type.Null()]),
    }),
  ),
  total: Type.Record(Type.Enum([...departmentMeasures]), Type.Union([Count, Type.Null()])),
  asOf: Instant,
})
export type DepartmentCounts = Static<typeof DepartmentCounts>

export const getDepartmentCounts = operation({
  id: 'getDepartmentCounts',
  method: 'GET',
  path: '/api/department-counts',
  summary: 'Counts of the units of a department’s industries by county, small ones hidden',
  tag: 'review',
  access: 'signed-in',
  reply: DepartmentCounts,
  problems: ['not-allowed'],
})

export const getProgress = operation({
  id: 'getProgress',
  method: 'GET',
  path: '/api/progress',
  summary: 'Counts by area below the given one',
  tag: 'review',
  access: 'signed-in',
  query: Type.Object({ area: Type.Optional(AreaPrefix) }),
  reply: Progress,
  problems: ['not-allowed', 'not-found'],
})
