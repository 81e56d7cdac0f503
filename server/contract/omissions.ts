/**
 * Operations of the omissions desk 查漏: signals that something is missing, each judged with a reason or
 * sent to a tablet as a task, and the estimate of what no source knows.
 */
import { type Static, Type } from 'typebox'
import { UnitKind } from './frame.ts'
import { operation } from './operation.ts'
import { AreaPrefix, BlockCode, Id, Instant, PageKey, PageLimit } from './shapes.ts'

/** What is looked for in the figures of an area. */
export const soughtKinds = [
  'empty-block',
  'empty-building',
  'low-density',
  'list-without-unit',
  'registered-alive',
  'previous-gone',
  'branch-not-registered',
  'parent-not-registered',
  'branch-not-listed',
] as const
/** What a legal unit told of its establishments: it stands until it is taken back or dealt with. */
export const toldKinds = ['branch-told', 'branch-denied'] as const
export const signalKinds = [...soughtKinds, ...toldKinds] as const
export type SignalKind = (typeof signalKinds)[number]
export const signalKindNames: Readonly<Record<SignalKind, string>> = {
  'empty-block': '小区没有单位',
  'empty-building': '楼里没有单位',
  'low-density': '单位明显偏少',
  'list-without-unit': '有税有电没有单位',
  'registered-alive': '报注销、登记未注销',
  'previous-gone': '上次有这次没有',
  'branch-not-registered': '分支没有登记',
  'parent-not-registered': '上级没有登记',
  'branch-not-listed': '法人没有列的分支',
  'branch-told': '法人报来的下属单位',
  'branch-denied': '法人不认的下属单位',
}

export const signalStates = ['open', 'task', 'closed', 'lapsed'] as const
export type SignalState = (typeof signalStates)[number]
export const signalStateNames: Readonly<Record<SignalState, string>> = {
  open: '待判',
  task: '已派核查',
  closed: '已了结',
  lapsed: '线索已消失',
}

/** What an enumerator found when sent after a signal. */
export const taskFindings = ['found', 'nothing', 'no-access'] as const
export type TaskFinding = (typeof taskFindings)[number]
export const taskFindingNames: Readonly<Record<TaskFinding, string>> = {
  found: '查到单位，已登记',
  nothing: '查过，没有漏',
  'no-access': '进不去，须再访',
}

export const SignalStep = Type.Object({
  stepId: Id,
  kind: Type.Enum(['task', 'judge', 'outcome', 'reopen']),
  finding: Type.Union([Type.Enum([...taskFindings]), Type.Null()]),
  note: Type.String(),
  at: Instant,
  by: Type.String(),
})

export const OmissionSignal = Type.Object({
  signalId: Id,
  kind: Type.Enum([...signalKinds]),
  state: Type.Enum([...signalStates]),
  /** Chinese: what is odd, in numbers and names. */
  says: Type.String(),
  areaNames: Type.Array(Type.String()),
  blockCode: Type.Union([BlockCode, Type.Null()]),
  buildingCode: Type.Union([Type.String(), Type.Null()]),
  unitId: Type.Union([Id, Type.Null()]),
  foundAt: Instant,
  /** Oldest first; nothing said is removed. */
  steps: Type.Array(SignalStep),
})
export type OmissionSignal = Static<typeof OmissionSignal>

export const findSignals = operation({
  id: 'findSignals',
  method: 'POST',
  path: '/api/omissions/searches',
  summary: 'Look for signals of omissions over the whole area; those that are gone lapse',
  tag: 'omissions',
  access: 'signed-in',
  reply: Type.Object({
    found: Type.Integer(),
    /** Of those, not seen before. */
    fresh: Type.Integer(),
    lapsed: Type.Integer(),
  }),
  problems: ['not-allowed'],
})

export const listOmissionSignals = operation({
  id: 'listOmissionSignals',
  method: 'GET',
  path: '/api/omissions/signals',
  summary: 'Signals of omissions, the weightiest first, paged by key',
  tag: 'omissions',
  access: 'signed-in',
  microdata: { subject: 'units' },
  query: Type.Object({
    area: Type.Optional(AreaPrefix),
    kind: Type.Optional(Type.Enum([...signalKinds])),
    state: Type.Optional(Type.Enum([...signalStates])),
    after: Type.Optional(PageKey),
    limit: Type.Optional(PageLimit),
  }),
  reply: Type.Object({
    signals: Type.Array(OmissionSignal),
    next: Type.Union([PageKey, Type.Null()]),
    counts: Type.Object({
      open: Type.Integer(),
      task: Type.Integer(),
      closed: Type.Integer(),
      lapsed: Type.Integer(),
    }),
  }),
  problems: ['not-allowed', 'parameter-not-acceptable'],
})

export const stepSignal = operation({
  id: 'stepSignal',
  method: 'PUT',
  path: '/api/omissions/signals/{signalId}/steps/{stepId}',
  summary: 'Judge a signal with a reason, send it to a tablet as a task, or open it again',
  tag: 'omissions',
  access: 'signed-in',
  params: Type.Object({ signalId: Id, stepId: Id }),
  body: {
    kind: 'json',
    schema: Type.Object({
      kind: Type.Enum(['task', 'judge', 'reopen']),
      note: Type.String({ maxLength: 500 }),
      /** Where to look, for a signal without a block of its own. */
      blockCode: Type.Optional(BlockCode),
    }),
  },
  reply: Type.Object({ signal: OmissionSignal }),
  problems: [
    'not-found',
    'not-allowed',
    'reason-required',
    'reason-names-target-value',
    'body-not-acceptable',
    'code-not-in-list',
    'signal-not-open',
  ],
})

/** One task of a block, as a tablet carries it. */
export const OmissionTask = Type.Object({
  signalId: Id,
  kind: Type.Enum([...signalKinds]),
  says: Type.String(),
  note: Type.String(),
  buildingCode: Type.Union([Type.String(), Type.Null()]),
})
export type OmissionTask = Static<typeof OmissionTask>

export const listOmissionTasks = operation({
  id: 'listOmissionTasks',
  method: 'GET',
  path: '/api/field/blocks/{blockCode}/omission-tasks',
  summary: 'What is to be looked after in a block because something may be missing',
  tag: 'omissions',
  access: 'signed-in',
  microdata: { subject: 'block', param: 'blockCode' },
  params: Type.Object({ blockCode: BlockCode }),
  reply: Type.Object({ tasks: Type.Array(OmissionTask) }),
  problems: ['not-found', 'not-allowed'],
})

const Interval = Type.Object({ value: Type.Number(), from: Type.Number(), to: Type.Number() })

export const Estimate = Type.Object({
  /** County, 6 digits. */
  county: Type.String(),
  countyName: Type.String(),
  unitKind: UnitKind,
  /** Units that at least one source knows. */
  known: Type.Integer(),
  /** Null where the sources say too little; `reason` then says why. */
  estimate: Type.Union([
    Type.Null(),
    Type.Object({
      total: Interval,
      missing: Interval,
      method: Type.Enum(['chapman', 'log-linear']),
      /** Sources used, by name. */
      sources: Type.Array(Type.String()),
      /** Pairs of sources taken to depend on each other in the model chosen. */
      dependent: Type.Array(Type.Array(Type.String())),
      aic: Type.Union([Type.Number(), Type.Null()]),
    }),
  ]),
  reason: Type.Union([Type.String(), Type.Null()]),
  /** Units by the sources that know them, e.g. `110`, in the order of `sources`. */
  histories: Type.Array(Type.Object({ sources: Type.Array(Type.String()), units: Type.Integer() })),
})
export type Estimate = Static<typeof Estimate>

export const estimateOmissions = operation({
  id: 'estimateOmissions',
  method: 'GET',
  path: '/api/omissions/estimate',
  summary: 'Capture–recapture estimate of units no source knows, by county and kind',
  tag: 'omissions',
  access: 'signed-in',
  query: Type.Object({ area: Type.Optional(AreaPrefix) }),
  reply: Type.Object({ estimates: Type.Array(Estimate) }),
  problems: ['not-allowed', 'parameter-not-acceptable'],
})
