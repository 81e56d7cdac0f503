/** Operations of review 审核: return with a reason, pass, accept, and the counts offices watch. */
import { type Static, Type } from 'typebox'
import { operation } from './operation.ts'
import { reviewLevels } from './response-state.ts'
import { ResponseSummary, reviewActKinds } from './responses.ts'
import { AreaPrefix, Id, Instant, ResponseId } from './shapes.ts'

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
    'area-signed-off',
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
  summary: 'Pass at the supervisor or the township, by the level of whoever asks',
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
  summary: 'Accept 验收 at the county or the city, by the level of whoever asks',
  tag: 'review',
  access: 'signed-in',
  params: Type.Object({ responseId: ResponseId }),
  reply: ResponseSummary,
  problems: ['not-found', 'not-allowed', 'state-not-allowed'],
})

export const takeReviewAct = operation({
  id: 'takeReviewAct',
  method: 'POST',
  path: '/api/responses/{responseId}/review-acts',
  summary: 'Withdraw a pass, put aside, take up again, hand up or hand back, with words',
  tag: 'review',
  access: 'signed-in',
  params: Type.Object({ responseId: ResponseId }),
  body: {
    kind: 'json',
    schema: Type.Object({
      act: Type.Enum([...reviewActKinds]),
      reasonText: Type.String({ maxLength: 2000 }),
    }),
  },
  reply: ResponseSummary,
  problems: [
    'not-found',
    'not-allowed',
    'state-not-allowed',
    'area-signed-off',
    'reason-required',
    'reason-names-target-value',
    'body-not-acceptable',
  ],
})

export const PassCleanReply = Type.Object({
  passed: Type.Integer({ minimum: 0 }),
  /** Whether there is another piece to ask for. */
  more: Type.Boolean(),
})
export type PassCleanReply = Static<typeof PassCleanReply>

export const passClean = operation({
  id: 'passClean',
  method: 'POST',
  path: '/api/review/batches',
  summary: 'Pass one piece of what waits for one’s level in an area and has nothing open',
  tag: 'review',
  access: 'signed-in',
  body: {
    kind: 'json',
    schema: Type.Object({
      area: AreaPrefix,
      form: Type.Optional(Type.String({ maxLength: 20 })),
      /** Made by the client; the same for all pieces of one act. */
      batchId: Id,
    }),
  },
  reply: PassCleanReply,
  problems: ['not-found', 'not-allowed', 'body-not-acceptable'],
})

/** What a signature covers; responses are those owed in the area. */
export const SignOffCounts = Type.Object({
  units: Type.Integer(),
  openFrameRecords: Type.Integer(),
  responses: Type.Integer(),
  /** By the level that signs, or one above it. */
  passed: Type.Integer(),
  notReported: Type.Integer(),
  /** Reported, and not yet passed by the level that signs. */
  notPassed: Type.Integer(),
  unexplainedFindings: Type.Integer(),
})
export type SignOffCounts = Static<typeof SignOffCounts>

export const SignOff = Type.Object({
  signOffId: Id,
  areaCode: Type.String(),
  areaNames: Type.Array(Type.String()),
  level: Type.Enum([...reviewLevels]),
  statement: Type.String(),
  counts: SignOffCounts,
  signedAt: Instant,
  signedBy: Type.String(),
  withdrawn: Type.Union([
    Type.Object({ at: Instant, by: Type.String(), reason: Type.String() }),
    Type.Null(),
  ]),
})
export type SignOff = Static<typeof SignOff>

export const signOffArea = operation({
  id: 'signOffArea',
  method: 'POST',
  path: '/api/review/sign-offs',
  summary: 'Sign off an area: all that is owed there has passed one’s level',
  tag: 'review',
  access: 'signed-in',
  body: {
    kind: 'json',
    schema: Type.Object({ area: AreaPrefix, statement: Type.String({ maxLength: 2000 }) }),
  },
  reply: SignOff,
  problems: [
    'not-found',
    'not-allowed',
    'area-signed-off',
    'area-not-ready',
    'reason-required',
    'reason-names-target-value',
    'body-not-acceptable',
  ],
})

export const withdrawSignOff = operation({
  id: 'withdrawSignOff',
  method: 'POST',
  path: '/api/review/sign-offs/{signOffId}/withdrawals',
  summary: 'Withdraw one’s level’s signature under an area, with a reason',
  tag: 'review',
  access: 'signed-in',
  params: Type.Object({ signOffId: Id }),
  body: { kind: 'json', schema: Type.Object({ reasonText: Type.String({ maxLength: 2000 }) }) },
  reply: SignOff,
  problems: [
    'not-found',
    'not-allowed',
    'state-not-allowed',
    'area-signed-off',
    'reason-required',
    'reason-names-target-value',
    'body-not-acceptable',
  ],
})

export const listSignOffs = operation({
  id: 'listSignOffs',
  method: 'GET',
  path: '/api/review/sign-offs',
  summary: 'Signatures under areas, newest first, withdrawn ones among them',
  tag: 'review',
  access: 'signed-in',
  query: Type.Object({ area: Type.Optional(AreaPrefix) }),
  reply: Type.Object({ signOffs: Type.Array(SignOff) }),
  problems: ['not-allowed', 'not-found'],
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
/** Null where it would give single units away. */
const Shown = Type.Union([Count, Type.Null()])
const UnitCounts = Type.Object({
  units: Shown,
  /** Of them those that have reported at least one form. */
  reported: Shown,
  accepted: Shown,
  /** With a mandatory finding, with a verify finding not explained. */
  withMandatory: Shown,
  withUnexplained: Shown,
})

export const DepartmentCounts = Type.Object({
  industries: Type.Array(Type.String()),
  /** One row per county. */
  rows: Type.Array(
    Type.Object({
      areaCode: Type.String(),
      areaName: Type.String(),
      counts: UnitCounts,
    }),
  ),
  total: UnitCounts,
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
