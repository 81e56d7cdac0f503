/**
 * Progress 进度: counts by what one asks for, the way to the deadline, who answers for what, and what is
 * paid for accepted work. All from the same counts; none names a unit.
 */
import { type Static, Type } from 'typebox'
import { FileReply, operation } from './operation.ts'
import { AreaPrefix, BlockCode, Instant } from './shapes.ts'

export const progressDimensions = ['block', 'form', 'industry', 'kind', 'enumerator'] as const
export type ProgressDimension = (typeof progressDimensions)[number]

/** What a workbook is made of: also the areas below, and the days behind. */
export const progressTables = ['area', 'day', ...progressDimensions] as const
export type ProgressTableName = (typeof progressTables)[number]

const Count = Type.Integer()
/** Calendar date in Asia/Shanghai. */
const CalendarDate = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
const Area = Type.Object({ code: Type.String(), name: Type.String() })

export const ProgressCounts = Type.Object({
  /** Responses owed 应报. */
  expected: Count,
  /** Of them reported and not sent back 已报. */
  reported: Count,
  /** Of them accepted by county or city 已验收. */
  accepted: Count,
  returned: Count,
  mandatoryFindings: Count,
  /** Verify findings without an explanation. */
  unexplainedFindings: Count,
})
export type ProgressCounts = Static<typeof ProgressCounts>

export const ProgressBreakdown = Type.Object({
  area: Area,
  by: Type.Enum([...progressDimensions]),
  rows: Type.Array(
    Type.Object({
      /** Code of the block, form, division, kind or account; empty where it is not known. */
      key: Type.String(),
      name: Type.String(),
      /** What tells rows of one name apart: areas of a block, blocks of an enumerator. */
      note: Type.String(),
      counts: ProgressCounts,
      /** Reported in the last seven days, net of returns; only by enumerator. */
      lastWeek: Type.Union([Count, Type.Null()]),
    }),
  ),
  total: ProgressCounts,
  asOf: Instant,
})
export type ProgressBreakdown = Static<typeof ProgressBreakdown>

export const getProgressBreakdown = operation({
  id: 'getProgressBreakdown',
  method: 'GET',
  path: '/api/progress/breakdown',
  summary:
    'Expected, reported and accepted responses of an area by block, form, industry, kind or enumerator',
  tag: 'progress',
  access: 'signed-in',
  query: Type.Object({
    area: Type.Optional(AreaPrefix),
    by: Type.Enum([...progressDimensions]),
  }),
  reply: ProgressBreakdown,
  problems: ['not-allowed', 'not-found', 'parameter-not-acceptable'],
})

/**
 * What a table carries that is handed out beyond the offices (law.md L-40, L-41, L-44): the approval of the
 * office of the level above, and what its figures mean. Blocks and enumerators are nobody's outside.
 */
export const ProgressRelease = Type.Object({
  /** 核准文号. */
  approvalNumber: Type.String({ minLength: 4, maxLength: 60 }),
  /** 核准机关. */
  authority: Type.String({ minLength: 4, maxLength: 60 }),
  approvedOn: CalendarDate,
  /** 指标涵义, 统计范围, 统计方法. */
  meaning: Type.String({ minLength: 4, maxLength: 500 }),
  scope: Type.String({ minLength: 4, maxLength: 500 }),
  method: Type.String({ minLength: 4, maxLength: 500 }),
  /** 修订说明: why a table released before is released again. */
  revision: Type.Optional(Type.String({ minLength: 4, maxLength: 500 })),
})
export type ProgressRelease = Static<typeof ProgressRelease>

export const releasedDimensions = ['form', 'industry', 'kind'] as const

export const exportProgress = operation({
  id: 'exportProgress',
  method: 'POST',
  path: '/api/exports/progress',
  summary:
    'A table of progress as a workbook: marked as not published, or with an approval and small cells hidden',
  tag: 'progress',
  access: 'signed-in',
  body: {
    kind: 'json',
    schema: Type.Object({
      area: Type.Optional(AreaPrefix),
      by: Type.Enum([...progressTables]),
      /** Left out: for the offices themselves. */
      release: Type.Optional(ProgressRelease),
    }),
    maxBytes: 10_000,
  },
  reply: FileReply,
  file: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  problems: ['not-allowed', 'not-found', 'parameter-not-acceptable', 'body-not-acceptable'],
})

export const Forecast = Type.Object({
  /** Days the rate is taken from. */
  basisDays: Type.Integer(),
  /** Responses reported a day, net of returns. */
  perDay: Type.Number(),
  /** Reported by the end of the deadline: the middle and the bounds of nine in ten outcomes. */
  atDeadline: Type.Object({ likely: Count, low: Count, high: Count }),
  /** The day on which all is reported, at the middle rate and at the bounds; null where not within a year. */
  completeOn: Type.Object({
    likely: Type.Union([CalendarDate, Type.Null()]),
    early: Type.Union([CalendarDate, Type.Null()]),
    late: Type.Union([CalendarDate, Type.Null()]),
  }),
})
export type Forecast = Static<typeof Forecast>

export const ProgressOutlook = Type.Object({
  area: Area,
  total: ProgressCounts,
  units: Count,
  openFrameRecords: Count,
  /** Last day for reporting of the forms that are open; null where none is set. */
  deadline: Type.Union([CalendarDate, Type.Null()]),
  /** Net changes of each day, oldest first; days without any are left out. */
  days: Type.Array(Type.Object({ day: CalendarDate, reported: Count, accepted: Count })),
  /** Null with a reason where nothing sound can be said. */
  forecast: Type.Union([Forecast, Type.Null()]),
  noForecastBecause: Type.Union([Type.String(), Type.Null()]),
  asOf: Instant,
})
export type ProgressOutlook = Static<typeof ProgressOutlook>

export const getProgressOutlook = operation({
  id: 'getProgressOutlook',
  method: 'GET',
  path: '/api/progress/outlook',
  summary: 'Day by day, and what is likely to be reported by the deadline, with its uncertainty',
  tag: 'progress',
  access: 'signed-in',
  query: Type.Object({ area: Type.Optional(AreaPrefix) }),
  reply: ProgressOutlook,
  problems: ['not-allowed', 'not-found'],
})

export const ResponsibilityRoll = Type.Object({
  area: Area,
  rows: Type.Array(
    Type.Object({
      blockCode: BlockCode,
      blockName: Type.String(),
      areaNames: Type.Array(Type.String()),
      /** 登记, 复核, 乡级审核, 县级验收, 市级验收: who answers for each; empty where nobody does. */
      enumerators: Type.Array(Type.String()),
      supervisors: Type.Array(Type.String()),
      township: Type.Array(Type.String()),
      county: Type.Array(Type.String()),
      city: Type.Array(Type.String()),
    }),
  ),
  /** Forms whose units report them online: the unit answers for them in the enumerator's place. */
  onlineForms: Type.Array(Type.String()),
})
export type ResponsibilityRoll = Static<typeof ResponsibilityRoll>

export const getResponsibilityRoll = operation({
  id: 'getResponsibilityRoll',
  method: 'GET',
  path: '/api/progress/responsibility',
  summary: 'Who answers for each step in each block 岗位责任',
  tag: 'progress',
  access: 'signed-in',
  query: Type.Object({ area: Type.Optional(AreaPrefix) }),
  reply: ResponsibilityRoll,
  problems: ['not-allowed', 'not-found'],
})

/** Shares in which levels bear the pay 分担比例. */
export const CostShares = Type.Object({
  province: Type.Integer({ minimum: 0, maximum: 100 }),
  city: Type.Integer({ minimum: 0, maximum: 100 }),
  county: Type.Integer({ minimum: 0, maximum: 100 }),
})

export const PaySetting = Type.Object({
  /** Form → fen 分 for each response accepted. */
  ratesFen: Type.Record(
    Type.String({ pattern: '^[A-Z0-9-]{1,20}$' }),
    Type.Integer({ minimum: 0, maximum: 1_000_000 }),
  ),
  shares: CostShares,
})
export type PaySetting = Static<typeof PaySetting>

export const PayStatement = Type.Object({
  area: Area,
  from: Type.Union([CalendarDate, Type.Null()]),
  to: Type.Union([CalendarDate, Type.Null()]),
  setting: PaySetting,
  rows: Type.Array(
    Type.Object({
      accountId: Type.String(),
      name: Type.String(),
      /** Accepted in the period, net of acceptances withdrawn in it, by form. */
      accepted: Type.Record(Type.String(), Count),
      amountFen: Count,
    }),
  ),
  /** The whole amount and what each level bears of it; they add up to the fen. */
  totalFen: Count,
  bornFen: Type.Object({ province: Count, city: Count, county: Count }),
  /** Of a city: counties that set rates and shares of their own, by which their work is paid. */
  countiesWithOwn: Count,
  mayChange: Type.Boolean(),
})
export type PayStatement = Static<typeof PayStatement>

export const getPayStatement = operation({
  id: 'getPayStatement',
  method: 'GET',
  path: '/api/progress/pay',
  summary: 'Pay of enumerators from accepted work, and who bears it',
  tag: 'progress',
  access: 'signed-in',
  query: Type.Object({
    area: Type.Optional(AreaPrefix),
    from: Type.Optional(CalendarDate),
    to: Type.Optional(CalendarDate),
  }),
  reply: PayStatement,
  problems: ['not-allowed', 'not-found', 'parameter-not-acceptable'],
})

export const setPay = operation({
  id: 'setPay',
  method: 'PUT',
  path: '/api/progress/pay-setting',
  summary: 'What is paid for an accepted response of each form, and the shares of the levels',
  tag: 'progress',
  access: 'signed-in',
  body: { kind: 'json', schema: PaySetting },
  reply: PaySetting,
  problems: ['not-allowed', 'body-not-acceptable'],
})

export const ProgressMap = Type.Object({
  area: Area,
  blocks: Type.Array(
    Type.Object({
      code: BlockCode,
      name: Type.String(),
      geometry: Type.Unsafe<import('./areas.ts').Polygons>({ type: 'object' }),
      expected: Count,
      reported: Count,
      accepted: Count,
    }),
  ),
})
export type ProgressMap = Static<typeof ProgressMap>

export const getProgressMap = operation({
  id: 'getProgressMap',
  method: 'GET',
  path: '/api/progress/map',
  summary: 'Outlines of the blocks of an area with how far each is',
  tag: 'progress',
  access: 'signed-in',
  query: Type.Object({ area: Type.Optional(AreaPrefix) }),
  reply: ProgressMap,
  problems: ['not-allowed', 'not-found'],
})
