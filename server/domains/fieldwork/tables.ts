/**
 * Acts made in the field as they came, re-checks, photographs with their parts while they arrive, and
 * the data keys tablets left with the server. Triggers refuse change and removal of acts, re-checks and
 * keys; a key's seal alone is renewed when the installation's own key changes.
 */
import type { ActReceipt, PhotoDescription } from '../../contract/fieldwork.ts'
import {
  boolean,
  bytes,
  index,
  integer,
  json,
  primaryKey,
  table,
  text,
} from '../../platform/database/columns.ts'

export const fieldAct = table(
  'field_act',
  {
    /** Made by the tablet. */
    id: text().primaryKey(),
    kind: text().notNull(),
    /** The bytes received. */
    content: bytes().notNull(),
    contentHash: text().notNull(),
    /** Area of its block, or of the sender where it names none: which office sees it. */
    areaCode: text(),
    receivedAt: text().notNull(),
    receivedBy: text().notNull(),
    outcome: text().$type<ActReceipt['outcome']>().notNull(),
    receipt: json<ActReceipt>().notNull(),
  },
  (row) => [index('field_act_outcome').on(row.outcome, row.receivedAt, row.id)],
)

/** 复查: a supervisor went to a unit drawn at random. */
export const recheck = table(
  'recheck',
  {
    id: text().primaryKey(),
    responseId: text().notNull(),
    /** The revision that stood when it was re-checked. */
    revisionId: text(),
    result: text().$type<'agrees' | 'differs' | 'not-met'>().notNull(),
    note: text().notNull(),
    draw: json<{ seed: string; from: number; place: number }>().notNull(),
    checkedAt: text().notNull(),
    checkedBy: text().notNull(),
    /** Null: a tablet that did not ask. */
    unitWrong: boolean(),
    itemsChecked: integer(),
    itemsWrong: integer(),
  },
  (row) => [index('recheck_response').on(row.responseId)],
)

export const photo = table(
  'photo',
  {
    id: text().primaryKey(),
    subjectId: text().notNull(),
    areaCode: text().notNull(),
    description: json<PhotoDescription>().notNull(),
    announcedAt: text().notNull(),
    takenBy: text().notNull(),
    /** Set once every byte is here and the hash matches. */
    receivedAt: text(),
  },
  (row) => [index('photo_subject').on(row.subjectId)],
)

export const photoPart = table(
  'photo_part',
  {
    photoId: text()
      .notNull()
      .references(() => photo.id),
    /** Of its first byte. */
    position: integer().notNull(),
    content: bytes().notNull(),
  },
  (row) => [primaryKey({ columns: [row.photoId, row.position] })],
)

export const depositedKey = table('deposited_key', {
  /** Made by the tablet. */
  id: text().primaryKey(),
  accountId: text().notNull(),
  /** Base64 of 32 bytes, sealed with the installation's key. */
  dataKey: text().notNull(),
  depositedAt: text().notNull(),
})
