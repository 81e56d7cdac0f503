/**
 * The one door for statistical enforcement (law.md L-03): a request names units and reason, two people
 * approve it, then the named units can be looked at for a limited time. Never in bulk.
 */
import { type Static, Type } from 'typebox'
import { UnitSummary } from './frame.ts'
import { operation } from './operation.ts'
import { responseStates } from './response-state.ts'
import { AnswerDocument, Id, Instant } from './shapes.ts'

/** Approvals it takes, each by another person. */
export const APPROVALS_NEEDED = 2
/** Units one request may name. */
export const MOST_UNITS = 20
/** Inspectors there must be at least (统计法第三十八条). */
export const FEWEST_INSPECTORS = 2

/** What stands on everything handed out through the door. */
export const ENFORCEMENT_NOTE =
  '依据《统计法实施条例》第三十条，仅作为统计执法依据；不得直接作为对统计调查对象实施行政许可、行政处罚等具体行政行为的依据，不得用于完成统计任务以外的目的'

export const enforcementStates = ['waiting', 'open', 'refused', 'over'] as const

export const EnforcementRequest = Type.Object({
  id: Id,
  caseNumber: Type.String(),
  reason: Type.String(),
  inspectors: Type.Array(Type.Object({ name: Type.String(), certificate: Type.String() })),
  units: Type.Array(Type.Object({ unitId: Id, name: Type.String() })),
  /** How long it stays open after the last approval. */
  hours: Type.Integer(),
  requestedBy: Type.String(),
  requestedAt: Instant,
  state: Type.Enum([...enforcementStates]),
  openUntil: Type.Union([Instant, Type.Null()]),
  decisions: Type.Array(
    Type.Object({
      decision: Type.Enum(['approve', 'refuse']),
      decidedBy: Type.String(),
      decidedAt: Instant,
      note: Type.String(),
    }),
  ),
  /** Whether the caller may decide it now. */
  mayDecide: Type.Boolean(),
})
export type EnforcementRequest = Static<typeof EnforcementRequest>

export const requestEnforcement = operation({
  id: 'requestEnforcement',
  method: 'POST',
  path: '/api/enforcement/requests',
  summary: 'Ask to look at named units for statistical enforcement',
  tag: 'enforcement',
  access: 'signed-in',
  body: {
    kind: 'json',
    schema: Type.Object({
      caseNumber: Type.String({ minLength: 1, maxLength: 80 }),
      reason: Type.String({ maxLength: 2000 }),
      inspectors: Type.Array(
        Type.Object({
          name: Type.String({ minLength: 1, maxLength: 40 }),
          certificate: Type.String({ minLength: 1, maxLength: 40 }),
        }),
        { minItems: FEWEST_INSPECTORS, maxItems: 10 },
      ),
      unitIds: Type.Array(Id, { minItems: 1, maxItems: MOST_UNITS }),
      hours: Type.Integer({ minimum: 1, maximum: 240 }),
    }),
    maxBytes: 20_000,
  },
  reply: EnforcementRequest,
  problems: ['not-allowed', 'not-found', 'reason-required', 'body-not-acceptable'],
})

export const listEnforcementRequests = operation({
  id: 'listEnforcementRequests',
  method: 'GET',
  path: '/api/enforcement/requests',
  summary: 'One’s own requests, or those one may decide, newest first',
  tag: 'enforcement',
  access: 'signed-in',
  reply: Type.Object({ requests: Type.Array(EnforcementRequest) }),
  problems: ['not-allowed'],
})

export const decideEnforcement = operation({
  id: 'decideEnforcement',
  method: 'POST',
  path: '/api/enforcement/requests/{requestId}/decisions',
  summary: 'Approve or refuse; two approvals by two people open the named units',
  tag: 'enforcement',
  access: 'signed-in',
  params: Type.Object({ requestId: Id }),
  body: {
    kind: 'json',
    schema: Type.Object({
      decision: Type.Enum(['approve', 'refuse']),
      note: Type.String({ maxLength: 1000 }),
    }),
    maxBytes: 5_000,
  },
  reply: EnforcementRequest,
  problems: [
    'not-allowed',
    'not-found',
    'second-person-required',
    'state-not-allowed',
    'reason-required',
    'body-not-acceptable',
  ],
})

export const EnforcementUnit = Type.Object({
  note: Type.String(),
  unit: UnitSummary,
  responses: Type.Array(
    Type.Object({
      responseId: Type.String(),
      formId: Type.String(),
      formTitle: Type.String(),
      formVersion: Type.String(),
      period: Type.String(),
      state: Type.Enum([...responseStates]),
      receivedAt: Instant,
      /** 自报 or 普查员代录, by the role that sent it (law.md L-13). */
      receivedRole: Type.String(),
      answers: AnswerDocument,
    }),
  ),
})
export type EnforcementUnit = Static<typeof EnforcementUnit>

export const viewEnforcementUnit = operation({
  id: 'viewEnforcementUnit',
  method: 'GET',
  path: '/api/enforcement/requests/{requestId}/units/{unitId}',
  summary: 'A named unit while its request is open; every look is noted',
  tag: 'enforcement',
  access: 'signed-in',
  microdata: { subject: 'enforcement-unit', param: 'unitId', everyTime: true },
  params: Type.Object({ requestId: Id, unitId: Id }),
  reply: EnforcementUnit,
  problems: ['not-allowed', 'not-found', 'door-not-open'],
})
