/**
 * The frame 底册: imports of department lists, their rows (accepted and rejected, nothing dropped),
 * and the roster of units they point to.
 */
import type { UnitAttributes } from '../../../forms/engine/types.ts'
import type { UnitAttribute } from '../../../forms/engine/unit-attributes.ts'
import type { FrameOutcome } from '../../contract/frame.ts'
import type {
  ImportNotice,
  ImportReport,
  RejectedRow,
  UploadStage,
} from '../../contract/frame-import.ts'
import type { Disposition, DispositionReason } from '../../contract/ledger.ts'
import type { PlacingGround } from '../../contract/placing.ts'
import type { AttributeOrigin, AttributeValue } from '../../contract/unit-attributes.ts'
import {
  boolean,
  bytes,
  index,
  integer,
  json,
  primaryKey,
  sequence,
  table,
  text,
  uniqueIndex,
} from '../../platform/database/columns.ts'
import type { Draft } from './draft-rows.ts'

export const frameImport = table(
  'frame_import',
  {
    id: text().primaryKey(),
    source: text().notNull(),
    /** Digits of the area it was imported for: the scope of whoever imported it. */
    areaPrefix: text().notNull(),
    fileName: text().notNull(),
    encoding: text().notNull(),
    contentHash: text().notNull(),
    importedAt: text().notNull(),
    importedBy: text().notNull(),
    rows: integer().notNull(),
    accepted: integer().notNull(),
    rejected: integer().notNull(),
    matched: integer().notNull(),
    opened: integer().notNull(),
    /** Notices of single rows. */
    noticed: integer().notNull().default(0),
    /** Of the file as a whole; those of single rows are in `frame_notice`. */
    notices: json<ImportReport['notices']>().notNull(),
    /** The same, found against the frame. */
    closingNotices: json<ImportReport['notices']>().notNull().default([]),
    columns: json<ImportReport['columns']>().notNull(),
    /** The list of this source before, and how this one stands to it; null for the first. */
    comparison: json<ImportReport['comparison']>(),
  },
  (row) => [
    // The same file of the same source goes in once for an area.
    uniqueIndex('frame_import_content').on(row.source, row.areaPrefix, row.contentHash),
    index('frame_import_area').on(row.areaPrefix, row.importedAt),
  ],
)

/** What an office said a heading of a source's lists means; the next list of the source is read so. */
export const frameHeading = table(
  'frame_heading',
  {
    areaPrefix: text().notNull(),
    source: text().notNull(),
    /** As headings are compared: width, case, blanks and marks taken off. */
    heading: text().notNull(),
    /** Null: not used, although the name would be known. */
    meaning: text(),
  },
  (row) => [primaryKey({ columns: [row.areaPrefix, row.source, row.heading] })],
)

/**
 * A list on its way into the frame: uploaded, read, held against the frame, written. Its id becomes the
 * import's. What stands here is enough to go on after the server stopped at any moment.
 */
export const frameUpload = table(
  'frame_upload',
  {
    id: text().primaryKey(),
    source: text().notNull(),
    areaPrefix: text().notNull(),
    fileName: text().notNull(),
    stage: text().$type<UploadStage>().notNull(),
    uploadedAt: text().notNull(),
    uploadedBy: text().notNull(),
    /** Bytes received so far. */
    size: integer().notNull(),
    /** SHA-256 of the file, once it is whole. */
    contentHash: text(),
    encoding: text(),
    /** How much of the file has been read, in thousandths. */
    readShare: integer().notNull(),
    rowsRead: integer().notNull(),
    rowsSettled: integer().notNull(),
    rowsWritten: integer().notNull(),
    columns: json<ImportReport['columns']>(),
    /** Of the file as a whole, found while reading it. */
    notices: json<ImportNotice[]>().notNull(),
    /** Of the file as a whole, found against the frame. */
    closingNotices: json<ImportNotice[]>().notNull(),
    counts: json<UploadCounts>().notNull(),
    comparison: json<ImportReport['comparison']>(),
    /** Chinese: why it cannot be read, with what a screen needs to help. */
    failure: json<{ readonly message: string; readonly headings?: readonly string[] }>(),
    /** The import that had the very same file. */
    sameAs: text(),
    /** True for lists of the demonstration city. */
    synthetic: boolean().notNull(),
  },
  (row) => [
    index('frame_upload_stage').on(row.stage, row.uploadedAt),
    index('frame_upload_area').on(row.areaPrefix, row.uploadedAt),
  ],
)

export interface UploadCounts {
  readonly accepted: number
  readonly rejected: number
  readonly matched: number
  readonly opened: number
  /** Notices of single rows. */
  readonly noticed: number
  readonly leftAtCounty: number
  readonly unchanged: number
  readonly changed: number
}

/** The file as it was uploaded, in parts. */
export const frameUploadPart = table(
  'frame_upload_part',
  {
    uploadId: text()
      .notNull()
      .references(() => frameUpload.id),
    number: integer().notNull(),
    content: bytes().notNull(),
  },
  (row) => [primaryKey({ columns: [row.uploadId, row.number] })],
)

/** A row of a list on its way, as it was read; gone when it is written or given up. */
export const frameDraft = table(
  'frame_draft',
  {
    uploadId: text()
      .notNull()
      .references(() => frameUpload.id),
    row: integer().notNull(),
    /** A sound credit code. */
    code: text(),
    /** 1 for a branch by its name or category. */
    branch: integer().notNull(),
    draft: json<Draft>(),
    raw: json<Record<string, string>>().notNull(),
    notices: json<ImportNotice[]>(),
    rejected: json<RejectedRow>(),
  },
  (row) => [
    primaryKey({ columns: [row.uploadId, row.row] }),
    index('frame_draft_code').on(row.uploadId, row.code),
  ],
)

/** Where such a row goes, as the frame stood when it was tried. */
export const frameSettlement = table(
  'frame_settlement',
  {
    uploadId: text()
      .notNull()
      .references(() => frameUpload.id),
    row: integer().notNull(),
    settled: text().$type<'new' | 'branch' | 'matched' | 'rejected'>().notNull(),
    unitId: text(),
    /** The earlier record by which a row without a code was known again. */
    againId: text(),
    /** The record of the list before that is the same unit's. */
    earlierId: text(),
    notices: json<ImportNotice[]>(),
    rejected: json<RejectedRow>(),
  },
  (row) => [
    primaryKey({ columns: [row.uploadId, row.row] }),
    index('frame_settlement_again').on(row.uploadId, row.againId),
    index('frame_settlement_earlier').on(row.uploadId, row.earlierId),
  ],
)

/** Notices of rows that were taken. */
export const frameNotice = table(
  'frame_notice',
  {
    importId: text()
      .notNull()
      .references(() => frameImport.id),
    row: integer().notNull(),
    notices: json<ImportNotice[]>().notNull(),
  },
  (row) => [primaryKey({ columns: [row.importId, row.row] })],
)

export const frameRejection = table(
  'frame_rejection',
  {
    importId: text()
      .notNull()
      .references(() => frameImport.id),
    row: integer().notNull(),
    field: text(),
    reason: text().notNull(),
    message: text().notNull(),
    /** Heading → cell text, as read. */
    raw: json<Record<string, string>>().notNull(),
  },
  (rejection) => [primaryKey({ columns: [rejection.importId, rejection.row] })],
)

/** Attributes that decide what a unit owes and have no column of their own. */
export type StoredAttributes = Omit<
  UnitAttributes,
  'kind' | 'unitName' | 'industryCode' | 'institutionType' | 'aboveScale'
>

/** A unit 普查单位. `name`, code, address … are the best known; every source's own stand in its records. */
export const unit = table(
  'unit',
  {
    id: text().primaryKey(),
    kind: text().$type<'legalUnit' | 'establishment' | 'selfEmployed'>().notNull(),
    name: text().notNull(),
    unifiedSocialCreditCode: text(),
    /** 12 digits, or the county or town where more is not known; null while unplaced. */
    areaCode: text(),
    blockCode: text(),
    buildingCode: text(),
    address: text().notNull(),
    phone: text(),
    legalRepresentative: text(),
    /** Office-filled, apart from what the respondent reports. */
    industryCode: text(),
    institutionType: text(),
    aboveScale: boolean().notNull(),
    /** Further attributes as they stand; where each came from is in `unit_attribute`. */
    attributes: json<StoredAttributes>().notNull().default({}),
    origin: text().$type<'frame' | 'listing'>().notNull(),
    /** Latest 核查情况; null while the record is open. */
    outcome: text().$type<FrameOutcome>(),
    openedAt: text().notNull(),
    /** True for records of the demonstration city. */
    synthetic: boolean().notNull(),
  },
  (row) => [
    index('unit_credit_code').on(row.unifiedSocialCreditCode),
    index('unit_area').on(row.areaCode, row.id),
    index('unit_block').on(row.blockCode, row.id),
    index('unit_opened').on(row.openedAt),
  ],
)

export const frameRecord = table(
  'frame_record',
  {
    id: text().primaryKey(),
    importId: text()
      .notNull()
      .references(() => frameImport.id),
    source: text().notNull(),
    row: integer().notNull(),
    unitId: text()
      .notNull()
      .references(() => unit.id),
    /** Normalised values by meaning, e.g. unitName, unifiedSocialCreditCode. */
    values: json<Record<string, string>>().notNull(),
    raw: json<Record<string, string>>().notNull(),
    /** By what a later list knows a row without a code again; empty where it says too little. */
    againKey: text(),
  },
  (row) => [
    // With the list beside: SQLite would otherwise go through the whole list for a page of units or keys.
    index('frame_record_unit').on(row.unitId, row.importId),
    index('frame_record_import').on(row.importId, row.row),
    index('frame_record_again').on(row.againKey, row.importId),
  ],
)

/** By what a unit was placed, how surely, and on which street it says it is; of the latest placing. */
export const unitPlacing = table(
  'unit_placing',
  {
    unitId: text()
      .primaryKey()
      .references(() => unit.id),
    ground: text().$type<PlacingGround>().notNull(),
    /** Per cent; of the area alone while there is no block. */
    confidence: integer().notNull(),
    /** Road, else village, of its address; empty when it names none. */
    street: text().notNull(),
  },
  (row) => [index('unit_placing_street').on(row.street, row.unitId)],
)

export const unitOutcome = table(
  'unit_outcome',
  {
    /** Made by the client, so that sending twice is harmless. */
    id: text().primaryKey(),
    unitId: text()
      .notNull()
      .references(() => unit.id),
    outcome: text().$type<FrameOutcome>().notNull(),
    evidence: text().notNull(),
    recordedAt: text().notNull(),
    recordedBy: text().notNull(),
  },
  (row) => [index('unit_outcome_unit').on(row.unitId)],
)

/** Which unit a merged one 重复 became part of, while the merge stands. Why is linkage's decision. */
export const mergedUnit = table(
  'merged_unit',
  {
    unitId: text()
      .primaryKey()
      .references(() => unit.id),
    into: text()
      .notNull()
      .references(() => unit.id),
  },
  (row) => [index('merged_unit_into').on(row.into)],
)

/** Where every row of every list stands. Kept by the writes that change it, never worked out for a page. */
export const ledgerEntry = table(
  'ledger_entry',
  {
    importId: text()
      .notNull()
      .references(() => frameImport.id),
    row: integer().notNull(),
    source: text().notNull(),
    /** As the list wrote it; for a refused row the first cell that says something. */
    name: text().notNull(),
    /** Null while a refused row is not tied to a unit. */
    unitId: text().references(() => unit.id),
    /** Digits of the town the unit is in, or of the area the list was for while that is not known. */
    area: text().notNull(),
    disposition: text().$type<Disposition>().notNull(),
    reason: text().$type<DispositionReason>().notNull(),
  },
  (entry) => [
    primaryKey({ columns: [entry.importId, entry.row] }),
    index('ledger_entry_unit').on(entry.unitId),
    index('ledger_entry_standing').on(entry.disposition, entry.reason, entry.importId, entry.row),
  ],
)

/** Sums of the ledger: the records of one list in one town that stand alike. */
export const ledgerSum = table(
  'ledger_sum',
  {
    importId: text()
      .notNull()
      .references(() => frameImport.id),
    area: text().notNull(),
    disposition: text().$type<Disposition>().notNull(),
    reason: text().$type<DispositionReason>().notNull(),
    source: text().notNull(),
    records: integer().notNull(),
  },
  (sum) => [primaryKey({ columns: [sum.importId, sum.area, sum.disposition, sum.reason] })],
)

/** What an office said of a refused row; `open` takes the word before back. Append-only. */
export const ledgerJudgement = table(
  'ledger_judgement',
  {
    sequence: sequence(),
    /** Made by the client, so that sending twice is harmless. */
    id: text().notNull(),
    importId: text()
      .notNull()
      .references(() => frameImport.id),
    row: integer().notNull(),
    disposition: text().$type<Disposition>().notNull(),
    unitId: text().references(() => unit.id),
    note: text().notNull(),
    judgedAt: text().notNull(),
    judgedBy: text().notNull(),
  },
  (row) => [
    uniqueIndex('ledger_judgement_id').on(row.id),
    index('ledger_judgement_row').on(row.importId, row.row),
  ],
)

/** An outcome taken back, because what it rested on was. Append-only. */
export const unitOutcomeWithdrawal = table('unit_outcome_withdrawal', {
  outcomeId: text()
    .primaryKey()
    .references(() => unitOutcome.id),
  reason: text().notNull(),
  withdrawnAt: text().notNull(),
  withdrawnBy: text().notNull(),
})

/** What was ever said of an attribute of a unit, by whom and on what ground. Append-only. */
export const unitAttribute = table(
  'unit_attribute',
  {
    sequence: sequence(),
    unitId: text()
      .notNull()
      .references(() => unit.id),
    attribute: text().$type<UnitAttribute>().notNull(),
    /** Null: not known any more. */
    value: json<AttributeValue>(),
    /** `office` entered it, `list` loaded it, `reported` followed it from a form. */
    origin: text().$type<AttributeOrigin>().notNull(),
    /** `reported`: response and revision; `list`: the list's name. */
    source: text(),
    reason: text(),
    recordedAt: text().notNull(),
    recordedBy: text().notNull(),
  },
  (row) => [index('unit_attribute_unit').on(row.unitId, row.attribute)],
)
