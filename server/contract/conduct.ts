/**
 * Operations on how the census is answered: evidence kept with what was reported 佐证材料 (law.md L-13),
 * reminders with time, means, delivery and answer 催报 (L-27), and signals that someone may have filled
 * in for the respondents 报送线索 (L-15). Nothing here judges anybody and nothing changes a reported value.
 */
import { type Static, Type } from 'typebox'
import { operation } from './operation.ts'
import { AreaPrefix, Id, Instant, PageKey, PageLimit, ResponseId } from './shapes.ts'

const CalendarDate = Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' })
/** An account's id as identity makes it. */
const AccountId = Type.String({ minLength: 1, maxLength: 80 })

export const evidenceKinds = ['paper-form', 'licence', 'ledger', 'statement', 'other'] as const
export type EvidenceKind = (typeof evidenceKinds)[number]
export const evidenceKindNames: Readonly<Record<EvidenceKind, string>> = {
  'paper-form': '纸质普查表',
  licence: '证照',
  ledger: '台账或原始凭证',
  statement: '情况说明',
  other: '其他',
}

export const LARGEST_EVIDENCE_BYTES = 10_000_000
/** Files one unit may have. */
export const MOST_EVIDENCE = 50
/** What is taken in; the first bytes must say the same. */
export const evidenceMediaTypes = ['image/jpeg', 'image/png', 'application/pdf'] as const

export const Evidence = Type.Object({
  id: Id,
  unitId: Id,
  responseId: Type.Union([ResponseId, Type.Null()]),
  kind: Type.Enum([...evidenceKinds]),
  fileName: Type.String(),
  mediaType: Type.Enum([...evidenceMediaTypes]),
  byteLength: Type.Integer(),
  /** SHA-256 of the file, hexadecimal. */
  contentHash: Type.String(),
  note: Type.String(),
  addedAt: Instant,
  addedBy: Type.String(),
})
export type Evidence = Static<typeof Evidence>

export const putEvidence = operation({
  id: 'putEvidence',
  method: 'PUT',
  path: '/api/evidence/{evidenceId}',
  summary: 'Keep a file as evidence with a unit or one of its responses (repeat-safe)',
  tag: 'conduct',
  access: 'signed-in',
  params: Type.Object({ evidenceId: Id }),
  query: Type.Object({
    unit: Id,
    response: Type.Optional(ResponseId),
    kind: Type.Enum([...evidenceKinds]),
    fileName: Type.String({ minLength: 1, maxLength: 200 }),
    note: Type.Optional(Type.String({ maxLength: 500 })),
  }),
  body: {
    kind: 'bytes',
    mediaTypes: [...evidenceMediaTypes],
    maxBytes: LARGEST_EVIDENCE_BYTES,
  },
  reply: Evidence,
  problems: [
    'not-allowed',
    'not-found',
    'parameter-not-acceptable',
    'body-too-large',
    'media-type-not-acceptable',
    'evidence-not-acceptable',
    'revision-id-taken',
  ],
})

export const listEvidence = operation({
  id: 'listEvidence',
  method: 'GET',
  path: '/api/units/{unitId}/evidence',
  summary: 'Files kept with a unit and its responses, newest first',
  tag: 'conduct',
  access: 'signed-in',
  microdata: { subject: 'unit', param: 'unitId' },
  params: Type.Object({ unitId: Id }),
  reply: Type.Object({ evidence: Type.Array(Evidence) }),
  problems: ['not-allowed', 'not-found'],
})

export const getEvidence = operation({
  id: 'getEvidence',
  method: 'GET',
  path: '/api/evidence/{evidenceId}',
  summary: 'One file of evidence, its bytes in base64; every look is noted',
  tag: 'conduct',
  access: 'signed-in',
  microdata: { subject: 'evidence', param: 'evidenceId', everyTime: true },
  params: Type.Object({ evidenceId: Id }),
  reply: Type.Object({ evidence: Evidence, content: Type.String() }),
  problems: ['not-allowed', 'not-found'],
})

export const reminderMeans = ['telephone', 'message', 'letter', 'visit', 'other'] as const
export type ReminderMeans = (typeof reminderMeans)[number]
export const reminderMeansNames: Readonly<Record<ReminderMeans, string>> = {
  telephone: '电话',
  message: '短信、微信等',
  letter: '书面催报通知书',
  visit: '上门',
  other: '其他',
}

export const reminderOutcomeKinds = ['delivered', 'not-delivered', 'answered'] as const
export type ReminderOutcomeKind = (typeof reminderOutcomeKinds)[number]
export const reminderOutcomeNames: Readonly<Record<ReminderOutcomeKind, string>> = {
  delivered: '已送达',
  'not-delivered': '未送达',
  answered: '已答复',
}

export const Reminder = Type.Object({
  id: Id,
  unitId: Id,
  unitName: Type.String(),
  responseId: Type.Union([ResponseId, Type.Null()]),
  remindedAt: Instant,
  means: Type.Enum([...reminderMeans]),
  recipient: Type.String(),
  content: Type.String(),
  recordedAt: Instant,
  recordedBy: Type.String(),
  outcomes: Type.Array(
    Type.Object({
      kind: Type.Enum([...reminderOutcomeKinds]),
      happenedAt: Instant,
      note: Type.String(),
      recordedAt: Instant,
      recordedBy: Type.String(),
    }),
  ),
})
export type Reminder = Static<typeof Reminder>

export const recordReminder = operation({
  id: 'recordReminder',
  method: 'PUT',
  path: '/api/reminders/{reminderId}',
  summary: 'Record that a respondent was reminded: when, how, whom (repeat-safe)',
  tag: 'conduct',
  access: 'signed-in',
  params: Type.Object({ reminderId: Id }),
  body: {
    kind: 'json',
    schema: Type.Object({
      unitId: Id,
      responseId: Type.Optional(ResponseId),
      remindedAt: Instant,
      means: Type.Enum([...reminderMeans]),
      recipient: Type.String({ minLength: 1, maxLength: 80 }),
      content: Type.String({ minLength: 1, maxLength: 1000 }),
    }),
    maxBytes: 8_000,
  },
  reply: Reminder,
  problems: ['not-allowed', 'not-found', 'body-not-acceptable', 'revision-id-taken'],
})

export const recordReminderOutcome = operation({
  id: 'recordReminderOutcome',
  method: 'POST',
  path: '/api/reminders/{reminderId}/outcomes',
  summary: 'Record that a reminder was delivered or not, or what the respondent answered',
  tag: 'conduct',
  access: 'signed-in',
  params: Type.Object({ reminderId: Id }),
  body: {
    kind: 'json',
    schema: Type.Object({
      kind: Type.Enum([...reminderOutcomeKinds]),
      happenedAt: Instant,
      note: Type.String({ maxLength: 1000 }),
    }),
    maxBytes: 8_000,
  },
  reply: Reminder,
  problems: ['not-allowed', 'not-found', 'reason-required', 'body-not-acceptable'],
})

export const listReminders = operation({
  id: 'listReminders',
  method: 'GET',
  path: '/api/reminders',
  summary: 'Reminders of an area or of one unit, newest first, paged by key',
  tag: 'conduct',
  access: 'signed-in',
  microdata: { subject: 'reminders' },
  query: Type.Object({
    area: Type.Optional(AreaPrefix),
    unit: Type.Optional(Id),
    after: Type.Optional(PageKey),
    limit: Type.Optional(PageLimit),
  }),
  reply: Type.Object({
    reminders: Type.Array(Reminder),
    next: Type.Union([PageKey, Type.Null()]),
  }),
  problems: ['not-allowed', 'parameter-not-acceptable'],
})

export const noticeAudiences = ['respondent', 'field'] as const
export type NoticeAudience = (typeof noticeAudiences)[number]
export const noticeAudienceNames: Readonly<Record<NoticeAudience, string>> = {
  respondent: '到期未报的单位',
  field: '有未报答卷的普查员',
}
/** Letters one batch may have: what an office prints and sends in a day. */
export const MOST_LETTERS = 1000

export const NoticeBatch = Type.Object({
  batchId: Id,
  areaName: Type.String(),
  audience: Type.Enum([...noticeAudiences]),
  content: Type.String(),
  replyBy: CalendarDate,
  letters: Type.Integer(),
  madeAt: Instant,
  madeBy: Type.String(),
})
export type NoticeBatch = Static<typeof NoticeBatch>

export const NoticeLetter = Type.Object({
  number: Type.Integer(),
  recipientName: Type.String(),
  /** Null for people of the field. */
  unitId: Type.Union([Id, Type.Null()]),
  owed: Type.Array(Type.String()),
  outcomes: Reminder.properties.outcomes,
})
export type NoticeLetter = Static<typeof NoticeLetter>

export const putNoticeBatch = operation({
  id: 'putNoticeBatch',
  method: 'PUT',
  path: '/api/notice-batches/{batchId}',
  summary:
    'Write letters to all units, or people of the field, that owe something in an area (repeat-safe)',
  tag: 'conduct',
  access: 'signed-in',
  params: Type.Object({ batchId: Id }),
  body: {
    kind: 'json',
    schema: Type.Object({
      area: AreaPrefix,
      audience: Type.Enum([...noticeAudiences]),
      content: Type.String({ minLength: 1, maxLength: 1000 }),
      replyBy: CalendarDate,
    }),
    maxBytes: 8_000,
  },
  reply: NoticeBatch,
  problems: ['not-allowed', 'not-found', 'body-not-acceptable', 'revision-id-taken'],
})

export const listNoticeBatches = operation({
  id: 'listNoticeBatches',
  method: 'GET',
  path: '/api/notice-batches',
  summary: 'Batches of letters of the office’s area, newest first',
  tag: 'conduct',
  access: 'signed-in',
  reply: Type.Object({ batches: Type.Array(NoticeBatch) }),
  problems: ['not-allowed'],
})

export const getNoticeBatch = operation({
  id: 'getNoticeBatch',
  method: 'GET',
  path: '/api/notice-batches/{batchId}',
  summary: 'One batch with its letters and what came of each, to read and to print',
  tag: 'conduct',
  access: 'signed-in',
  microdata: { subject: 'reminders' },
  params: Type.Object({ batchId: Id }),
  reply: Type.Object({ batch: NoticeBatch, letters: Type.Array(NoticeLetter) }),
  problems: ['not-allowed', 'not-found'],
})

export const recordLetterOutcome = operation({
  id: 'recordLetterOutcome',
  method: 'POST',
  path: '/api/notice-batches/{batchId}/letters/{number}/outcomes',
  summary: 'Record that a letter was delivered or not, or what was answered',
  tag: 'conduct',
  access: 'signed-in',
  params: Type.Object({ batchId: Id, number: Type.String({ pattern: '^[1-9][0-9]{0,3}$' }) }),
  body: {
    kind: 'json',
    schema: Type.Object({
      kind: Type.Enum([...reminderOutcomeKinds]),
      happenedAt: Instant,
      note: Type.String({ maxLength: 1000 }),
    }),
    maxBytes: 8_000,
  },
  reply: NoticeLetter,
  problems: ['not-allowed', 'not-found', 'reason-required', 'body-not-acceptable'],
})

export const signalKinds = [
  'one-device',
  'one-account',
  'late-night',
  'alike',
  'round-numbers',
  'round-growth',
] as const
export type SignalKind = (typeof signalKinds)[number]
export const signalKindNames: Readonly<Record<SignalKind, string>> = {
  'one-device': '同一设备短时间报送多家',
  'one-account': '同一账号短时间报送多家',
  'late-night': '深夜集中报送',
  alike: '内容高度相同',
  'round-numbers': '数字尾数集中',
  'round-growth': '退回后改成整数增幅',
}

/** What made it a signal, for whoever looks into it. */
export const SignalFacts = Type.Object({
  /** Account the responses came in under; null where there were several. */
  accountId: Type.Union([AccountId, Type.Null()]),
  /** Network address and browser, where it is about a device. */
  address: Type.Union([Type.String(), Type.Null()]),
  device: Type.Union([Type.String(), Type.Null()]),
  firstAt: Instant,
  lastAt: Instant,
  /** How near: share of cells alike, share of round amounts, growth: by kind. Between 0 and 1. */
  share: Type.Union([Type.Number(), Type.Null()]),
  /** Cells or amounts it was worked out from. */
  of: Type.Union([Type.Integer(), Type.Null()]),
})
export type SignalFacts = Static<typeof SignalFacts>

export const signalOutcomes = ['explained', 'followed-up'] as const
export type SignalOutcome = (typeof signalOutcomes)[number]
export const signalOutcomeNames: Readonly<Record<SignalOutcome, string>> = {
  explained: '情况正常',
  'followed-up': '已另行处理',
}

export const Signal = Type.Object({
  id: Id,
  kind: Type.Enum([...signalKinds]),
  areaName: Type.String(),
  onDate: CalendarDate,
  facts: SignalFacts,
  accountName: Type.Union([Type.String(), Type.Null()]),
  units: Type.Integer(),
  raisedAt: Instant,
  /** waiting: nobody looked into it, or it grew since. */
  state: Type.Enum(['waiting', ...signalOutcomes]),
  settlement: Type.Union([
    Type.Object({ note: Type.String(), settledAt: Instant, settledBy: Type.String() }),
    Type.Null(),
  ]),
})
export type Signal = Static<typeof Signal>

export const listSignals = operation({
  id: 'listSignals',
  method: 'GET',
  path: '/api/signals',
  summary: 'Signals that answers may not be the respondents’ own, newest day first, paged by key',
  tag: 'conduct',
  access: 'signed-in',
  microdata: { subject: 'signals' },
  query: Type.Object({
    area: Type.Optional(AreaPrefix),
    kind: Type.Optional(Type.Enum([...signalKinds])),
    date: Type.Optional(CalendarDate),
    /** Only those nobody has looked into. */
    waiting: Type.Optional(Type.Enum(['yes'])),
    after: Type.Optional(PageKey),
    limit: Type.Optional(PageLimit),
  }),
  reply: Type.Object({
    signals: Type.Array(Signal),
    next: Type.Union([PageKey, Type.Null()]),
  }),
  problems: ['not-allowed', 'parameter-not-acceptable'],
})

export const getSignal = operation({
  id: 'getSignal',
  method: 'GET',
  path: '/api/signals/{signalId}',
  summary: 'One signal with the responses it is about',
  tag: 'conduct',
  access: 'signed-in',
  microdata: { subject: 'signal', param: 'signalId' },
  params: Type.Object({ signalId: Id }),
  reply: Type.Object({
    signal: Signal,
    responses: Type.Array(
      Type.Object({
        responseId: ResponseId,
        unitId: Id,
        unitName: Type.String(),
        formId: Type.String(),
        receivedAt: Instant,
      }),
    ),
  }),
  problems: ['not-allowed', 'not-found'],
})

export const settleSignal = operation({
  id: 'settleSignal',
  method: 'POST',
  path: '/api/signals/{signalId}/settlements',
  summary: 'Record what looking into a signal came to',
  tag: 'conduct',
  access: 'signed-in',
  params: Type.Object({ signalId: Id }),
  body: {
    kind: 'json',
    schema: Type.Object({
      outcome: Type.Enum([...signalOutcomes]),
      note: Type.String({ maxLength: 1000 }),
    }),
    maxBytes: 5_000,
  },
  reply: Signal,
  problems: ['not-allowed', 'not-found', 'reason-required', 'body-not-acceptable'],
})
