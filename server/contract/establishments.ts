/**
 * Establishments 产业活动单位 of a legal unit: those that are known, what the legal unit says of each
 * (closed, not ours, one you do not know), and its declaration that the list is complete (law.md L-16).
 * Nothing said here opens, closes or changes a unit: it is a lead for the offices, who answer in words.
 */
import { type Static, Type } from 'typebox'
import { frameOutcomes, UnitKind } from './frame.ts'
import { signalStates } from './omissions.ts'
import { operation } from './operation.ts'
import { Id, Instant, ResponseId } from './shapes.ts'

/** Where it is known from. */
export const establishmentSources = ['linked', 'names-owner', 'in-list', 'told'] as const
export type EstablishmentSource = (typeof establishmentSources)[number]
export const establishmentSourceNames: Readonly<Record<EstablishmentSource, string>> = {
  linked: '名录判定为分支机构',
  'names-owner': '该单位自己填报归属本法人',
  'in-list': '本单位填在表里',
  told: '本单位告知',
}

export const establishmentWordKinds = ['missing', 'closed', 'not-ours', 'taken-back'] as const
export type EstablishmentWordKind = (typeof establishmentWordKinds)[number]
export const establishmentWordNames: Readonly<Record<EstablishmentWordKind, string>> = {
  missing: '名录里没有',
  closed: '已关闭',
  'not-ours': '不是本单位的',
  'taken-back': '收回',
}

export const SHORTEST_REASON = 4
const CalendarDate = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })

/** An establishment the offices do not know, as the legal unit describes it. */
export const ToldEstablishment = Type.Object({
  name: Type.String({ maxLength: 120 }),
  /** '' where it has no licence of its own. */
  creditCode: Type.String({ maxLength: 40 }),
  /** County of the city, 6 digits; '' for one elsewhere, which offices elsewhere register. */
  county: Type.String({ pattern: '^(\\d{6})?$' }),
  address: Type.String({ maxLength: 200 }),
  activity: Type.String({ maxLength: 100 }),
  /** 从业人员期末人数. */
  staff: Type.Integer({ minimum: 0, maximum: 10_000_000 }),
})
export type ToldEstablishment = Static<typeof ToldEstablishment>

const Word = Type.Object({
  wordId: Id,
  kind: Type.Enum([...establishmentWordKinds]),
  /** Of closing; null for other words. */
  closedOn: Type.Union([CalendarDate, Type.Null()]),
  reason: Type.String(),
  at: Instant,
  by: Type.String(),
})

export const Establishment = Type.Object({
  /** Of its unit, of the word it was told by, or of its row. */
  id: Id,
  name: Type.String(),
  creditCode: Type.Union([Type.String(), Type.Null()]),
  address: Type.String(),
  areaNames: Type.Array(Type.String()),
  phone: Type.Union([Type.String(), Type.Null()]),
  /** 主要业务活动; '' where that is not known. */
  activity: Type.String(),
  knownFrom: Type.Array(Type.Enum([...establishmentSources])),
  /** The unit of the census it is; null for one that is none yet. */
  unitId: Type.Union([Id, Type.Null()]),
  /** 核查情况 of that unit. */
  outcome: Type.Union([Type.Enum([...frameOutcomes]), Type.Null()]),
  /** In a row of the list as the reader sees it: the work in hand, for offices what was sent. */
  listed: Type.Boolean(),
  /** Belongs on the list. */
  expected: Type.Boolean(),
  /** What the legal unit says of it, while that stands. */
  word: Type.Union([Word, Type.Null()]),
  /** What came of it at the offices; null where nothing was asked of them. */
  answer: Type.Union([
    Type.Object({ state: Type.Enum([...signalStates]), words: Type.String() }),
    Type.Null(),
  ]),
})
export type Establishment = Static<typeof Establishment>

export const EstablishmentList = Type.Object({
  unitId: Id,
  unitName: Type.String(),
  kind: UnitKind,
  /** 本部, as the list asks for it: the legal unit's organisation code with B for its last digit. */
  headOffice: Type.Union([
    Type.Object({
      name: Type.String(),
      organisationCode: Type.String(),
      address: Type.String(),
      phone: Type.Union([Type.String(), Type.Null()]),
    }),
    Type.Null(),
  ]),
  /** The form that lists them, as far as the unit owes one. */
  list: Type.Union([
    Type.Object({ formId: Type.String(), responseId: ResponseId, period: Type.String() }),
    Type.Null(),
  ]),
  establishments: Type.Array(Establishment),
  counts: Type.Object({
    known: Type.Integer({ minimum: 0 }),
    listed: Type.Integer({ minimum: 0 }),
    /** Expected and not listed. */
    missing: Type.Integer({ minimum: 0 }),
    /** Said to be closed or not ours. */
    denied: Type.Integer({ minimum: 0 }),
  }),
  /** SHA-256 of the list as it stands; what a declaration is bound to. */
  listHash: Type.String(),
  /** The latest; `stands` until the list changes. */
  declaration: Type.Union([
    Type.Object({
      at: Instant,
      by: Type.String(),
      establishments: Type.Integer(),
      stands: Type.Boolean(),
    }),
    Type.Null(),
  ]),
  /** Counties of the city, to say where one is. */
  counties: Type.Array(Type.Object({ code: Type.String(), name: Type.String() })),
})
export type EstablishmentList = Static<typeof EstablishmentList>

export const getEstablishments = operation({
  id: 'getEstablishments',
  method: 'GET',
  path: '/api/units/{unitId}/establishments',
  summary: 'Known establishments of a legal unit, what it says of them, and whether it listed them',
  tag: 'establishments',
  access: 'signed-in',
  microdata: { subject: 'unit', param: 'unitId' },
  params: Type.Object({ unitId: Id }),
  reply: EstablishmentList,
  problems: ['not-found', 'not-allowed'],
})

export const tellEstablishment = operation({
  id: 'tellEstablishment',
  method: 'PUT',
  path: '/api/units/{unitId}/establishment-words/{wordId}',
  summary: 'The legal unit says that one is closed, is not its own, or is not known (repeat-safe)',
  tag: 'establishments',
  access: 'signed-in',
  params: Type.Object({ unitId: Id, wordId: Id }),
  body: {
    kind: 'json',
    schema: Type.Object({
      kind: Type.Enum([...establishmentWordKinds]),
      /** Which of the known ones; left out for one that is not known. */
      establishmentId: Type.Optional(Id),
      closedOn: Type.Optional(Type.String({ maxLength: 10 })),
      reason: Type.Optional(Type.String({ maxLength: 500 })),
      told: Type.Optional(ToldEstablishment),
    }),
  },
  reply: EstablishmentList,
  problems: [
    'not-found',
    'not-allowed',
    'body-not-acceptable',
    'reason-required',
    'revision-id-taken',
  ],
})

export const declareEstablishments = operation({
  id: 'declareEstablishments',
  method: 'PUT',
  path: '/api/units/{unitId}/establishment-declarations/{declarationId}',
  summary: 'The legal unit declares the list it was shown complete, by its hash (repeat-safe)',
  tag: 'establishments',
  access: 'signed-in',
  params: Type.Object({ unitId: Id, declarationId: Id }),
  body: {
    kind: 'json',
    schema: Type.Object({ listHash: Type.String({ pattern: '^[0-9a-f]{64}$' }) }),
  },
  reply: EstablishmentList,
  problems: [
    'not-found',
    'not-allowed',
    'body-not-acceptable',
    'content-changed',
    'revision-id-taken',
  ],
})
