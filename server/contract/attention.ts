/** Operations of the order of review 审核重点: what to look at first, why, and what is left unreviewed. */
import { type Static, Type } from 'typebox'
import { operation } from './operation.ts'
import { reviewLevels } from './response-state.ts'
import { listResponses, ResponseSummary } from './responses.ts'
import { AreaPrefix, Instant, PageKey, ResponseId } from './shapes.ts'

/** Shares are millionths. */
export const Attention = Type.Object({
  /** Suspicion times the larger of the two effects. */
  score: Type.Integer({ minimum: 0 }),
  /** How likely it is that something is wrong. */
  suspicion: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
  /** Of the county’s total of the form, and of the city’s total of the industry, if it is wrong. */
  countyEffect: Type.Integer({ minimum: 0 }),
  industryEffect: Type.Integer({ minimum: 0 }),
  /** In Chinese, the weightiest first. */
  reasons: Type.Array(Type.String()),
  /** In Chinese: what it may move, and by how much. */
  effect: Type.String(),
  scoredAt: Instant,
})
export type Attention = Static<typeof Attention>

export const listByAttention = operation({
  id: 'listByAttention',
  method: 'GET',
  path: '/api/review/attention',
  summary: 'Responses that wait for review, by suspicion times effect on totals, paged by key',
  tag: 'review',
  access: 'signed-in',
  microdata: { subject: 'responses' },
  query: listResponses.query,
  reply: Type.Object({
    rows: Type.Array(
      Type.Object({
        response: ResponseSummary,
        /** Null until it was looked at, and for what is not reported. */
        attention: Type.Union([Attention, Type.Null()]),
      }),
    ),
    next: Type.Union([PageKey, Type.Null()]),
  }),
  problems: ['not-allowed', 'parameter-not-acceptable'],
})

export const getAttention = operation({
  id: 'getAttention',
  method: 'GET',
  path: '/api/responses/{responseId}/attention',
  summary: 'Why a response stands where it does in the order of review',
  tag: 'review',
  access: 'signed-in',
  microdata: { subject: 'response', param: 'responseId' },
  params: Type.Object({ responseId: ResponseId }),
  reply: Type.Object({ attention: Type.Union([Attention, Type.Null()]) }),
  problems: ['not-found', 'not-allowed'],
})

/** Scores from this on, in millionths, each band with the ones above it left out. */
export const attentionBands = [10_000, 1_000, 100, 0] as const

export const Unreviewed = Type.Object({
  area: Type.Object({ code: Type.String(), name: Type.String() }),
  /** By form, the largest possible effect first. */
  rows: Type.Array(
    Type.Object({
      formId: Type.String(),
      formTitle: Type.String(),
      responses: Type.Integer(),
      /** By band of score, as `attentionBands`: how many, and what they may move of the county’s total. */
      bands: Type.Array(Type.Object({ responses: Type.Integer(), effect: Type.Integer() })),
      /** Millionths of the county’s total of the form; of several counties the largest. */
      effect: Type.Integer(),
    }),
  ),
  asOf: Instant,
})
export type Unreviewed = Static<typeof Unreviewed>

export const getUnreviewed = operation({
  id: 'getUnreviewed',
  method: 'GET',
  path: '/api/review/unreviewed',
  summary: 'What waits for review in an area and what it may move, by form',
  tag: 'review',
  access: 'signed-in',
  query: Type.Object({
    area: Type.Optional(AreaPrefix),
    awaiting: Type.Optional(Type.Enum([...reviewLevels])),
  }),
  reply: Unreviewed,
  problems: ['not-allowed', 'not-found'],
})
