/**
 * Operations on findings 审核问题 through the census: each is open, explained, fixed or accepted, with what
 * happened to it; how checks fare and what explanations say; acceptance in bulk after a drawn part was
 * looked at one by one. Accepting is about the finding: no value changes.
 */
import { type Static, Type } from 'typebox'
import { operation } from './operation.ts'
import { responseStates } from './response-state.ts'
import { AreaPrefix, Id, Instant, PageKey, PageLimit, ResponseId, Severity } from './shapes.ts'

export const findingStates = ['open', 'explained', 'fixed', 'accepted'] as const
export type FindingState = (typeof findingStates)[number]
export const findingStateNames: Readonly<Record<FindingState, string>> = {
  open: '未处理',
  explained: '已说明',
  fixed: '已消除',
  accepted: '已认可',
}

/** What happened to a finding. */
export const findingActs = [
  'raised',
  'explained',
  'fixed',
  'accepted',
  'sent-back',
  'acceptance-withdrawn',
] as const
export type FindingAct = (typeof findingActs)[number]
export const findingActNames: Readonly<Record<FindingAct, string>> = {
  raised: '审核发现',
  explained: '填写说明',
  fixed: '改报后消除',
  accepted: '认可',
  'sent-back': '退回核实',
  'acceptance-withdrawn': '撤回验收',
}

/** Of what a batch holds so many in a hundred are looked at one by one, and never fewer than the least. */
export const SAMPLE_PERCENT = 5
export const LEAST_SAMPLE = 5
export const MOST_IN_BATCH = 1_000
/** `<response id>.<number>`. */
const FindingId = Type.String({
  pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}\\.[A-Za-z0-9-]{1,20}\\.[0-9A-Z-]{4,10}\\.[0-9]{1,6}$',
})
const FormId = Type.String({ minLength: 1, maxLength: 20 })
const Rule = Type.String({ minLength: 1, maxLength: 160 })
const Count = Type.Integer({ minimum: 0 })

export const ManagedFinding = Type.Object({
  findingId: FindingId,
  responseId: ResponseId,
  unitId: Id,
  unitName: Type.String(),
  formId: Type.String(),
  areaCode: Type.String(),
  areaName: Type.String(),
  state: Type.Enum([...findingStates]),
  rule: Type.String(),
  /** What the check is called. */
  title: Type.String(),
  severity: Severity,
  fields: Type.Array(Type.String()),
  message: Type.String(),
  /** Of the checks that raised it last: `2023.1+3`. */
  ruleVersion: Type.Union([Type.String(), Type.Null()]),
  explanation: Type.Union([
    Type.Object({ reason: Type.String(), text: Type.String() }),
    Type.Null(),
  ]),
  /** Who reported what it is about. */
  reporter: Type.String(),
  /** Whose hands its response is in: what is sent back or taken back is its respondent's to answer. */
  responseState: Type.Enum([...responseStates]),
  raisedAt: Instant,
  updatedAt: Instant,
})
export type ManagedFinding = Static<typeof ManagedFinding>

export const FindingStep = Type.Object({
  act: Type.Enum([...findingActs]),
  ruleVersion: Type.Union([Type.String(), Type.Null()]),
  revisionId: Type.Union([Type.String(), Type.Null()]),
  /** Code of the explanation’s reason; null for all other steps. */
  reason: Type.Union([Type.String(), Type.Null()]),
  text: Type.Union([Type.String(), Type.Null()]),
  /** Accepted together with others. */
  batchId: Type.Union([Id, Type.Null()]),
  doneAt: Instant,
  doneBy: Type.String(),
})
export type FindingStep = Static<typeof FindingStep>

const Chosen = {
  area: Type.Optional(AreaPrefix),
  form: Type.Optional(FormId),
  /** Only with `form`. */
  rule: Type.Optional(Rule),
}

export const listFindings = operation({
  id: 'listFindings',
  method: 'GET',
  path: '/api/findings',
  summary: 'Findings in one state, by place',
  tag: 'findings',
  access: 'signed-in',
  microdata: { subject: 'responses' },
  query: Type.Object({
    ...Chosen,
    state: Type.Enum([...findingStates]),
    severity: Type.Optional(Severity),
    reporter: Type.Optional(Type.String({ minLength: 1, maxLength: 80 })),
    reason: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })),
    limit: Type.Optional(PageLimit),
    after: Type.Optional(PageKey),
  }),
  reply: Type.Object({
    findings: Type.Array(ManagedFinding),
    next: Type.Union([PageKey, Type.Null()]),
  }),
  problems: ['not-allowed', 'not-found', 'parameter-not-acceptable'],
})

export const getFindingHistory = operation({
  id: 'getFindingHistory',
  method: 'GET',
  path: '/api/responses/{responseId}/finding-history',
  summary:
    'Every finding a response ever had, with what happened to each: who, when, under which checks',
  tag: 'findings',
  access: 'signed-in',
  microdata: { subject: 'response', param: 'responseId' },
  params: Type.Object({ responseId: ResponseId }),
  reply: Type.Object({
    findings: Type.Array(Type.Object({ finding: ManagedFinding, steps: Type.Array(FindingStep) })),
  }),
  problems: ['not-allowed', 'not-found'],
})

export const CheckFindings = Type.Object({
  formId: Type.String(),
  rule: Type.String(),
  /** What it is called. */
  title: Type.String(),
  severity: Severity,
  counts: Type.Object({ open: Count, explained: Count, fixed: Count, accepted: Count }),
  /** Fires often and is accepted nearly always as it stands. */
  worthRepair: Type.Boolean(),
})
export type CheckFindings = Static<typeof CheckFindings>

export const countFindings = operation({
  id: 'countFindings',
  method: 'GET',
  path: '/api/finding-counts',
  summary: 'Findings of an area by check and state; checks worth a repair are marked',
  tag: 'findings',
  access: 'signed-in',
  query: Type.Object({ area: Chosen.area, form: Chosen.form }),
  reply: Type.Object({ checks: Type.Array(CheckFindings) }),
  problems: ['not-allowed', 'not-found', 'parameter-not-acceptable'],
})

export const reasonDimensions = ['check', 'form', 'enumerator'] as const
export type ReasonDimension = (typeof reasonDimensions)[number]

export const ExplainedBy = Type.Object({
  /** Rule, form or account. */
  key: Type.String(),
  /** Of the check; null for the other dimensions. */
  formId: Type.Union([Type.String(), Type.Null()]),
  /** Name of the person, title of the check; of forms their key. */
  name: Type.String(),
  total: Count,
  /** By code of the reason. */
  reasons: Type.Record(Type.String(), Count),
})
export type ExplainedBy = Static<typeof ExplainedBy>

export const countExplanations = operation({
  id: 'countExplanations',
  method: 'GET',
  path: '/api/explanation-counts',
  summary: 'Reasons of standing explanations, counted by check, form or enumerator, most first',
  tag: 'findings',
  access: 'signed-in',
  query: Type.Object({ ...Chosen, by: Type.Enum([...reasonDimensions]) }),
  reply: Type.Object({
    rows: Type.Array(ExplainedBy),
    /** Rows left out after the first hundreds. */
    leftOut: Count,
    total: Count,
  }),
  problems: ['not-allowed', 'not-found', 'parameter-not-acceptable'],
})

export const findingBatchStates = ['looking', 'stopped', 'accepted'] as const
export type FindingBatchState = (typeof findingBatchStates)[number]
export const findingBatchStateNames: Readonly<Record<FindingBatchState, string>> = {
  looking: '抽看中',
  stopped: '已停止',
  accepted: '已认可',
}

export const FindingBatch = Type.Object({
  batchId: Id,
  areaCode: Type.String(),
  areaName: Type.String(),
  formId: Type.String(),
  rule: Type.String(),
  /** What the check is called. */
  title: Type.String(),
  reasonText: Type.String(),
  /** What the draw was made with: anyone can repeat it. */
  seed: Type.String(),
  state: Type.Enum([...findingBatchStates]),
  findings: Count,
  sampled: Count,
  looked: Count,
  /** Null until it is accepted; what moved on since the draw is left out. */
  accepted: Type.Union([Count, Type.Null()]),
  drawnAt: Instant,
  drawnBy: Type.String(),
  /** Who looked at the drawn ones, by name. */
  lookedBy: Type.Array(Type.String()),
  /** One person drew, looked at all that was looked at, and ended it: for whoever oversees them to see. */
  onePerson: Type.Boolean(),
  endedAt: Type.Union([Instant, Type.Null()]),
  endedBy: Type.Union([Type.String(), Type.Null()]),
})
export type FindingBatch = Static<typeof FindingBatch>

export const findingVerdicts = ['sound', 'unsound'] as const
export type FindingVerdict = (typeof findingVerdicts)[number]

export const SampledFinding = Type.Object({
  finding: ManagedFinding,
  verdict: Type.Union([Type.Enum([...findingVerdicts]), Type.Null()]),
  note: Type.Union([Type.String(), Type.Null()]),
  judgedAt: Type.Union([Instant, Type.Null()]),
  judgedBy: Type.Union([Type.String(), Type.Null()]),
  /** Reported anew, explained otherwise or accepted alone since the draw. */
  movedOn: Type.Boolean(),
})
export type SampledFinding = Static<typeof SampledFinding>

const OneBatch = Type.Object({ batch: FindingBatch, sample: Type.Array(SampledFinding) })

export const drawFindingBatch = operation({
  id: 'drawFindingBatch',
  method: 'PUT',
  path: '/api/finding-batches/{batchId}',
  summary:
    'Gather explained findings of one check for acceptance and draw those to look at (repeat-safe)',
  tag: 'findings',
  access: 'signed-in',
  params: Type.Object({ batchId: Id }),
  body: {
    kind: 'json',
    schema: Type.Object({
      area: AreaPrefix,
      form: FormId,
      rule: Rule,
      reasonText: Type.String({ maxLength: 1000 }),
    }),
  },
  reply: OneBatch,
  problems: [
    'not-allowed',
    'not-found',
    'reason-required',
    'reason-names-target-value',
    'findings-not-acceptable',
    'body-not-acceptable',
  ],
})

export const getFindingBatch = operation({
  id: 'getFindingBatch',
  method: 'GET',
  path: '/api/finding-batches/{batchId}',
  summary: 'One batch with the findings drawn for a look',
  tag: 'findings',
  access: 'signed-in',
  microdata: { subject: 'responses' },
  params: Type.Object({ batchId: Id }),
  reply: OneBatch,
  problems: ['not-allowed', 'not-found'],
})

export const listFindingBatches = operation({
  id: 'listFindingBatches',
  method: 'GET',
  path: '/api/finding-batches',
  summary: 'Batches of an area, newest first',
  tag: 'findings',
  access: 'signed-in',
  query: Type.Object({ area: Type.Optional(AreaPrefix) }),
  reply: Type.Object({ batches: Type.Array(FindingBatch) }),
  problems: ['not-allowed', 'not-found'],
})

export const judgeSampledFinding = operation({
  id: 'judgeSampledFinding',
  method: 'POST',
  path: '/api/finding-batches/{batchId}/verdicts',
  summary:
    'Say of one drawn finding whether its explanation holds; one that does not stops the batch',
  tag: 'findings',
  access: 'signed-in',
  params: Type.Object({ batchId: Id }),
  body: {
    kind: 'json',
    schema: Type.Object({
      findingId: FindingId,
      verdict: Type.Enum([...findingVerdicts]),
      /** Why it does not hold; empty where it does. */
      note: Type.String({ maxLength: 1000 }),
    }),
  },
  reply: OneBatch,
  problems: [
    'not-allowed',
    'not-found',
    'reason-required',
    'reason-names-target-value',
    'findings-not-acceptable',
    'body-not-acceptable',
  ],
})

export const acceptFindingBatch = operation({
  id: 'acceptFindingBatch',
  method: 'POST',
  path: '/api/finding-batches/{batchId}/acceptance',
  summary: 'Accept the findings of a batch once all that were drawn hold',
  tag: 'findings',
  access: 'signed-in',
  params: Type.Object({ batchId: Id }),
  reply: OneBatch,
  problems: ['not-allowed', 'not-found', 'findings-not-acceptable'],
})
