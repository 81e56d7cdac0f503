/** Operations of the industry coding desk 行业编码: offices code what respondents described. */
import { type Static, Type } from 'typebox'
import { operation } from './operation.ts'
import { AreaPrefix, Id, Instant, PageKey, PageLimit, ResponseId } from './shapes.ts'

/**
 * 初编 by whoever comes first, 复编 by a second who does not see the first, 裁定 where they differ or the
 * frame had another section.
 */
export const codingTurns = ['first', 'second', 'referee'] as const
export type CodingTurn = (typeof codingTurns)[number]

const Class = Type.String({ pattern: '^[0-9]{4}$' })
const County = Type.String({ pattern: '^[0-9]{6}$' })
/** What was described, levelled: identical ones are coded together. */
const PhraseKey = Type.String({ minLength: 1, maxLength: 400 })

export const CodingPhrase = Type.Object({
  county: Type.String(),
  countyName: Type.String(),
  phraseKey: Type.String(),
  /** As one of them wrote it. */
  phrase: Type.String(),
  /** That described it so and wait to be coded. */
  units: Type.Integer(),
})
export type CodingPhrase = Static<typeof CodingPhrase>

export const listCodingPhrases = operation({
  id: 'listCodingPhrases',
  method: 'GET',
  path: '/api/coding/phrases',
  summary: 'Descriptions that wait for their first coding, the most frequent first, paged by key',
  tag: 'coding',
  access: 'signed-in',
  query: Type.Object({
    area: Type.Optional(AreaPrefix),
    after: Type.Optional(PageKey),
    limit: Type.Optional(PageLimit),
  }),
  reply: Type.Object({
    phrases: Type.Array(CodingPhrase),
    next: Type.Union([PageKey, Type.Null()]),
  }),
  problems: ['not-allowed', 'not-found', 'parameter-not-acceptable'],
})

export const CodingUnit = Type.Object({
  unitId: Id,
  unitName: Type.String(),
  areaNames: Type.Array(Type.String()),
  phrase: Type.String(),
  responseId: ResponseId,
  /** As the office has it; null where it has none, and for the second coder, who codes blind. */
  code: Type.Union([Type.String(), Type.Null()]),
  /** For the referee: what the two said; empty else. */
  said: Type.Array(Type.String()),
  /** For the referee: what the frame had before the first coding, as from the departments' lists. */
  before: Type.Union([Type.String(), Type.Null()]),
})
export type CodingUnit = Static<typeof CodingUnit>

export const listCodingUnits = operation({
  id: 'listCodingUnits',
  method: 'GET',
  path: '/api/coding/units',
  summary:
    'Units that wait for a turn of coding: of one description, or for oneself as second or referee',
  tag: 'coding',
  access: 'signed-in',
  microdata: { subject: 'units' },
  query: Type.Object({
    turn: Type.Enum([...codingTurns]),
    area: Type.Optional(AreaPrefix),
    phraseKey: Type.Optional(PhraseKey),
    limit: Type.Optional(PageLimit),
  }),
  reply: Type.Object({ units: Type.Array(CodingUnit), more: Type.Boolean() }),
  problems: ['not-allowed', 'not-found'],
})

export const putCodingAct = operation({
  id: 'putCodingAct',
  method: 'PUT',
  path: '/api/coding/acts/{actId}',
  summary:
    'Code one piece of the units with one description, or one unit as second coder or referee',
  tag: 'coding',
  access: 'signed-in',
  params: Type.Object({ actId: Id }),
  body: {
    kind: 'json',
    schema: Type.Object({
      turn: Type.Enum([...codingTurns]),
      /** First turn: everything that waits with this description in this county … */
      county: Type.Optional(County),
      phraseKey: Type.Optional(PhraseKey),
      /** … or only these; second coder and referee always name their units. */
      unitIds: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 200 })),
      code: Class,
    }),
  },
  reply: Type.Object({
    /** By this act so far. */
    coded: Type.Integer(),
    /** Another piece waits: ask again with the same id. */
    more: Type.Boolean(),
  }),
  problems: [
    'not-allowed',
    'not-found',
    'state-not-allowed',
    'code-not-in-list',
    'body-not-acceptable',
  ],
})

export const CodingAct = Type.Object({
  actId: Id,
  turn: Type.Enum([...codingTurns]),
  phrase: Type.String(),
  code: Type.String(),
  units: Type.Integer(),
  codedAt: Instant,
  codedBy: Type.String(),
  undone: Type.Union([
    Type.Object({
      at: Instant,
      by: Type.String(),
      reason: Type.String(),
      restored: Type.Integer(),
    }),
    Type.Null(),
  ]),
})
export type CodingAct = Static<typeof CodingAct>

export const listCodingActs = operation({
  id: 'listCodingActs',
  method: 'GET',
  path: '/api/coding/acts',
  summary: 'What was coded lately, newest first, what was undone among it',
  tag: 'coding',
  access: 'signed-in',
  query: Type.Object({ area: Type.Optional(AreaPrefix) }),
  reply: Type.Object({ acts: Type.Array(CodingAct) }),
  problems: ['not-allowed', 'not-found'],
})

export const undoCodingAct = operation({
  id: 'undoCodingAct',
  method: 'POST',
  path: '/api/coding/acts/{actId}/undo',
  summary:
    'Give the units of an act of first coding back the code they had; those coded since keep theirs',
  tag: 'coding',
  access: 'signed-in',
  params: Type.Object({ actId: Id }),
  body: { kind: 'json', schema: Type.Object({ reasonText: Type.String({ maxLength: 2000 }) }) },
  reply: CodingAct,
  problems: [
    'not-allowed',
    'not-found',
    'state-not-allowed',
    'reason-required',
    'body-not-acceptable',
  ],
})

/** Kappa is null where chance alone would agree always, or nothing was compared. */
const Agreement = Type.Object({
  agreed: Type.Integer(),
  kappa: Type.Union([Type.Number(), Type.Null()]),
})

export const CodingAgreement = Type.Object({
  /** Units coded by two people. */
  pairs: Type.Integer(),
  /** By 4, 3 and 2 digits. */
  byDigits: Type.Object({ 4: Agreement, 3: Agreement, 2: Agreement }),
  /** One unit in so many is coded twice. */
  oneIn: Type.Integer(),
  /** Where the two differ most. */
  differing: Type.Array(
    Type.Object({ first: Type.String(), second: Type.String(), units: Type.Integer() }),
  ),
})
export type CodingAgreement = Static<typeof CodingAgreement>

export const getCodingAgreement = operation({
  id: 'getCodingAgreement',
  method: 'GET',
  path: '/api/coding/agreement',
  summary: 'How far two coders who did not see each other agree: rate and Cohen’s kappa',
  tag: 'coding',
  access: 'signed-in',
  query: Type.Object({ area: Type.Optional(AreaPrefix) }),
  reply: CodingAgreement,
  problems: ['not-allowed', 'not-found'],
})
