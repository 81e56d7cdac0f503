/** Operations on the trail 审计轨迹, for audit administrators only. Nothing here changes an entry. */
import { type Static, Type } from 'typebox'
import { FileReply, operation } from './operation.ts'
import { Instant, PageLimit } from './shapes.ts'

/** Calendar date in Asia/Shanghai. */
const CalendarDate = Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' })
const Sequence = Type.Integer({ minimum: 1 })
/** Whole action or its beginning, e.g. `response.`. */
const ActionPrefix = Type.String({ pattern: '^[a-z][a-z-]{0,40}(\\.[a-z-]{0,40})?$' })
const SubjectId = Type.String({ maxLength: 200 })

/** Dates inclusive; every member narrows. */
const trailFilter = {
  from: Type.Optional(CalendarDate),
  to: Type.Optional(CalendarDate),
  actor: Type.Optional(Type.String({ maxLength: 80 })),
  action: Type.Optional(ActionPrefix),
  subject: Type.Optional(SubjectId),
}

export const TrailEntry = Type.Object({
  sequence: Sequence,
  recordedAt: Instant,
  requestId: Type.String(),
  actorId: Type.String(),
  /** Null for the server itself and for accounts that are no more. */
  actorName: Type.Union([Type.String(), Type.Null()]),
  actorRole: Type.String(),
  action: Type.String(),
  subjectKind: Type.String(),
  subjectId: Type.String(),
  reason: Type.Union([Type.String(), Type.Null()]),
  before: Type.Unknown(),
  after: Type.Unknown(),
  address: Type.Union([Type.String(), Type.Null()]),
  device: Type.Union([Type.String(), Type.Null()]),
  hash: Type.String(),
})
export type TrailEntry = Static<typeof TrailEntry>

export const searchTrail = operation({
  id: 'searchTrail',
  method: 'GET',
  path: '/api/audit/entries',
  summary: 'Entries of the trail, newest first, filtered and paged by key',
  tag: 'audit',
  access: 'signed-in',
  microdata: { subject: 'trail' },
  query: Type.Object({
    ...trailFilter,
    /** Place of the last entry seen. */
    after: Type.Optional(Sequence),
    limit: Type.Optional(PageLimit),
  }),
  reply: Type.Object({
    entries: Type.Array(TrailEntry),
    next: Type.Union([Sequence, Type.Null()]),
  }),
  problems: ['not-allowed', 'parameter-not-acceptable'],
})

const Anchor = Type.Object({ sequence: Sequence, hash: Type.String(), at: Instant })

/** Whether the head of the trail is noted outside the database. */
export const AnchorState = Type.Object({
  last: Type.Union([Anchor, Type.Null()]),
  /** In Chinese: why noting does not work now, and the remedy. */
  fault: Type.Union([Type.String(), Type.Null()]),
})
export type AnchorState = Static<typeof AnchorState>

const Edge = Type.Object({ sequence: Sequence, hash: Type.String() })

export const TrailDay = Type.Object({
  date: CalendarDate,
  entries: Type.Integer(),
  /** How often each action was done that day, by its name. */
  actions: Type.Array(Type.Object({ action: Type.String(), count: Type.Integer() })),
  /** First and last entry of the day; the last one's hash is what a printed report holds fast. */
  first: Type.Union([Edge, Type.Null()]),
  last: Type.Union([Edge, Type.Null()]),
  anchor: AnchorState,
  asOf: Instant,
})
export type TrailDay = Static<typeof TrailDay>

export const getTrailDay = operation({
  id: 'getTrailDay',
  method: 'GET',
  path: '/api/audit/days/{date}',
  summary: 'Daily report 审计日报: what was done how often, and the head of the trail',
  tag: 'audit',
  access: 'signed-in',
  params: Type.Object({ date: CalendarDate }),
  reply: TrailDay,
  problems: ['not-allowed', 'parameter-not-acceptable'],
})

export const TrailAlarm = Type.Object({
  kind: Type.Enum(['refused', 'looks', 'export', 'trail']),
  /** Calendar date in Asia/Shanghai. */
  date: CalendarDate,
  /** The entry to look at first: the newest that belongs to it. */
  sequence: Sequence,
  actorId: Type.String(),
  /** In Chinese: what happened. */
  message: Type.String(),
  /** What was done about it, as last noted; null while nothing was. */
  settled: Type.Union([
    Type.Object({ words: Type.String(), by: Type.String(), at: Instant }),
    Type.Null(),
  ]),
})
export type TrailAlarm = Static<typeof TrailAlarm>

export const listTrailAlarms = operation({
  id: 'listTrailAlarms',
  method: 'GET',
  path: '/api/audit/alarms',
  summary: 'Alarms of the last 30 days, drawn from the trail: newest first',
  tag: 'audit',
  access: 'signed-in',
  reply: Type.Object({ alarms: Type.Array(TrailAlarm), anchor: AnchorState, asOf: Instant }),
  problems: ['not-allowed'],
})

export const settleTrailAlarm = operation({
  id: 'settleTrailAlarm',
  method: 'POST',
  path: '/api/audit/alarms/{sequence}/settlement',
  summary: 'Note what was done about an alarm 处置; the note is an entry of the trail itself',
  tag: 'audit',
  access: 'signed-in',
  params: Type.Object({ sequence: Type.String({ pattern: '^[0-9]{1,15}$' }) }),
  body: {
    kind: 'json',
    schema: Type.Object({
      kind: TrailAlarm.properties.kind,
      words: Type.String({ minLength: 4, maxLength: 500 }),
    }),
    maxBytes: 4_000,
  },
  reply: TrailAlarm,
  problems: ['not-allowed', 'not-found', 'parameter-not-acceptable', 'body-not-acceptable'],
})

export const TrailVerification = Type.Object({
  entries: Type.Integer(),
  head: Type.Union([Edge, Type.Null()]),
  /** Heads noted outside the database that the trail was held against. */
  anchors: Type.Integer(),
  /** Entries whose server time lies before that of the entry before them. */
  clockSetBack: Type.Integer(),
  /** Entries emptied with destroyed records, as the trail itself says. */
  cut: Type.Integer(),
  firstBreak: Type.Union([
    Type.Object({
      kind: Type.Enum(['altered', 'missing', 'reordered', 'truncated', 'rewritten']),
      sequence: Sequence,
      recordedAt: Type.Union([Instant, Type.Null()]),
      /** In Chinese, naming the place. */
      message: Type.String(),
    }),
    Type.Null(),
  ]),
  anchor: AnchorState,
  asOf: Instant,
})
export type TrailVerification = Static<typeof TrailVerification>

export const verifyTrailNow = operation({
  id: 'verifyTrailNow',
  method: 'POST',
  path: '/api/audit/verifications',
  summary: 'Walk the whole trail and name the first entry that is not as it was',
  tag: 'audit',
  access: 'signed-in',
  reply: TrailVerification,
  problems: ['not-allowed', 'busy'],
})

export const exportTrail = operation({
  id: 'exportTrail',
  method: 'POST',
  path: '/api/audit/exports',
  summary: 'Entries of the trail as a CSV file; the export is itself noted first',
  tag: 'audit',
  access: 'signed-in',
  body: {
    kind: 'json',
    schema: Type.Object({
      ...trailFilter,
      /** Why the entries leave the system. */
      reason: Type.String({ maxLength: 500 }),
    }),
    maxBytes: 10_000,
  },
  reply: FileReply,
  file: ['text/csv'],
  problems: ['not-allowed', 'reason-required', 'body-not-acceptable', 'export-too-large'],
})
