/**
 * How long records are kept, and their destruction (law.md L-65, L-70). Nothing here removes a row: over
 * HTTP a destruction is asked for and approved; carried out it is on the server's console.
 */
import { type Static, Type } from 'typebox'
import { operation } from './operation.ts'
import { Id, Instant } from './shapes.ts'

/** 统计法实施条例第二十二条: original records two years at least. */
export const LEAST_YEARS = 2

export const recordClasses = [
  'responses',
  'field-material',
  'lists',
  'unit-ledgers',
  'correspondence',
  'units',
] as const
export type RecordClass = (typeof recordClasses)[number]

export const recordClassNames: Readonly<Record<RecordClass, string>> = {
  responses: '普查表原始资料',
  'field-material': '现场照片、佐证材料和外业记录',
  lists: '部门名录和属性名录原件',
  'unit-ledgers': '统计电子台账',
  correspondence: '催报、通知书和留言',
  units: '普查单位底册',
}

/** What belongs to each, for people who decide on it. */
export const recordClassContents: Readonly<Record<RecordClass, string>> = {
  responses: '答卷各版本、草稿、上年数、隔离件、审核问题和审核记录、报送线索',
  'field-material': '照片、证照扫描件、平板交来的外业操作原文',
  lists: '上传的名录文件、未收的行和逐行提示',
  'unit-ledgers': '各单位的统计台账及导入的文件',
  correspondence: '催报登记、送达和答复、通知书收件人、单位与普查办的留言',
  units:
    '单位名称、代码、法定代表人、联系方式、地址、属性及其历史，名录记录，查重、漏报、编码、抽查中的单位资料，企业账号',
}

/** 市级普查办 and 安全管理员, one each. */
export const DESTRUCTION_APPROVALS = 2

const CalendarDate = Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' })
const OrNull = <T extends ReturnType<typeof Type.String>>(schema: T) =>
  Type.Union([schema, Type.Null()])
const Words = Type.String({ maxLength: 1000 })

const Hold = Type.Object({
  id: Id,
  /** `all`: of every class. */
  recordClass: Type.Enum([...recordClasses, 'all']),
  reason: Type.String(),
  placedBy: Type.String(),
  placedAt: Instant,
  liftedBy: OrNull(Type.String()),
  liftedAt: Type.Union([Instant, Type.Null()]),
  liftReason: OrNull(Type.String()),
})
export type Hold = Static<typeof Hold>

/** `no-rule`: nobody said how long; `empty`: nothing there; `held`: a hold stands; `others-first`: units go last. */
export const classStates = ['no-rule', 'empty', 'held', 'others-first', 'kept', 'due'] as const

const KeptClass = Type.Object({
  recordClass: Type.Enum([...recordClasses]),
  rule: Type.Union([
    Type.Object({
      years: Type.Integer(),
      ground: Type.String(),
      approver: Type.String(),
      approvedOn: CalendarDate,
      enteredBy: Type.String(),
      enteredAt: Instant,
    }),
    Type.Null(),
  ]),
  rows: Type.Integer(),
  /** Day of the youngest record; the period runs from it. */
  newestOn: OrNull(CalendarDate),
  /** First day on which it may be destroyed. */
  dueOn: OrNull(CalendarDate),
  state: Type.Enum([...classStates]),
})
export type KeptClass = Static<typeof KeptClass>

/** `void`: a hold came in between, it has to be asked for anew. */
export const destructionStates = ['waiting', 'approved', 'refused', 'void', 'done'] as const

const DestroyedTable = Type.Object({
  table: Type.String(),
  rows: Type.Integer(),
  /** SHA-256 over all rows in order of their key. */
  hash: Type.String(),
})

export const Destruction = Type.Object({
  id: Id,
  recordClass: Type.Enum([...recordClasses]),
  reason: Type.String(),
  ground: Type.String(),
  years: Type.Integer(),
  newestOn: CalendarDate,
  dueOn: CalendarDate,
  tables: Type.Array(Type.Object({ table: Type.String(), rows: Type.Integer() })),
  requestedBy: Type.String(),
  requestedAt: Instant,
  state: Type.Enum([...destructionStates]),
  decisions: Type.Array(
    Type.Object({
      decision: Type.Enum(['approve', 'refuse']),
      decidedBy: Type.String(),
      decidedRole: Type.String(),
      decidedAt: Instant,
      note: Type.String(),
    }),
  ),
  mayDecide: Type.Boolean(),
  /** 销毁凭证, once it was carried out. */
  voucher: Type.Union([
    Type.Object({
      carriedOutAt: Instant,
      operator: Type.String(),
      witness: Type.String(),
      tables: Type.Array(DestroyedTable),
      /** SHA-256 over the tables' names, rows and hashes. */
      hash: Type.String(),
      /** Entries of the trail that were emptied with it, and the digest the trail holds of them. */
      trailEntries: Type.Integer(),
      trailDigest: Type.String(),
    }),
    Type.Null(),
  ]),
})
export type Destruction = Static<typeof Destruction>

export const Retention = Type.Object({
  classes: Type.Array(KeptClass),
  holds: Type.Array(Hold),
  destructions: Type.Array(Destruction),
  may: Type.Object({
    enterRule: Type.Boolean(),
    hold: Type.Boolean(),
    request: Type.Boolean(),
  }),
})
export type Retention = Static<typeof Retention>

const shared = { tag: 'retention', access: 'signed-in' } as const
const ofClass = Type.Object({ recordClass: Type.Enum([...recordClasses]) })

export const getRetention = operation({
  ...shared,
  id: 'getRetention',
  method: 'GET',
  path: '/api/retention',
  summary: 'What is kept, until when, what holds it, and every destruction with its voucher',
  reply: Retention,
  problems: ['not-allowed'],
})

export const enterRetentionRule = operation({
  ...shared,
  id: 'enterRetentionRule',
  method: 'PUT',
  path: '/api/retention/{recordClass}/rule',
  summary:
    'How long a class of records is kept, by which law, approved by whom; never under the legal least',
  params: ofClass,
  body: {
    kind: 'json',
    schema: Type.Object({
      years: Type.Integer({ minimum: LEAST_YEARS, maximum: 100 }),
      ground: Type.String({ minLength: 1, maxLength: 300 }),
      approver: Type.String({ minLength: 1, maxLength: 80 }),
      approvedOn: CalendarDate,
    }),
    maxBytes: 5_000,
  },
  reply: Retention,
  problems: ['not-allowed', 'body-not-acceptable'],
})

export const placeHold = operation({
  ...shared,
  id: 'placeHold',
  method: 'POST',
  path: '/api/retention/holds',
  summary:
    'Stops every destruction of a class, or of all, until lifted; requests under way are void',
  body: {
    kind: 'json',
    schema: Type.Object({ recordClass: Type.Enum([...recordClasses, 'all']), reason: Words }),
    maxBytes: 5_000,
  },
  reply: Retention,
  problems: ['not-allowed', 'reason-required', 'body-not-acceptable'],
})

export const liftHold = operation({
  ...shared,
  id: 'liftHold',
  method: 'POST',
  path: '/api/retention/holds/{holdId}/lift',
  summary: 'Lifts a hold, by somebody other than who placed it',
  params: Type.Object({ holdId: Id }),
  body: { kind: 'json', schema: Type.Object({ reason: Words }), maxBytes: 5_000 },
  reply: Retention,
  problems: [
    'not-allowed',
    'not-found',
    'second-person-required',
    'state-not-allowed',
    'reason-required',
    'body-not-acceptable',
  ],
})

export const requestDestruction = operation({
  ...shared,
  id: 'requestDestruction',
  method: 'POST',
  path: '/api/retention/{recordClass}/destructions',
  summary: 'Ask for the destruction of a class that is due, as it is now',
  params: ofClass,
  body: { kind: 'json', schema: Type.Object({ reason: Words }), maxBytes: 5_000 },
  reply: Retention,
  problems: ['not-allowed', 'state-not-allowed', 'reason-required', 'body-not-acceptable'],
})

export const decideDestruction = operation({
  ...shared,
  id: 'decideDestruction',
  method: 'POST',
  path: '/api/retention/destructions/{destructionId}/decisions',
  summary:
    'Approve or refuse; it takes one approval of the city office and one of the security administrator',
  params: Type.Object({ destructionId: Id }),
  body: {
    kind: 'json',
    schema: Type.Object({ decision: Type.Enum(['approve', 'refuse']), note: Words }),
    maxBytes: 5_000,
  },
  reply: Retention,
  problems: [
    'not-allowed',
    'not-found',
    'second-person-required',
    'state-not-allowed',
    'reason-required',
    'body-not-acceptable',
  ],
})
