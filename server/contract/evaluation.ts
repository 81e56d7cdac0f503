/**
 * Operations of batch evaluation 批量审核: runs over everything received, what they found by check, area
 * and industry, and matters between units with their settlement. Nothing here changes a reported value.
 */
import { type Static, Type } from 'typebox'
import { operation } from './operation.ts'
import { AreaPrefix, Id, Instant, PageKey, ResponseId, Severity } from './shapes.ts'

const FormId = Type.String({ pattern: '^[A-Za-z0-9-]{1,20}$' })
const Rule = Type.String({ maxLength: 160 })
const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()])

export const evaluationRunStates = ['running', 'finished', 'cancelled', 'failed'] as const
export type EvaluationRunState = (typeof evaluationRunStates)[number]

export const EvaluationRun = Type.Object({
  runId: Id,
  /** Digits of the area it covers; empty for everything. */
  areaPrefix: Type.String(),
  areaName: Type.String(),
  /** null: all forms. */
  formId: Nullable(Type.String()),
  state: Type.Enum([...evaluationRunStates]),
  startedAt: Instant,
  /** null: from the command line. */
  startedByName: Nullable(Type.String()),
  endedAt: Nullable(Instant),
  /** Why it ended unfinished, in Chinese. */
  failure: Nullable(Type.String()),
  /** Units gone through, of those with something received when it started. */
  units: Type.Integer(),
  unitsInAll: Nullable(Type.Integer()),
  /** Responses evaluated anew; others had been on the same grounds before. */
  responses: Type.Integer(),
  /** Findings of those. */
  findings: Type.Integer(),
  /** The percentiles it judged with: when they were worked out, and of how many units; null for none. */
  neighbours: Nullable(
    Type.Object({ computedAt: Instant, units: Type.Integer(), groups: Type.Integer() }),
  ),
  mayCancel: Type.Boolean(),
})
export type EvaluationRun = Static<typeof EvaluationRun>

export const startEvaluation = operation({
  id: 'startEvaluation',
  method: 'POST',
  path: '/api/evaluation-runs',
  summary: 'Start an evaluation of everything received in an area; one at a time',
  tag: 'evaluation',
  access: 'signed-in',
  body: {
    kind: 'json',
    schema: Type.Object({ area: Nullable(AreaPrefix), formId: Nullable(FormId) }),
    maxBytes: 1_000,
  },
  reply: EvaluationRun,
  problems: [
    'not-allowed',
    'not-found',
    'code-not-in-list',
    'evaluation-running',
    'body-not-acceptable',
  ],
})

export const listEvaluationRuns = operation({
  id: 'listEvaluationRuns',
  method: 'GET',
  path: '/api/evaluation-runs',
  summary: 'Evaluations that cover the asking office, newest first',
  tag: 'evaluation',
  access: 'signed-in',
  reply: Type.Object({ runs: Type.Array(EvaluationRun) }),
  problems: ['not-allowed'],
})

export const cancelEvaluation = operation({
  id: 'cancelEvaluation',
  method: 'POST',
  path: '/api/evaluation-runs/{runId}/cancellations',
  summary: 'Stop an evaluation; what it wrote stays',
  tag: 'evaluation',
  access: 'signed-in',
  params: Type.Object({ runId: Id }),
  reply: EvaluationRun,
  problems: ['not-allowed', 'not-found', 'evaluation-ended'],
})

export const Neighbours = Type.Object({
  /** null: none were worked out yet. */
  set: Nullable(
    Type.Object({ setId: Id, computedAt: Instant, units: Type.Integer(), groups: Type.Integer() }),
  ),
  /** Groups by form. */
  forms: Type.Array(Type.Object({ formId: FormId, groups: Type.Integer() })),
  /** Of the form asked for, or the first; never of fewer units than the least there may be. */
  formId: Nullable(Type.String()),
  spreads: Type.Array(
    Type.Object({
      /** The check that asks, and what it is called. */
      rule: Type.String(),
      title: Type.String(),
      period: Type.String(),
      group: Type.String(),
      industry: Type.String(),
      size: Type.String(),
      units: Type.Integer(),
      /** `p1` → value, in the unit of measure of the check. */
      points: Type.Record(Type.String(), Type.Number()),
    }),
  ),
  leastUnits: Type.Integer(),
})
export type Neighbours = Static<typeof Neighbours>

export const getNeighbours = operation({
  id: 'getNeighbours',
  method: 'GET',
  path: '/api/neighbours',
  summary: 'The percentiles of units alike that checks compare with now, of one form',
  tag: 'evaluation',
  access: 'signed-in',
  query: Type.Object({ form: Type.Optional(FormId) }),
  reply: Neighbours,
  problems: ['not-allowed'],
})

const Counted = Type.Object({
  /** Area prefix or industry division; empty where not known. */
  code: Type.String(),
  name: Type.String(),
  responses: Type.Integer(),
})

export const EvaluationFindings = Type.Object({
  byCheck: Type.Array(
    Type.Object({
      formId: Type.String(),
      rule: Type.String(),
      title: Type.String(),
      severity: Severity,
      /** Responses it fires on. */
      responses: Type.Integer(),
    }),
  ),
  byArea: Type.Array(Counted),
  byIndustry: Type.Array(Counted),
})
export type EvaluationFindings = Static<typeof EvaluationFindings>

export const getEvaluationFindings = operation({
  id: 'getEvaluationFindings',
  method: 'GET',
  path: '/api/evaluation-runs/{runId}/findings',
  summary:
    'What a finished evaluation came to, by check, area and industry; each narrowed by the others',
  tag: 'evaluation',
  access: 'signed-in',
  params: Type.Object({ runId: Id }),
  query: Type.Object({
    area: Type.Optional(AreaPrefix),
    form: Type.Optional(FormId),
    severity: Type.Optional(Severity),
    rule: Type.Optional(Rule),
    /** Industry division, 2 digits; `none` where it is not known. */
    industry: Type.Optional(Type.String({ pattern: '^(\\d{2}|none)$' })),
  }),
  reply: EvaluationFindings,
  problems: ['not-allowed', 'not-found'],
})

export const listEvaluationUnits = operation({
  id: 'listEvaluationUnits',
  method: 'GET',
  path: '/api/evaluation-units',
  summary: 'Responses a check fires on in their latest evaluation, with their units',
  tag: 'evaluation',
  access: 'signed-in',
  microdata: { subject: 'responses' },
  query: Type.Object({
    rule: Rule,
    area: Type.Optional(AreaPrefix),
    industry: Type.Optional(Type.String({ pattern: '^(\\d{2}|none)$' })),
    after: Type.Optional(PageKey),
  }),
  reply: Type.Object({
    units: Type.Array(
      Type.Object({
        responseId: ResponseId,
        unitId: Id,
        unitName: Type.String(),
        areaName: Type.String(),
        state: Type.String(),
        message: Type.String(),
      }),
    ),
    next: Nullable(PageKey),
  }),
  problems: ['not-allowed', 'not-found', 'parameter-not-acceptable'],
})

export const crossUnitStates = ['open', 'explained', 'returned', 'gone'] as const
export type CrossUnitState = (typeof crossUnitStates)[number]

export const CrossUnitCase = Type.Object({
  caseId: Id,
  /** The latest facts; a settlement names those it decides on. */
  findingId: Id,
  rule: Type.String(),
  severity: Severity,
  message: Type.String(),
  state: Type.Enum([...crossUnitStates]),
  /** How often it came again after it was settled or gone. */
  reopened: Type.Integer(),
  raisedAt: Instant,
  seenAt: Instant,
  /** How many units it is about; the first few stand in `units`. */
  unitsInAll: Type.Integer(),
  units: Type.Array(
    Type.Object({
      unitId: Id,
      name: Type.String(),
      kind: Type.Enum(['legalUnit', 'establishment', 'selfEmployed']),
      areaName: Type.String(),
      address: Type.String(),
      /** What the unit reports now. */
      creditCode: Nullable(Type.String()),
      ownerCode: Nullable(Type.String()),
      staff: Nullable(Type.Number()),
      /** Establishments it declares, and their staff together. */
      declaredBranches: Type.Integer(),
      declaredStaff: Type.Number(),
      /** Responses that say so. */
      responses: Type.Array(
        Type.Object({
          responseId: ResponseId,
          formId: Type.String(),
          formTitle: Type.String(),
          state: Type.String(),
          mayReturn: Type.Boolean(),
        }),
      ),
    }),
  ),
  /** Newest first. */
  settlements: Type.Array(
    Type.Object({
      outcome: Type.Enum(['explained', 'returned']),
      reasonCode: Type.String(),
      reasonText: Type.String(),
      responses: Type.Integer(),
      settledAt: Instant,
      settledByName: Type.String(),
      /** The facts then, where they were others. */
      message: Nullable(Type.String()),
    }),
  ),
})
export type CrossUnitCase = Static<typeof CrossUnitCase>

export const listCrossUnitCases = operation({
  id: 'listCrossUnitCases',
  method: 'GET',
  path: '/api/cross-unit-cases',
  summary: 'Matters between units, newest first, with what each unit reports',
  tag: 'evaluation',
  access: 'signed-in',
  microdata: { subject: 'units' },
  query: Type.Object({
    state: Type.Optional(Type.Enum([...crossUnitStates])),
    rule: Type.Optional(Type.String({ pattern: '^CROSS-\\d{3}$' })),
    area: Type.Optional(AreaPrefix),
    after: Type.Optional(PageKey),
  }),
  reply: Type.Object({
    cases: Type.Array(CrossUnitCase),
    /** By state, under the same rule and area. */
    counts: Type.Record(Type.Enum([...crossUnitStates]), Type.Integer()),
    next: Nullable(PageKey),
  }),
  problems: ['not-allowed', 'not-found', 'parameter-not-acceptable'],
})

export const settleCrossUnitCase = operation({
  id: 'settleCrossUnitCase',
  method: 'POST',
  path: '/api/cross-unit-cases/{caseId}/settlements',
  summary: 'Explain a matter between units, or send responses about it back to their respondents',
  tag: 'evaluation',
  access: 'signed-in',
  params: Type.Object({ caseId: Id }),
  body: {
    kind: 'json',
    schema: Type.Object({
      findingId: Id,
      outcome: Type.Enum(['explained', 'returned']),
      /** Of cross-unit-reasons for an explanation, of return-reasons for a return. */
      reasonCode: Type.String({ maxLength: 40 }),
      reasonText: Type.String({ maxLength: 2000 }),
      /** To be returned; empty for an explanation. */
      responseIds: Type.Array(ResponseId, { maxItems: 50 }),
    }),
    maxBytes: 20_000,
  },
  reply: CrossUnitCase,
  problems: [
    'not-allowed',
    'not-found',
    'cross-unit-moved-on',
    'state-not-allowed',
    'reason-required',
    'reason-names-target-value',
    'code-not-in-list',
    'body-not-acceptable',
  ],
})
