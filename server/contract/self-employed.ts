/**
 * Operations of the sample of self-employed households 个体经营户抽样调查 (613): the full layer above a
 * threshold and drawn blocks, moves that adjust frame and weights, and estimates by county and industry.
 */
import { type Static, Type } from 'typebox'
import { operation } from './operation.ts'
import { AreaPrefix, Id, Instant } from './shapes.ts'

const Maybe = <T extends Parameters<typeof Type.Union>[0][number]>(shape: T) =>
  Type.Union([shape, Type.Null()])
const shape = { tag: 'self-employed', access: 'signed-in' } as const
const sample = Type.Object({ sampleId: Id })

export const SAMPLE_FORM = '613'

export const HouseholdSample = Type.Object({
  sampleId: Id,
  areaPrefix: AreaPrefix,
  areaName: Type.String(),
  seed: Type.String(),
  frameHash: Type.String(),
  /** 千元: from this expected yearly revenue on, every household. */
  threshold: Type.Integer(),
  blocks: Type.Integer(),
  blocksDrawn: Type.Integer(),
  households: Type.Integer(),
  fullLayer: Type.Integer(),
  /** In drawn blocks, below the threshold. */
  sampled: Type.Integer(),
  /** Marked as of the sample so far, so that they owe 613. */
  marked: Type.Integer(),
  drawnAt: Instant,
  drawnBy: Type.String(),
})
export type HouseholdSample = Static<typeof HouseholdSample>

export const putHouseholdSample = operation({
  ...shape,
  id: 'putHouseholdSample',
  method: 'PUT',
  path: '/api/self-employed/samples/{sampleId}',
  summary: 'Seal the listed households of an area and draw the sample (repeat-safe)',
  params: sample,
  body: {
    kind: 'json',
    schema: Type.Object({
      area: AreaPrefix,
      seed: Type.String({ pattern: '^[0-9A-Za-z-]{4,64}$' }),
      blocks: Type.Integer({ minimum: 2, maximum: 5000 }),
      threshold: Type.Integer({ minimum: 1, maximum: 100_000_000 }),
    }),
    maxBytes: 2_000,
  },
  reply: HouseholdSample,
  problems: ['not-allowed', 'not-found', 'body-not-acceptable', 'revision-id-taken'],
})

export const listHouseholdSamples = operation({
  ...shape,
  id: 'listHouseholdSamples',
  method: 'GET',
  path: '/api/self-employed/samples',
  summary: 'Samples of the office’s area, newest first',
  reply: Type.Object({ samples: Type.Array(HouseholdSample) }),
  problems: ['not-allowed'],
})

export const markHouseholdSample = operation({
  ...shape,
  id: 'markHouseholdSample',
  method: 'POST',
  path: '/api/self-employed/samples/{sampleId}/marks',
  summary:
    'Mark the next piece of the drawn households, so that they owe 613; asked again it goes on',
  params: sample,
  reply: Type.Object({ marked: Type.Integer(), more: Type.Boolean() }),
  problems: ['not-allowed', 'not-found'],
})

/** What became of a household since the frame was sealed; how it counts follows. */
export const householdMoves = [
  'moved-out',
  'moved-in',
  'newly-found',
  'ceased',
  'not-household',
] as const
export type HouseholdMove = (typeof householdMoves)[number]
export const householdMoveNames: Readonly<Record<HouseholdMove, string>> = {
  'moved-out': '迁出（仍由原小区调查，权数不变）',
  'moved-in': '从框内别处迁入（按原小区计，在这里权数为 0）',
  'newly-found': '框外新查到（补入框，按本小区权数）',
  ceased: '普查年度没有经营（留在样本，指标为 0）',
  'not-household': '不是个体经营户（留在样本，指标为 0）',
}

export const recordHouseholdMove = operation({
  ...shape,
  id: 'recordHouseholdMove',
  method: 'PUT',
  path: '/api/self-employed/samples/{sampleId}/moves/{moveId}',
  summary: 'Record what became of a household of the sample; it is never struck out (repeat-safe)',
  params: Type.Object({ sampleId: Id, moveId: Id }),
  body: {
    kind: 'json',
    schema: Type.Object({
      unitId: Id,
      move: Type.Enum([...householdMoves]),
      note: Type.String({ maxLength: 500 }),
    }),
    maxBytes: 4_000,
  },
  reply: Type.Object({
    unitId: Id,
    move: Type.Enum([...householdMoves]),
    /** What the household counts for from now on. */
    weight: Type.Number(),
  }),
  problems: [
    'not-allowed',
    'not-found',
    'body-not-acceptable',
    'reason-required',
    'revision-id-taken',
  ],
})

export const estimatedVariables = ['operatingRevenue', 'staffAtYearEnd'] as const
export type EstimatedVariable = (typeof estimatedVariables)[number]
export const estimatedVariableNames: Readonly<Record<EstimatedVariable, string>> = {
  operatingRevenue: '营业收入（千元）',
  staffAtYearEnd: '年末从业人员（人）',
}

const Cell = Type.Object({
  county: Type.String(),
  countyName: Type.String(),
  /** Section of GB/T 4754; `*` for all of the county. */
  industry: Type.String(),
  variable: Type.Enum([...estimatedVariables]),
  households: Type.Integer(),
  /** Households whose 613 was reported. */
  reported: Type.Integer(),
  total: Maybe(Type.Number()),
  standardError: Maybe(Type.Number()),
  /** Standard error over total; null where the total is 0. */
  relativeError: Maybe(Type.Number()),
  lower: Maybe(Type.Number()),
  upper: Maybe(Type.Number()),
  /** Too few of them: the ratio is that of all industries of the county. */
  merged: Type.Boolean(),
})
export type HouseholdCell = Static<typeof Cell>

export const estimateHouseholds = operation({
  ...shape,
  id: 'estimateHouseholds',
  method: 'GET',
  path: '/api/self-employed/samples/{sampleId}/estimates',
  summary: 'Totals of all households by county and industry, with standard errors',
  params: sample,
  reply: Type.Object({ sample: HouseholdSample, cells: Type.Array(Cell) }),
  problems: ['not-allowed', 'not-found'],
})
