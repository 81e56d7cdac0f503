/**
 * Operations of 事后质量抽查: the sealed frame and the draw, who surveys which block, what was found there,
 * how it compares with the census, the rates with their intervals, and what was decided. Its results
 * judge the census and never change a unit or a response.
 */
import { type Static, Type } from 'typebox'
import { Building, Polygons } from './areas.ts'
import { UnitKind } from './frame.ts'
import { FileReply, operation } from './operation.ts'
import { AnswerDocument, AreaPrefix, BlockCode, Id, Instant } from './shapes.ts'

const AccountId = Type.String({ minLength: 1, maxLength: 80 })
const Maybe = <T extends Parameters<typeof Type.Union>[0][number]>(shape: T) =>
  Type.Union([shape, Type.Null()])

/** Forms of the survey: one of each for every unit found. */
export const UNIT_FORM = 'PES-1'
export const FIGURES_FORM = 'PES-2'

export const surveyedIndicators = [
  'staffAtYearEnd',
  'operatingRevenue',
  'totalAssets',
  'grossIndustrialOutput',
] as const
export type SurveyedIndicator = (typeof surveyedIndicators)[number]
/** Compared of every unit found again: the unit's own facts, then the figures. */
export const comparedItems = ['unifiedSocialCreditCode', 'kind', ...surveyedIndicators] as const
export type ComparedItem = (typeof comparedItems)[number]
export const comparedItemNames: Readonly<Record<ComparedItem, string>> = {
  unifiedSocialCreditCode: '统一社会信用代码',
  kind: '单位类型',
  staffAtYearEnd: '年末从业人员（人）',
  operatingRevenue: '营业收入（千元）',
  totalAssets: '资产总计（千元）',
  grossIndustrialOutput: '工业总产值（千元）',
}

/** 合格线; shares of 1. */
export const Bars = Type.Object({
  unitErrorRate: Type.Number({ minimum: 0, maximum: 1 }),
  indicatorErrorRate: Type.Number({ minimum: 0, maximum: 1 }),
  /** Which census or plan they come from, as printed beside them. */
  source: Type.String({ minLength: 2, maxLength: 100 }),
})
export type Bars = Static<typeof Bars>
/** Of the fourth census: those of the fifth are not public. */
export const DEFAULT_BARS: Bars = {
  unitErrorRate: 0.005,
  indicatorErrorRate: 0.01,
  source: '四经普口径（五经普标准未公布）',
}

/** A difference within both counts as none. */
export const Tolerance = Type.Object({
  /** Share of the larger of the two amounts. */
  relative: Type.Number({ minimum: 0, maximum: 0.5 }),
  /** 千元. */
  amount: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
})
export type Tolerance = Static<typeof Tolerance>
export const DEFAULT_TOLERANCE: Tolerance = { relative: 0.01, amount: 1 }

export const PesSurvey = Type.Object({
  surveyId: Id,
  areaPrefix: AreaPrefix,
  areaName: Type.String(),
  name: Type.String(),
  seed: Type.String(),
  algorithm: Type.String(),
  /** SHA-256 over the lines of the sealed frame. */
  frameHash: Type.String(),
  blocks: Type.Integer(),
  units: Type.Integer(),
  blocksDrawn: Type.Integer(),
  bars: Bars,
  tolerance: Tolerance,
  sealedAt: Instant,
  sealedBy: Type.String(),
  /** Before it no account sees which blocks were drawn. */
  opensAt: Instant,
  open: Type.Boolean(),
})
export type PesSurvey = Static<typeof PesSurvey>

const survey = { surveyId: Id }
const shape = {
  tag: 'post-enumeration',
  access: 'signed-in',
} as const

export const putPesSurvey = operation({
  ...shape,
  id: 'putPesSurvey',
  method: 'PUT',
  path: '/api/post-enumeration/surveys/{surveyId}',
  summary: 'Seal the frame of an area and draw its sample of blocks (repeat-safe)',
  params: Type.Object(survey),
  body: {
    kind: 'json',
    schema: Type.Object({
      area: AreaPrefix,
      name: Type.String({ minLength: 2, maxLength: 100 }),
      /** Made in public: a date, numbers drawn. */
      seed: Type.String({ pattern: '^[0-9A-Za-z-]{4,64}$' }),
      blocks: Type.Integer({ minimum: 2, maximum: 5000 }),
      sizeClasses: Type.Integer({ minimum: 1, maximum: 6 }),
      opensAt: Instant,
      bars: Bars,
      tolerance: Tolerance,
    }),
    maxBytes: 4_000,
  },
  reply: PesSurvey,
  problems: ['not-allowed', 'not-found', 'body-not-acceptable', 'revision-id-taken'],
})

export const listPesSurveys = operation({
  ...shape,
  id: 'listPesSurveys',
  method: 'GET',
  path: '/api/post-enumeration/surveys',
  summary: 'Post-enumeration surveys within the office’s area, newest first',
  reply: Type.Object({ surveys: Type.Array(PesSurvey) }),
  problems: ['not-allowed'],
})

export const surveyBlockStates = ['waiting', 'assigned', 'working', 'reported', 'judged'] as const
export type SurveyBlockState = (typeof surveyBlockStates)[number]
export const surveyBlockStateNames: Readonly<Record<SurveyBlockState, string>> = {
  waiting: '待分派',
  assigned: '已分派',
  working: '抽查中',
  reported: '待定性',
  judged: '已定性',
}

export const getPesSurvey = operation({
  ...shape,
  id: 'getPesSurvey',
  method: 'GET',
  path: '/api/post-enumeration/surveys/{surveyId}',
  summary: 'One survey: whether its seal holds, its strata, its blocks and who may survey them',
  params: Type.Object(survey),
  reply: Type.Object({
    survey: PesSurvey,
    /** The frame still has its hash, and seed and frame give the blocks that were drawn. */
    sealHolds: Type.Boolean(),
    strata: Type.Array(
      Type.Object({
        stratum: Type.String(),
        blocks: Type.Integer(),
        units: Type.Integer(),
        drawn: Type.Integer(),
      }),
    ),
    /** Empty before the survey opens. */
    drawn: Type.Array(
      Type.Object({
        blockCode: BlockCode,
        name: Type.String(),
        areaNames: Type.Array(Type.String()),
        stratum: Type.String(),
        units: Type.Integer(),
        state: Type.Enum([...surveyBlockStates]),
        surveyor: Maybe(Type.String()),
        found: Type.Integer(),
        undecided: Type.Integer(),
      }),
    ),
    /** People of the field in service, with the county they work in. */
    surveyors: Type.Array(
      Type.Object({
        accountId: AccountId,
        name: Type.String(),
        county: Type.String(),
        countyName: Type.String(),
      }),
    ),
  }),
  problems: ['not-allowed', 'not-found'],
})

export const getPesFrame = operation({
  ...shape,
  id: 'getPesFrame',
  method: 'GET',
  path: '/api/post-enumeration/surveys/{surveyId}/frame',
  summary: 'The sealed frame as lines of text, from which anyone repeats the draw',
  params: Type.Object(survey),
  reply: FileReply,
  file: ['text/csv'],
  problems: ['not-allowed', 'not-found', 'state-not-allowed'],
})

export const assignPesBlock = operation({
  ...shape,
  id: 'assignPesBlock',
  method: 'PUT',
  path: '/api/post-enumeration/surveys/{surveyId}/blocks/{blockCode}/surveyor',
  summary: 'Give a drawn block to somebody from another county',
  params: Type.Object({ ...survey, blockCode: BlockCode }),
  body: { kind: 'json', schema: Type.Object({ accountId: AccountId }), maxBytes: 1_000 },
  reply: Type.Object({ blockCode: BlockCode, surveyor: Type.String() }),
  problems: ['not-allowed', 'not-found', 'body-not-acceptable', 'state-not-allowed'],
})

export const FoundUnit = Type.Object({
  foundId: Id,
  /** Of PES-1 and PES-2. */
  unit: AnswerDocument,
  figures: AnswerDocument,
  madeAt: Instant,
})
export type FoundUnit = Static<typeof FoundUnit>

export const listPesWork = operation({
  ...shape,
  id: 'listPesWork',
  method: 'GET',
  path: '/api/post-enumeration/work',
  summary: 'Blocks one is to survey with what one found there; nothing of what the census has',
  microdata: { subject: 'block' },
  reply: Type.Object({
    blocks: Type.Array(
      Type.Object({
        surveyId: Id,
        surveyName: Type.String(),
        blockCode: BlockCode,
        name: Type.String(),
        areaNames: Type.Array(Type.String()),
        geometry: Polygons,
        buildings: Type.Array(Building),
        reportedAt: Maybe(Instant),
        found: Type.Array(FoundUnit),
      }),
    ),
  }),
  problems: ['not-allowed'],
})

/** Of a unit only the survey found. */
export const foundVerdicts = [
  'same-as',
  'omission',
  'registered-elsewhere',
  'not-a-census-unit',
] as const
/** Of a unit only the census has. */
export const unitVerdicts = ['false-unit', 'duplicate', 'correct'] as const
/** Of an indicator that differs: why. */
export const itemVerdicts = [
  'concept',
  'unit-of-measure',
  'copying',
  'left-out',
  'fabrication',
  'correct',
] as const
export type FoundVerdict = (typeof foundVerdicts)[number]
export type UnitVerdict = (typeof unitVerdicts)[number]
export type ItemVerdict = (typeof itemVerdicts)[number]
export type PesVerdict = FoundVerdict | UnitVerdict | ItemVerdict
export const foundVerdictNames: Readonly<Record<FoundVerdict, string>> = {
  'same-as': '就是普查登记的某一家',
  omission: '漏报',
  'registered-elsewhere': '登记在别的小区（错区）',
  'not-a-census-unit': '不是普查单位',
}
export const unitVerdictNames: Readonly<Record<UnitVerdict, string>> = {
  'false-unit': '虚报（不应登记）',
  duplicate: '重报',
  correct: '登记无误（抽查没有遇到）',
}
export const itemVerdictNames: Readonly<Record<ItemVerdict, string>> = {
  concept: '口径理解',
  'unit-of-measure': '计量单位错',
  copying: '抄录',
  'left-out': '漏项',
  fabrication: '编造',
  correct: '原登记无误（抽查有误）',
}

const Judgement = Type.Object({
  verdict: Type.String(),
  /** The unit of the census it is, or is a double of. */
  unitId: Maybe(Id),
  evidence: Type.String(),
  judgedAt: Instant,
  judgedBy: Type.String(),
})
export type PesJudgement = Static<typeof Judgement>

const SealedUnit = Type.Object({
  unitId: Id,
  name: Type.String(),
  unifiedSocialCreditCode: Maybe(Type.String()),
  kind: UnitKind,
  address: Type.String(),
  figures: Type.Record(Type.String(), Type.Number()),
})
export type SealedUnit = Static<typeof SealedUnit>

export const getPesBlock = operation({
  ...shape,
  id: 'getPesBlock',
  method: 'GET',
  path: '/api/post-enumeration/surveys/{surveyId}/blocks/{blockCode}',
  summary: 'A block the surveyor has finished, beside what the census had sealed of it',
  microdata: { subject: 'block', param: 'blockCode', everyTime: true },
  params: Type.Object({ ...survey, blockCode: BlockCode }),
  reply: Type.Object({
    blockCode: BlockCode,
    name: Type.String(),
    surveyor: Type.String(),
    reportedAt: Instant,
    note: Type.String(),
    pairs: Type.Array(
      Type.Object({
        sealed: SealedUnit,
        found: FoundUnit,
        /** By the platform: same code, same name; or by a judgement. */
        by: Type.Enum(['code', 'name', 'judgement']),
        items: Type.Array(
          Type.Object({
            /** What a judgement of it goes by. */
            key: Type.String(),
            item: Type.Enum([...comparedItems]),
            census: Maybe(Type.String()),
            survey: Maybe(Type.String()),
            judgement: Maybe(Judgement),
          }),
        ),
        itemsCompared: Type.Integer(),
      }),
    ),
    onlyFound: Type.Array(
      Type.Object({
        key: Type.String(),
        found: FoundUnit,
        /** Units of the block whose names are alike, the likeliest first. */
        likely: Type.Array(Type.Object({ unitId: Id, name: Type.String() })),
        /** Units elsewhere under the same code, as the frame stands now. */
        elsewhere: Type.Array(Type.Object({ unitId: Id, name: Type.String() })),
        judgement: Maybe(Judgement),
      }),
    ),
    onlySealed: Type.Array(
      Type.Object({
        key: Type.String(),
        sealed: SealedUnit,
        /** Of this block, already found, whose code or name is the same: it may be a double. */
        doubleOf: Type.Array(Type.Object({ unitId: Id, name: Type.String() })),
        judgement: Maybe(Judgement),
      }),
    ),
    undecided: Type.Integer(),
  }),
  problems: ['not-allowed', 'not-found', 'state-not-allowed'],
})

export const judgePesDifference = operation({
  ...shape,
  id: 'judgePesDifference',
  method: 'PUT',
  path: '/api/post-enumeration/surveys/{surveyId}/blocks/{blockCode}/judgements/{judgementId}',
  summary:
    'Say what one difference is, with the evidence (repeat-safe; a later one takes its place)',
  params: Type.Object({ ...survey, blockCode: BlockCode, judgementId: Id }),
  body: {
    kind: 'json',
    schema: Type.Object({
      key: Type.String({ minLength: 4, maxLength: 160 }),
      verdict: Type.Enum([...new Set([...foundVerdicts, ...unitVerdicts, ...itemVerdicts])]),
      unitId: Type.Optional(Id),
      evidence: Type.String({ maxLength: 1000 }),
    }),
    maxBytes: 8_000,
  },
  reply: Type.Object({ undecided: Type.Integer() }),
  problems: [
    'not-allowed',
    'not-found',
    'body-not-acceptable',
    'reason-required',
    'state-not-allowed',
    'revision-id-taken',
  ],
})

export const rateIds = [
  'unitErrorRate',
  'omissionRate',
  'falseRate',
  'duplicateRate',
  'netOmissionRate',
  'indicatorErrorRate',
] as const
export type RateId = (typeof rateIds)[number]
export const rateNames: Readonly<Record<RateId, string>> = {
  unitErrorRate: '单位差错率',
  omissionRate: '漏报率',
  falseRate: '虚报率',
  duplicateRate: '重报率',
  netOmissionRate: '净漏报率',
  indicatorErrorRate: '指标差错率',
}

const Rate = Type.Object({
  rate: Type.Enum([...rateIds]),
  /** Null: 不适用, there was nothing to divide by. */
  value: Maybe(Type.Number()),
  /** Estimated for the whole area. */
  numerator: Type.Number(),
  denominator: Type.Number(),
  /** As counted in the sample. */
  counted: Type.Integer(),
  of: Type.Integer(),
  standardError: Type.Number(),
  /** 95 %, by the design; null where too few blocks were worked on. */
  lower: Maybe(Type.Number()),
  upper: Maybe(Type.Number()),
  bar: Maybe(Type.Number()),
  /** unclear: the interval holds the bar. */
  verdict: Maybe(Type.Enum(['passes', 'fails', 'unclear'])),
})
export type PesRate = Static<typeof Rate>

const AreaResult = Type.Object({
  areaPrefix: AreaPrefix,
  areaName: Type.String(),
  blocksDrawn: Type.Integer(),
  /** Those whose differences are all decided: what the rates are of. */
  blocksJudged: Type.Integer(),
  rates: Type.Array(Rate),
  /** 综合差错率: half of unit and indicator error rates together; null where one is. */
  compositeRate: Maybe(Type.Number()),
  /** How the errors of indicators were classified. */
  causes: Type.Array(Type.Object({ verdict: Type.Enum([...itemVerdicts]), items: Type.Integer() })),
  /** 指标误差1, 指标误差2 as shares of what the survey found, sample only. */
  indicators: Type.Array(
    Type.Object({
      item: Type.Enum([...surveyedIndicators]),
      census: Type.Number(),
      survey: Type.Number(),
      absolute: Type.Number(),
    }),
  ),
})
export type PesAreaResult = Static<typeof AreaResult>

export const decisions = ['accept', 're-enumerate'] as const
export const decisionNames = { accept: '认可普查质量', 're-enumerate': '重新普查登记' } as const
export const PesDecision = Type.Object({
  decisionId: Id,
  surveyId: Id,
  surveyName: Type.String(),
  areaPrefix: AreaPrefix,
  areaName: Type.String(),
  decision: Type.Enum([...decisions]),
  reason: Type.String(),
  /** The rates as they stood then. */
  result: AreaResult,
  bars: Bars,
  decidedAt: Instant,
  decidedBy: Type.String(),
})
export type PesDecision = Static<typeof PesDecision>

export const getPesResults = operation({
  ...shape,
  id: 'getPesResults',
  method: 'GET',
  path: '/api/post-enumeration/surveys/{surveyId}/results',
  summary: 'Rates of the survey with intervals, of the whole area and of each county',
  params: Type.Object(survey),
  reply: Type.Object({
    survey: PesSurvey,
    /** The whole area first. */
    areas: Type.Array(AreaResult),
  }),
  problems: ['not-allowed', 'not-found'],
})

export const decidePesArea = operation({
  ...shape,
  id: 'decidePesArea',
  method: 'PUT',
  path: '/api/post-enumeration/surveys/{surveyId}/decisions/{decisionId}',
  summary:
    'Record what the results come to for an area: acknowledged, or enumerated anew (repeat-safe)',
  params: Type.Object({ ...survey, decisionId: Id }),
  body: {
    kind: 'json',
    schema: Type.Object({
      area: AreaPrefix,
      decision: Type.Enum([...decisions]),
      reason: Type.String({ maxLength: 1000 }),
    }),
    maxBytes: 8_000,
  },
  reply: PesDecision,
  problems: [
    'not-allowed',
    'not-found',
    'body-not-acceptable',
    'reason-required',
    'state-not-allowed',
    'revision-id-taken',
  ],
})

export const listPesDecisions = operation({
  ...shape,
  id: 'listPesDecisions',
  method: 'GET',
  path: '/api/post-enumeration/decisions',
  summary:
    'Decisions after surveys on areas of one’s own, newest first, with the rates they rest on',
  reply: Type.Object({ decisions: Type.Array(PesDecision) }),
  problems: ['not-allowed'],
})
