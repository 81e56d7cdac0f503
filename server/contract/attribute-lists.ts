/**
 * Lists of attributes that offices hold 属性名录: 一套表 units, the samples, industry codes. Each row
 * names a unit of the frame and what is said of it; the forms it owes follow.
 */
import { type Static, Type } from 'typebox'
import { ImportNotice, ImportReport, RejectedRow } from './frame-import.ts'
import { operation } from './operation.ts'
import { Id, Instant } from './shapes.ts'

const Counts = {
  rows: Type.Integer(),
  accepted: Type.Integer(),
  /** Units whose attributes differed; accepted = changed + unchanged. */
  changed: Type.Integer(),
  unchanged: Type.Integer(),
  /** Forms that came to be owed, no longer are, and are again. */
  opened: Type.Integer(),
  fellAway: Type.Integer(),
  countsAgain: Type.Integer(),
}

/** rows = accepted + rejected.length. */
export const AttributeListReport = Type.Object({
  /** Null for a trial, which writes nothing. */
  listId: Type.Union([Id, Type.Null()]),
  name: Type.String(),
  fileName: Type.String(),
  encoding: Type.String(),
  dryRun: Type.Boolean(),
  importedAt: Instant,
  ...Counts,
  rejected: Type.Array(RejectedRow),
  notices: Type.Array(ImportNotice),
  columns: ImportReport.properties.columns,
})
export type AttributeListReport = Static<typeof AttributeListReport>

export const importAttributes = operation({
  id: 'importAttributes',
  method: 'POST',
  path: '/api/attribute-lists',
  summary: 'Load attributes of units from a list (CSV or xlsx); the forms each owes follow',
  tag: 'responses',
  access: 'signed-in',
  query: Type.Object({
    /** Name of the list, e.g. 一套表单位名录. */
    name: Type.String({ minLength: 1, maxLength: 60 }),
    fileName: Type.String({ maxLength: 200 }),
    dryRun: Type.Optional(Type.Enum(['true', 'false'])),
  }),
  body: {
    kind: 'bytes',
    mediaTypes: ['application/octet-stream', 'text/csv'],
    maxBytes: 50_000_000,
  },
  reply: AttributeListReport,
  problems: ['not-allowed', 'file-not-readable', 'body-too-large', 'media-type-not-acceptable'],
})

export const listAttributeLists = operation({
  id: 'listAttributeLists',
  method: 'GET',
  path: '/api/attribute-lists',
  summary: 'Lists loaded so far, newest first',
  tag: 'responses',
  access: 'signed-in',
  reply: Type.Object({
    lists: Type.Array(
      Type.Object({
        listId: Id,
        name: Type.String(),
        fileName: Type.String(),
        importedAt: Instant,
        importedBy: Type.String(),
        /** Null where loading stopped half-way; loading the file again does the rest. */
        counts: Type.Union([Type.Object({ ...Counts, rejected: Type.Integer() }), Type.Null()]),
      }),
    ),
  }),
  problems: ['not-allowed'],
})

export const getAttributeList = operation({
  id: 'getAttributeList',
  method: 'GET',
  path: '/api/attribute-lists/{listId}',
  summary: 'The report of one list',
  tag: 'responses',
  access: 'signed-in',
  params: Type.Object({ listId: Id }),
  reply: AttributeListReport,
  problems: ['not-found', 'not-allowed'],
})
