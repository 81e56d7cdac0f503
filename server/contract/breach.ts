/**
 * Whom a breach touches (个人信息保护法第五十七条, law.md L-67): drawn from the trail for those who must
 * notify, by account, address, device and days.
 */
import { type Static, Type } from 'typebox'
import { FileReply, operation } from './operation.ts'
import { Instant } from './shapes.ts'

/** Calendar date in Asia/Shanghai. */
const CalendarDate = Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' })
const Word = Type.String({ minLength: 1, maxLength: 80 })

/** Days inclusive; every other member narrows. */
const breachFilter = {
  from: CalendarDate,
  to: CalendarDate,
  /** Sign-in name or id. */
  account: Type.Optional(Word),
  /** Network address, whole. */
  address: Type.Optional(Word),
  /** Part of what the device says it is. */
  device: Type.Optional(Word),
}

/** Fields of law's notice: what kinds of data, never the data themselves. */
const Kinds = Type.Array(Type.String())
const When = { times: Type.Integer(), first: Instant, last: Instant, by: Type.Array(Type.String()) }

/** A unit whose own data were shown, held or handed out. */
export const AffectedUnit = Type.Object({
  unitId: Type.String(),
  /** Null for one that is no more in the frame. */
  unitName: Type.Union([Type.String(), Type.Null()]),
  unifiedSocialCreditCode: Type.Union([Type.String(), Type.Null()]),
  /** From the county down. */
  areaNames: Type.Array(Type.String()),
  kinds: Kinds,
  ...When,
})
export type AffectedUnit = Static<typeof AffectedUnit>

/** Lists looked through and files handed out: any unit of the area may have been among their rows. */
export const AffectedArea = Type.Object({
  /** Digits of the area or block; empty for the whole city. */
  areaPrefix: Type.String(),
  areaNames: Type.Array(Type.String()),
  /** What it was, e.g. 查看单位列表. */
  what: Type.String(),
  kinds: Kinds,
  /** Rows shown or handed out, added up; a unit shown twice counts twice. */
  rows: Type.Integer(),
  /** Units of the area now: those to be told where the rows cannot be told apart. */
  units: Type.Integer(),
  ...When,
})
export type AffectedArea = Static<typeof AffectedArea>

/** Units in one reply; the file has all of them. */
export const SHOWN_UNITS = 200

export const listAffected = operation({
  id: 'listAffected',
  method: 'GET',
  path: '/api/breaches/affected',
  summary:
    'Units touched by a breach, with kinds of fields and times; the newest 200 and counts of all',
  tag: 'breaches',
  access: 'signed-in',
  microdata: { subject: 'units', everyTime: true },
  query: Type.Object(breachFilter),
  reply: Type.Object({
    units: Type.Array(AffectedUnit),
    unitCount: Type.Integer(),
    areas: Type.Array(AffectedArea),
    asOf: Instant,
  }),
  problems: ['not-allowed', 'parameter-not-acceptable', 'export-too-large'],
})

export const exportAffected = operation({
  id: 'exportAffected',
  method: 'POST',
  path: '/api/breaches/affected/exports',
  summary:
    'The same, whole, as a CSV file; noted with reason, filter and counts before it is handed out',
  tag: 'breaches',
  access: 'signed-in',
  body: {
    kind: 'json',
    schema: Type.Object({ ...breachFilter, reason: Type.String({ maxLength: 500 }) }),
    maxBytes: 4_000,
  },
  reply: FileReply,
  file: ['text/csv'],
  problems: [
    ...['not-allowed', 'parameter-not-acceptable'],
    ...['reason-required', 'body-not-acceptable', 'export-too-large'],
  ] as const,
})
