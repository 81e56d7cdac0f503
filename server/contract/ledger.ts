/**
 * Operations on the ledger of records 名录台账: every row of every department's list stands in exactly
 * one column, with its reason, and the columns add up to the rows of the list.
 */
import { type Static, Type } from 'typebox'
import { frameOutcomes } from './frame.ts'
import { operation } from './operation.ts'
import { AreaPrefix, Id, Instant, PageKey, PageLimit } from './shapes.ts'

/** Columns of the ledger, in the order they are read. */
export const dispositions = ['matched', 'elsewhere', 'ceased', 'out-of-scope', 'open'] as const
export type Disposition = (typeof dispositions)[number]
export const dispositionNames: Readonly<Record<Disposition, string>> = {
  matched: '匹配',
  elsewhere: '另处找到',
  ceased: '已终止',
  'out-of-scope': '非普查对象',
  open: '未了',
}

/** Why a record stands in its column; each reason belongs to one column, `judged` to several. */
export const dispositionReasons = [
  'registered',
  'merged',
  'moved-out',
  'other-area',
  'duplicate',
  'in-later-list',
  'suspended',
  'deregistered',
  'not-an-object',
  'not-found',
  'judged',
  'not-visited',
  'not-placed',
  'refused',
] as const
export type DispositionReason = (typeof dispositionReasons)[number]
export const dispositionReasonNames: Readonly<Record<DispositionReason, string>> = {
  registered: '已登记',
  merged: '并入已登记的单位',
  'moved-out': '迁出',
  'other-area': '在本名录范围之外登记',
  duplicate: '重复，未指明与哪家',
  'in-later-list': '后来的名录里已更正',
  suspended: '停业（歇业）',
  deregistered: '注销',
  'not-an-object': '非普查对象',
  'not-found': '找不到且无法电话联系',
  judged: '人工认定',
  'not-visited': '未核查',
  'not-placed': '未落到小区',
  refused: '导入时未通过，待处理',
}

const DispositionColumn = Type.Enum([...dispositions])
const Reason = Type.Enum([...dispositionReasons])

export const LedgerLine = Type.Object({
  /** Source id, list id or area prefix, by what the ledger is laid out. */
  key: Type.String(),
  name: Type.String(),
  records: Type.Integer(),
  columns: Type.Object({
    matched: Type.Integer(),
    elsewhere: Type.Integer(),
    ceased: Type.Integer(),
    'out-of-scope': Type.Integer(),
    open: Type.Integer(),
  }),
})
export type LedgerLine = Static<typeof LedgerLine>

export const getLedger = operation({
  id: 'getLedger',
  method: 'GET',
  path: '/api/ledger',
  summary: 'Where the records of every list stand: counts by source, list, area or reason',
  tag: 'ledger',
  access: 'signed-in',
  query: Type.Object({
    by: Type.Optional(Type.Enum(['source', 'list', 'area', 'reason'])),
    area: Type.Optional(AreaPrefix),
    source: Type.Optional(Type.String({ maxLength: 60 })),
    importId: Type.Optional(Id),
  }),
  reply: Type.Object({
    lines: Type.Array(LedgerLine),
    /** Of all lines together. */
    total: LedgerLine,
  }),
  problems: ['not-allowed', 'parameter-not-acceptable'],
})

export const LedgerEntry = Type.Object({
  importId: Id,
  fileName: Type.String(),
  /** Data row, counted from 1 below the header. */
  row: Type.Integer(),
  source: Type.String(),
  name: Type.String(),
  areaNames: Type.Array(Type.String()),
  disposition: DispositionColumn,
  reason: Reason,
  /** Of a merged unit's record the one that is kept. */
  unit: Type.Union([
    Type.Null(),
    Type.Object({
      id: Id,
      name: Type.String(),
      outcome: Type.Union([Type.Enum([...frameOutcomes]), Type.Null()]),
    }),
  ]),
  /** A refused row: what was wrong with it, what stood in it, and what an office last said of it. */
  refused: Type.Union([
    Type.Null(),
    Type.Object({
      message: Type.String(),
      raw: Type.Record(Type.String(), Type.String()),
      judgement: Type.Union([
        Type.Null(),
        Type.Object({ note: Type.String(), judgedAt: Instant, judgedBy: Type.String() }),
      ]),
    }),
  ]),
})
export type LedgerEntry = Static<typeof LedgerEntry>

export const listLedgerEntries = operation({
  id: 'listLedgerEntries',
  method: 'GET',
  path: '/api/ledger/entries',
  summary: 'The records behind a number of the ledger, list by list, paged by key',
  tag: 'ledger',
  access: 'signed-in',
  microdata: { subject: 'units' },
  query: Type.Object({
    area: Type.Optional(AreaPrefix),
    source: Type.Optional(Type.String({ maxLength: 60 })),
    importId: Type.Optional(Id),
    disposition: Type.Optional(DispositionColumn),
    reason: Type.Optional(Reason),
    after: Type.Optional(PageKey),
    limit: Type.Optional(PageLimit),
  }),
  reply: Type.Object({
    entries: Type.Array(LedgerEntry),
    next: Type.Union([PageKey, Type.Null()]),
  }),
  problems: ['not-allowed', 'parameter-not-acceptable'],
})

export const judgeRefusedRow = operation({
  id: 'judgeRefusedRow',
  method: 'PUT',
  path: '/api/ledger/lists/{importId}/rows/{row}/judgements/{judgementId}',
  summary: 'Say where a refused row of a list ended, or take that back',
  tag: 'ledger',
  access: 'signed-in',
  params: Type.Object({
    importId: Id,
    row: Type.String({ pattern: '^[1-9][0-9]{0,8}$' }),
    judgementId: Id,
  }),
  body: {
    kind: 'json',
    schema: Type.Object({
      /** matched needs the unit the row is of; open takes the word before back. */
      disposition: DispositionColumn,
      unitId: Type.Optional(Id),
      note: Type.String({ maxLength: 500 }),
    }),
  },
  reply: Type.Object({ entry: LedgerEntry }),
  problems: ['not-found', 'not-allowed', 'reason-required', 'body-not-acceptable'],
})
