/** Which form versions are open for reporting, and until when, under which approval; drafts and publications of checks. */
import type { CasesOfCheck } from '../../../forms/engine/check-cases.ts'
import type { RuleChange } from '../../../forms/engine/rule-set.ts'
import type { CheckDraftState } from '../../contract/checks.ts'
import type { NoticeEntry } from '../../contract/legal-notice.ts'
import {
  index,
  integer,
  json,
  primaryKey,
  sequence,
  table,
  text,
} from '../../platform/database/columns.ts'

export const formOpening = table(
  'form_opening',
  {
    formId: text().notNull(),
    formVersion: text().notNull(),
    /** Calendar dates in Asia/Shanghai; reporting is open on both days. */
    opensOn: text().notNull(),
    dueOn: text(),
  },
  (row) => [primaryKey({ columns: [row.formId, row.formVersion] })],
)

/** Editions of the legal notice 告知书. Append-only: what was told when stays known. */
export const legalNotice = table('legal_notice', {
  edition: sequence(),
  entry: json<NoticeEntry>().notNull(),
  enteredBy: text().notNull(),
  enteredAt: text().notNull(),
})

/** Drafts of checks: a new one, a change, or a retirement; approved by a second person. */
export const checkDraft = table(
  'check_draft',
  {
    id: text().primaryKey(),
    formId: text().notNull(),
    formVersion: text().notNull(),
    kind: text().$type<'add' | 'change' | 'retire'>().notNull(),
    checkId: text().notNull(),
    /** In the check language; empty for a retirement. */
    text: text().notNull(),
    cases: json<CasesOfCheck>().notNull(),
    reason: text().notNull(),
    state: text().$type<CheckDraftState>().notNull(),
    edition: integer().notNull(),
    /** The publication that was in force or to come when the draft was started. */
    basePublication: integer().notNull(),
    authorId: text().notNull(),
    createdAt: text().notNull(),
    updatedAt: text().notNull(),
    decidedBy: text(),
    decidedAt: text(),
    decisionNote: text(),
    /** The publication it became part of. */
    publication: integer(),
  },
  (row) => [index('check_draft_form').on(row.formId, row.updatedAt)],
)

/** Publications of checks. Triggers refuse update and delete: findings name the version that raised them. */
export const ruleSet = table(
  'rule_set',
  {
    formId: text().notNull(),
    formVersion: text().notNull(),
    /** Counts the publications of the form version, from 1. */
    publication: integer().notNull(),
    /** Everything changed since the form version was published. */
    changes: json<RuleChange[]>().notNull(),
    effectiveAt: text().notNull(),
    publishedAt: text().notNull(),
    publishedBy: text().notNull(),
    draftId: text().notNull(),
  },
  (row) => [primaryKey({ columns: [row.formId, row.formVersion, row.publication] })],
)

/** 表号、制定机关、批准（备案）文号、有效期 as the office of this installation entered them. */
export const formApproval = table(
  'form_approval',
  {
    formId: text().notNull(),
    formVersion: text().notNull(),
    tableNumber: text().notNull(),
    issuingBody: text().notNull(),
    approvalNumber: text().notNull(),
    /** Calendar date in Asia/Shanghai, inclusive. */
    validUntil: text().notNull(),
    enteredAt: text().notNull(),
    enteredBy: text().notNull(),
    /** What was approved: with it the version is published here. Null in a demonstration. */
    contentHash: text(),
  },
  (row) => [primaryKey({ columns: [row.formId, row.formVersion] })],
)
