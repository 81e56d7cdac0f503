/**
 * Periods, holds, destructions and their vouchers. Append-only, all but `destruction_gate`, whose row lives
 * no longer than the transaction that destroys; the triggers that make it so are in the migrations.
 */
import type { Destruction, RecordClass } from '../../contract/retention.ts'
import { index, integer, json, table, text, uniqueIndex } from '../../platform/database/columns.ts'

type Voucher = NonNullable<Destruction['voucher']>

/** The newest of a class counts. */
export const retentionRule = table(
  'retention_rule',
  {
    id: text().primaryKey(),
    recordClass: text().$type<RecordClass>().notNull(),
    /** Full years after the youngest record. */
    years: integer().notNull(),
    /** 依据, e.g. an article. */
    ground: text().notNull(),
    approver: text().notNull(),
    /** Calendar date. */
    approvedOn: text().notNull(),
    enteredBy: text().notNull(),
    enteredAt: text().notNull(),
  },
  (row) => [index('retention_rule_class').on(row.recordClass, row.enteredAt)],
)

export const retentionHold = table('retention_hold', {
  id: text().primaryKey(),
  recordClass: text().$type<RecordClass | 'all'>().notNull(),
  reason: text().notNull(),
  placedBy: text().notNull(),
  placedAt: text().notNull(),
})

export const retentionHoldLift = table('retention_hold_lift', {
  holdId: text()
    .primaryKey()
    .references(() => retentionHold.id),
  reason: text().notNull(),
  liftedBy: text().notNull(),
  liftedAt: text().notNull(),
})

/** A request, with what there was when it was made. */
export const destruction = table(
  'destruction',
  {
    id: text().primaryKey(),
    recordClass: text().$type<RecordClass>().notNull(),
    reason: text().notNull(),
    ground: text().notNull(),
    years: integer().notNull(),
    /** UTC instant of the youngest record, and its day in Asia/Shanghai. */
    newestAt: text().notNull(),
    newestOn: text().notNull(),
    /** Calendar date: the first day it may be carried out. */
    dueOn: text().notNull(),
    tables: json<Destruction['tables']>().notNull(),
    requestedBy: text().notNull(),
    requestedAt: text().notNull(),
  },
  (row) => [index('destruction_requested').on(row.requestedAt)],
)

export const destructionDecision = table(
  'destruction_decision',
  {
    id: text().primaryKey(),
    destructionId: text()
      .notNull()
      .references(() => destruction.id),
    decision: text().$type<'approve' | 'refuse'>().notNull(),
    note: text().notNull(),
    decidedBy: text().notNull(),
    decidedRole: text().notNull(),
    decidedAt: text().notNull(),
  },
  (row) => [uniqueIndex('destruction_decision_person').on(row.destructionId, row.decidedBy)],
)

/** 销毁凭证. */
export const destructionVoucher = table('destruction_voucher', {
  destructionId: text()
    .primaryKey()
    .references(() => destruction.id),
  carriedOutAt: text().notNull(),
  operator: text().notNull(),
  witness: text().notNull(),
  tables: json<Voucher['tables']>().notNull(),
  hash: text().notNull(),
  trailEntries: integer().notNull(),
  trailDigest: text().notNull(),
})

/**
 * Stands while a destruction is under way, and only then do rows of its class go. The key to the voucher is
 * deferred by hand in the migration: a transaction without the voucher cannot be committed.
 */
export const destructionGate = table('destruction_gate', {
  destructionId: text()
    .primaryKey()
    .references(() => destructionVoucher.destructionId),
  recordClass: text().$type<RecordClass>().notNull(),
})
