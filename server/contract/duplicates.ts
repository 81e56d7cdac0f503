/**
 * Operations of the duplicates desk 疑似重复: finding pairs of units that may be one, deciding on them,
 * taking decisions back; and asking whether a new unit is in the frame already.
 */
import { type Static, Type } from 'typebox'
import { FrameRecord, UnitSummary } from './frame.ts'
import { operation } from './operation.ts'
import { AreaPrefix, BlockCode, Id, Instant, PageKey, PageLimit } from './shapes.ts'
import { type OfficeAttribute, officeAttributeNames } from './unit-attributes.ts'

export const duplicateStates = ['open', 'second', 'referee', 'decided', 'lapsed'] as const
/** 待判、待复判、待裁定、已判、已不再疑似. */
export type DuplicateState = (typeof duplicateStates)[number]

export const duplicateDecisionKinds = ['merge', 'not-same', 'branch-of', 'successor-of'] as const
export type DuplicateDecisionKind = (typeof duplicateDecisionKinds)[number]
export const duplicateDecisionNames: Readonly<Record<DuplicateDecisionKind, string>> = {
  merge: '合并',
  'not-same': '不是同一家',
  'branch-of': '分支机构',
  'successor-of': '前后接续',
}

/** Fields of a unit whose surviving value a merge chooses. `place`: block and building together. */
export const mergeFields = [
  'name',
  'unifiedSocialCreditCode',
  'legalRepresentative',
  'phone',
  'address',
  'industryCode',
  'place',
] as const
export type MergeField = (typeof mergeFields)[number]

/** 普查办填: attributes of a unit that a merge takes over too, since its forms follow from them. */
export type MergeAttribute = Exclude<OfficeAttribute, 'industryCode'>
export const mergeAttributes = officeAttributeNames.filter(
  (name): name is MergeAttribute => name !== 'industryCode',
)

const OptionalId = Type.Optional(Id)
/**
 * Field → id of a unit, or of a frame record of one of the two units: whose value survives. An
 * attribute is a unit's; lists say none.
 */
export const ChosenValues = Type.Object({
  name: Type.Optional(Id),
  unifiedSocialCreditCode: Type.Optional(Id),
  legalRepresentative: Type.Optional(Id),
  phone: Type.Optional(Id),
  address: Type.Optional(Id),
  industryCode: Type.Optional(Id),
  place: Type.Optional(Id),
  ...(Object.fromEntries(mergeAttributes.map((name) => [name, OptionalId])) as Record<
    MergeAttribute,
    typeof OptionalId
  >),
} satisfies Record<MergeField | MergeAttribute, unknown>)
export type ChosenValues = Static<typeof ChosenValues>

export const DuplicateReason = Type.Object({
  /** 名称, 电话 … */
  comparison: Type.String(),
  finding: Type.String(),
  /** Each bit makes "one unit" twice as likely; negative: half as likely. */
  bits: Type.Number(),
})
export type DuplicateReason = Static<typeof DuplicateReason>

const UnitOfPair = Type.Object({
  id: Id,
  name: Type.String(),
  areaNames: Type.Array(Type.String()),
})

export const DuplicateSummary = Type.Object({
  pairId: Id,
  state: Type.Enum([...duplicateStates]),
  units: Type.Array(UnitOfPair, { minItems: 2, maxItems: 2 }),
  bits: Type.Number(),
  /** Probability that both are one unit, 0 to 1. */
  probability: Type.Number(),
  /** Why it matters, e.g. 一套表单位, 两家都已填报. */
  consequences: Type.Array(Type.String()),
  /** The name of one says that it is a branch of the other. */
  branch: Type.Boolean(),
  decision: Type.Union([Type.Enum([...duplicateDecisionKinds]), Type.Null()]),
  decidedAt: Type.Union([Instant, Type.Null()]),
  toCheck: Type.Boolean(),
})
export type DuplicateSummary = Static<typeof DuplicateSummary>

export const DuplicateRun = Type.Object({
  runId: Id,
  areaPrefix: AreaPrefix,
  /** `interrupted`: the server stopped while it ran. */
  state: Type.Enum(['running', 'finished', 'failed', 'interrupted']),
  /** Chinese: what is under way. */
  stage: Type.String(),
  units: Type.Integer(),
  /** Units of the area, to measure `units` against while it runs; 0 when not known yet. */
  unitsInAll: Type.Integer(),
  pairs: Type.Integer(),
  newPairs: Type.Integer(),
  decisions: Type.Integer(),
  startedAt: Instant,
  startedBy: Type.String(),
  finishedAt: Type.Union([Instant, Type.Null()]),
})
export type DuplicateRun = Static<typeof DuplicateRun>

export const startDuplicateRun = operation({
  id: 'startDuplicateRun',
  method: 'POST',
  path: '/api/duplicates/runs',
  summary: 'Look for duplicates in the frame of the caller’s area; one run at a time',
  tag: 'duplicates',
  access: 'signed-in',
  reply: Type.Object({ run: DuplicateRun }),
  problems: ['not-allowed', 'busy'],
})

export const getDuplicateRun = operation({
  id: 'getDuplicateRun',
  method: 'GET',
  path: '/api/duplicates/runs/latest',
  summary: 'The run under way, or the last one, of the caller’s area',
  tag: 'duplicates',
  access: 'signed-in',
  reply: Type.Object({ run: Type.Union([DuplicateRun, Type.Null()]) }),
  problems: ['not-allowed'],
})

/** What the desk shows: pairs in a state, or those drawn for a look. */
export const duplicateQueues = ['open', 'second', 'referee', 'check', 'decided'] as const
export type DuplicateQueue = (typeof duplicateQueues)[number]

export const listDuplicates = operation({
  id: 'listDuplicates',
  method: 'GET',
  path: '/api/duplicates',
  summary: 'Pairs of units that may be one, within the caller’s area',
  tag: 'duplicates',
  access: 'signed-in',
  microdata: { subject: 'units' },
  query: Type.Object({
    queue: Type.Optional(Type.Enum([...duplicateQueues])),
    order: Type.Optional(Type.Enum(['probability', 'consequence'])),
    area: Type.Optional(AreaPrefix),
    after: Type.Optional(PageKey),
    limit: Type.Optional(PageLimit),
  }),
  reply: Type.Object({
    pairs: Type.Array(DuplicateSummary),
    next: Type.Union([PageKey, Type.Null()]),
    counts: Type.Record(Type.Enum([...duplicateQueues]), Type.Integer()),
  }),
  problems: ['not-allowed', 'parameter-not-acceptable'],
})

export const UnitRelation = Type.Object({
  decisionId: Id,
  pairId: Id,
  kind: Type.Enum(['merge', 'branch-of', 'successor-of']),
  /** What the unit asked about is: 保留的、并入的、总部、分支、前一家、后一家. */
  part: Type.Enum(['survivor', 'merged', 'parent', 'branch', 'earlier', 'later']),
  other: UnitSummary,
  decidedAt: Instant,
  decidedBy: Type.String(),
})
export type UnitRelation = Static<typeof UnitRelation>

export const DuplicateDecision = Type.Object({
  decisionId: Id,
  kind: Type.Enum([...duplicateDecisionKinds]),
  firstUnit: Type.Union([Id, Type.Null()]),
  reason: Type.String(),
  part: Type.Enum(['only', 'first', 'second', 'referee', 'bulk', 'check']),
  takesEffect: Type.Boolean(),
  decidedAt: Instant,
  decidedBy: Type.String(),
  undone: Type.Union([
    Type.Null(),
    Type.Object({
      undoneAt: Instant,
      undoneBy: Type.String(),
      reason: Type.String(),
      /** Values that had been changed since and stayed as they are. */
      left: Type.Integer(),
    }),
  ]),
})
export type DuplicateDecision = Static<typeof DuplicateDecision>

export const DuplicateDetail = Type.Object({
  pair: DuplicateSummary,
  reasons: Type.Array(DuplicateReason),
  units: Type.Array(
    Type.Object({
      unit: UnitSummary,
      frameRecords: Type.Array(FrameRecord),
      relations: Type.Array(UnitRelation),
    }),
    { minItems: 2, maxItems: 2 },
  ),
  /** Unit that would be kept unless the clerk says otherwise. */
  suggestedSurvivor: Id,
  decisions: Type.Array(DuplicateDecision),
  /** Why the caller may not decide now; null: may. */
  refusal: Type.Union([Type.String(), Type.Null()]),
  /** Other pairs of the same group still to decide. */
  group: Type.Array(Type.Object({ pairId: Id, names: Type.Array(Type.String()) })),
})
export type DuplicateDetail = Static<typeof DuplicateDetail>

export const getDuplicate = operation({
  id: 'getDuplicate',
  method: 'GET',
  path: '/api/duplicates/{pairId}',
  summary: 'One pair: both units, what each source says, the evidence, what was decided',
  tag: 'duplicates',
  access: 'signed-in',
  microdata: { subject: 'units' },
  params: Type.Object({ pairId: Id }),
  reply: DuplicateDetail,
  problems: ['not-found', 'not-allowed'],
})

export const decideDuplicate = operation({
  id: 'decideDuplicate',
  method: 'PUT',
  path: '/api/duplicates/{pairId}/decisions/{decisionId}',
  summary:
    'Decide on a pair, or say one’s part where two are asked (repeat-safe by client-made id)',
  tag: 'duplicates',
  access: 'signed-in',
  params: Type.Object({ pairId: Id, decisionId: Id }),
  body: {
    kind: 'json',
    schema: Type.Object({
      kind: Type.Enum([...duplicateDecisionKinds]),
      /** merge: who is kept; branch-of: the parent; successor-of: the earlier one. */
      firstUnit: Type.Optional(Id),
      /** merge: field or attribute → whose value survives. Left out: the surviving unit's, else the other's. */
      chosen: Type.Optional(ChosenValues),
      /** successor-of: also record the earlier one as 注销. */
      earlierCeased: Type.Optional(Type.Boolean()),
      reason: Type.String({ maxLength: 500 }),
    }),
  },
  reply: DuplicateDetail,
  problems: [
    'not-found',
    'not-allowed',
    'reason-required',
    'second-person-required',
    'duplicate-not-open',
    'body-not-acceptable',
  ],
})

export const undoDuplicateDecision = operation({
  id: 'undoDuplicateDecision',
  method: 'PUT',
  path: '/api/duplicates/{pairId}/decisions/{decisionId}/undo',
  summary: 'Take a decision back; what followed from it is restored (repeat-safe)',
  tag: 'duplicates',
  access: 'signed-in',
  params: Type.Object({ pairId: Id, decisionId: Id }),
  body: { kind: 'json', schema: Type.Object({ reason: Type.String({ maxLength: 500 }) }) },
  reply: DuplicateDetail,
  problems: ['not-found', 'not-allowed', 'reason-required', 'duplicate-not-open'],
})

export const confirmDuplicate = operation({
  id: 'confirmDuplicate',
  method: 'PUT',
  path: '/api/duplicates/{pairId}/checks/{decisionId}',
  summary: 'Confirm a pair that was accepted in bulk and drawn for a look',
  tag: 'duplicates',
  access: 'signed-in',
  params: Type.Object({ pairId: Id, decisionId: Id }),
  reply: DuplicateDetail,
  problems: ['not-found', 'not-allowed', 'second-person-required', 'duplicate-not-open'],
})

export const DuplicateSetting = Type.Object({
  twoClerks: Type.Boolean(),
  /** Accept in bulk from this evidence on, in bits; null: never. At least 7 (probability .99). */
  bulkFromBits: Type.Union([Type.Number({ minimum: 7, maximum: 60 }), Type.Null()]),
  /** One in so many accepted in bulk is drawn for a look. */
  checkOneIn: Type.Integer({ minimum: 1, maximum: 100 }),
})
export type DuplicateSetting = Static<typeof DuplicateSetting>

export const getDuplicateSetting = operation({
  id: 'getDuplicateSetting',
  method: 'GET',
  path: '/api/duplicates/settings',
  summary: 'How the caller’s area wants its duplicates desk',
  tag: 'duplicates',
  access: 'signed-in',
  reply: Type.Object({ setting: DuplicateSetting }),
  problems: ['not-allowed'],
})

export const setDuplicateSetting = operation({
  id: 'setDuplicateSetting',
  method: 'PUT',
  path: '/api/duplicates/settings',
  summary: 'Set how the caller’s area wants its duplicates desk',
  tag: 'duplicates',
  access: 'signed-in',
  body: { kind: 'json', schema: DuplicateSetting },
  reply: Type.Object({ setting: DuplicateSetting }),
  problems: ['not-allowed', 'body-not-acceptable'],
})

export const acceptDuplicates = operation({
  id: 'acceptDuplicates',
  method: 'POST',
  path: '/api/duplicates/acceptances',
  summary: 'Merge open pairs above the threshold the area set, at most 100 a call',
  tag: 'duplicates',
  access: 'signed-in',
  reply: Type.Object({
    accepted: Type.Integer(),
    /** Drawn for a look by somebody else. */
    toCheck: Type.Integer(),
    /** Above the threshold and left for people: 两家都已填报、编码不同 and the like. */
    left: Type.Integer(),
    /** Whether another call has more to do. */
    more: Type.Boolean(),
  }),
  problems: ['not-allowed', 'duplicate-bulk-off'],
})

const Share = Type.Object({
  /** Null where nothing was decided. */
  value: Type.Union([Type.Number(), Type.Null()]),
  /** 95 % Wilson interval. */
  from: Type.Number(),
  to: Type.Number(),
  of: Type.Integer(),
})

export const measureDuplicates = operation({
  id: 'measureDuplicates',
  method: 'GET',
  path: '/api/duplicates/measures',
  summary: 'How good the matcher proved by the pairs people decided',
  tag: 'duplicates',
  access: 'signed-in',
  reply: Type.Object({
    decided: Type.Integer(),
    /** Of pairs the matcher joined, the share people merged. */
    precision: Share,
    /** Of pairs people merged, the share the matcher joined; pairs it never showed are not in it. */
    recall: Share,
    /** By evidence shown: how many were decided, and how many of them merged. */
    bands: Type.Array(
      Type.Object({
        fromBits: Type.Union([Type.Number(), Type.Null()]),
        toBits: Type.Union([Type.Number(), Type.Null()]),
        decided: Type.Integer(),
        merged: Type.Integer(),
      }),
    ),
    /** Accepted in bulk: how many, drawn, looked at, and taken back. */
    bulk: Type.Object({
      accepted: Type.Integer(),
      drawn: Type.Integer(),
      checked: Type.Integer(),
      undone: Type.Integer(),
    }),
    /** Pairs where two people differed, of all that two looked at. */
    differed: Share,
  }),
  problems: ['not-allowed'],
})

export const listUnitRelations = operation({
  id: 'listUnitRelations',
  method: 'GET',
  path: '/api/units/{unitId}/relations',
  summary: 'Units a unit was merged with, is a branch or a successor of, as decided at the desk',
  tag: 'duplicates',
  access: 'signed-in',
  microdata: { subject: 'units' },
  params: Type.Object({ unitId: Id }),
  reply: Type.Object({ relations: Type.Array(UnitRelation) }),
  problems: ['not-found'],
})

/** What is known of a unit about to be opened. */
export const NewUnit = Type.Object({
  name: Type.String({ maxLength: 200 }),
  unifiedSocialCreditCode: Type.Optional(Type.String({ maxLength: 40 })),
  legalRepresentative: Type.Optional(Type.String({ maxLength: 100 })),
  phone: Type.Optional(Type.String({ maxLength: 60 })),
  address: Type.Optional(Type.String({ maxLength: 300 })),
})
export type NewUnit = Static<typeof NewUnit>

export const matchNewUnit = operation({
  id: 'matchNewUnit',
  method: 'POST',
  path: '/api/blocks/{blockCode}/matches',
  summary: 'Units of the county that a unit about to be opened may be',
  tag: 'duplicates',
  access: 'signed-in',
  microdata: { subject: 'units' },
  params: Type.Object({ blockCode: BlockCode }),
  body: { kind: 'json', schema: NewUnit },
  reply: Type.Object({
    /** False while the county's frame is being read; ask again in some seconds. */
    ready: Type.Boolean(),
    matches: Type.Array(
      Type.Object({
        unitId: Id,
        name: Type.String(),
        areaNames: Type.Array(Type.String()),
        blockCode: Type.Union([BlockCode, Type.Null()]),
        address: Type.String(),
        /** Whether the caller works on it. */
        reachable: Type.Boolean(),
        probability: Type.Number(),
        reasons: Type.Array(DuplicateReason),
      }),
    ),
  }),
  problems: ['not-found', 'not-allowed', 'body-not-acceptable'],
})
