/**
 * The statistical electronic ledger 统计电子台账 of an input-output unit: its purchases and sales of the
 * year, entry by entry, adding up into forms IO-1 … IO-4. It belongs to the respondent and no office
 * reads it: what an office needs is the form, and the explanation where the two differ.
 */
import { type Static, Type } from 'typebox'
import { LEDGER_PERIODS } from '../../forms/engine/ledger/ledger-places.ts'
import { ImportNotice, RejectedRow } from './frame-import.ts'
import { FileReply, operation } from './operation.ts'
import { Id, Instant, PageKey, PageLimit } from './shapes.ts'

/** Year of the census the ledger is kept for. */
const Year = Type.String({ pattern: '^20[0-9]{2}$' })
const Period = Type.Enum([...LEDGER_PERIODS])
const PlaceId = Type.String({ maxLength: 100 })
/** Code of a line of the place; '' where it has none. */
const Code = Type.String({ maxLength: 40 })
const UnitYear = { unitId: Id, year: Year }

export const origins = ['unknown', 'local', 'outside-province', 'import'] as const
export type Origin = (typeof origins)[number]

export const amountUnits = { 元: 100, 千元: 100_000, 万元: 1_000_000 } as const
export type AmountUnit = keyof typeof amountUnits

/** What one entry says. */
export const LedgerContent = Type.Object({
  /** Calendar date, or null where only the period is known. */
  bookedOn: Type.Union([Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }), Type.Null()]),
  period: Period,
  /** Voucher, invoice: how the firm finds it again. */
  reference: Type.String({ maxLength: 80 }),
  /** What was bought or sold, in the firm's own words. */
  itemText: Type.String({ minLength: 1, maxLength: 200 }),
  /** Where it goes; null while that is not decided 待归类. */
  place: Type.Union([PlaceId, Type.Null()]),
  code: Code,
  quantity: Type.Union([Type.Number({ minimum: -1e11, maximum: 1e11 }), Type.Null()]),
  measure: Type.String({ maxLength: 20 }),
  /** 分, without tax as the form asks. */
  amountFen: Type.Union([Type.Integer({ minimum: -9e15, maximum: 9e15 }), Type.Null()]),
  origin: Type.Enum([...origins]),
})
export type LedgerContent = Static<typeof LedgerContent>

export const LedgerEntry = Type.Object({
  entryId: Id,
  version: Type.Integer({ minimum: 1 }),
  content: LedgerContent,
  /** Taken out 划去; kept and shown on demand. */
  struck: Type.Boolean(),
  /** The file and row it came from; null for one typed here. */
  source: Type.Union([
    Type.Object({ fileId: Id, fileName: Type.String(), row: Type.Integer() }),
    Type.Null(),
  ]),
  recordedAt: Instant,
  recordedBy: Type.String(),
})
export type LedgerEntry = Static<typeof LedgerEntry>

export const listUnitLedgerEntries = operation({
  id: 'listUnitLedgerEntries',
  method: 'GET',
  path: '/api/units/{unitId}/ledger/{year}/entries',
  summary: 'Entries of the unit’s own ledger by date, paged by key',
  tag: 'unit-ledger',
  access: 'signed-in',
  microdata: { subject: 'unit-ledger', param: 'unitId' },
  params: Type.Object(UnitYear),
  query: Type.Object({
    period: Type.Optional(Period),
    place: Type.Optional(PlaceId),
    /** All places of one cell or table: `IO-1:materialInputs`. */
    line: Type.Optional(PlaceId),
    code: Type.Optional(Code),
    search: Type.Optional(Type.String({ maxLength: 60 })),
    show: Type.Optional(Type.Enum(['unplaced', 'struck'])),
    after: Type.Optional(PageKey),
    limit: Type.Optional(PageLimit),
  }),
  reply: Type.Object({
    entries: Type.Array(LedgerEntry),
    next: Type.Union([PageKey, Type.Null()]),
    total: Type.Integer(),
  }),
  problems: ['not-found', 'not-allowed', 'parameter-not-acceptable'],
})

const LedgerSum = Type.Object({
  place: PlaceId,
  code: Code,
  period: Period,
  amountFen: Type.Union([Type.Integer(), Type.Null()]),
  importedFen: Type.Union([Type.Integer(), Type.Null()]),
  outsideFen: Type.Union([Type.Integer(), Type.Null()]),
  quantity: Type.Union([Type.Number(), Type.Null()]),
  measure: Type.String(),
  entries: Type.Integer(),
})

/** Words of the firm that have no line yet, most entries first. */
const UnplacedItem = Type.Object({
  itemText: Type.String(),
  entries: Type.Integer(),
  amountFen: Type.Integer(),
})

export const getLedgerSums = operation({
  id: 'getLedgerSums',
  method: 'GET',
  path: '/api/units/{unitId}/ledger/{year}',
  summary: 'What the ledger adds up to, line by line and period by period',
  tag: 'unit-ledger',
  access: 'signed-in',
  microdata: { subject: 'unit-ledger', param: 'unitId' },
  params: Type.Object(UnitYear),
  reply: Type.Object({
    sums: Type.Array(LedgerSum),
    unplaced: Type.Array(UnplacedItem),
    entries: Type.Integer(),
    /** 建筑、房地产开发 tell half-years, others quarters. */
    rhythm: Type.Enum(['quarter', 'half-year']),
    /** Forms the unit may owe that add up from a ledger. */
    forms: Type.Array(Type.String()),
    files: Type.Array(
      Type.Object({
        fileId: Id,
        fileName: Type.String(),
        receivedAt: Instant,
        /** Null while it was not read in. */
        added: Type.Union([Type.Integer(), Type.Null()]),
      }),
    ),
  }),
  problems: ['not-found', 'not-allowed'],
})

export const putLedgerEntry = operation({
  id: 'putLedgerEntry',
  method: 'PUT',
  path: '/api/units/{unitId}/ledger/{year}/entries/{entryId}',
  summary: 'Keep a new or changed entry; sending it twice changes nothing',
  tag: 'unit-ledger',
  access: 'signed-in',
  params: Type.Object({ ...UnitYear, entryId: Id }),
  body: {
    kind: 'json',
    schema: Type.Object({
      /** Version this one was edited from; 0 for a new one. */
      baseVersion: Type.Integer({ minimum: 0 }),
      content: LedgerContent,
      struck: Type.Boolean(),
    }),
  },
  reply: Type.Object({ version: Type.Integer(), recordedAt: Instant }),
  problems: [
    'not-found',
    'not-allowed',
    'ledger-entry-not-acceptable',
    'ledger-entry-changed',
    'body-not-acceptable',
  ],
})

export const getLedgerEntry = operation({
  id: 'getLedgerEntry',
  method: 'GET',
  path: '/api/units/{unitId}/ledger/{year}/entries/{entryId}',
  summary: 'One entry with all its versions, newest first',
  tag: 'unit-ledger',
  access: 'signed-in',
  microdata: { subject: 'unit-ledger', param: 'unitId' },
  params: Type.Object({ ...UnitYear, entryId: Id }),
  reply: Type.Object({
    versions: Type.Array(
      Type.Object({
        version: Type.Integer(),
        content: LedgerContent,
        struck: Type.Boolean(),
        recordedAt: Instant,
        recordedBy: Type.String(),
      }),
    ),
  }),
  problems: ['not-found', 'not-allowed'],
})

export const placeLedgerItems = operation({
  id: 'placeLedgerItems',
  method: 'POST',
  path: '/api/units/{unitId}/ledger/{year}/items',
  summary:
    'Give all entries of one item text that have no line yet the same line; later imports follow',
  tag: 'unit-ledger',
  access: 'signed-in',
  params: Type.Object(UnitYear),
  body: {
    kind: 'json',
    schema: Type.Object({
      itemText: Type.String({ minLength: 1, maxLength: 200 }),
      place: PlaceId,
      code: Code,
    }),
  },
  /** `left`: entries that stay without a line, because the place asks what they do not say. */
  reply: Type.Object({ placed: Type.Integer(), left: Type.Integer() }),
  problems: ['not-found', 'not-allowed', 'ledger-entry-not-acceptable', 'body-not-acceptable'],
})

export const ledgerFields = [
  'bookedOn',
  'period',
  'reference',
  'itemText',
  'code',
  'quantity',
  'measure',
  'amount',
  'origin',
] as const
export type LedgerField = (typeof ledgerFields)[number]

/** How the columns of a firm's own sheet are read. */
export const LedgerMapping = Type.Object({
  /** Row of the headings, from 0. */
  headingRow: Type.Integer({ minimum: 0, maximum: 50 }),
  /** Field → column, from 0. */
  columns: Type.Partial(
    Type.Object({
      bookedOn: Type.Integer({ minimum: 0 }),
      period: Type.Integer({ minimum: 0 }),
      reference: Type.Integer({ minimum: 0 }),
      itemText: Type.Integer({ minimum: 0 }),
      code: Type.Integer({ minimum: 0 }),
      quantity: Type.Integer({ minimum: 0 }),
      measure: Type.Integer({ minimum: 0 }),
      amount: Type.Integer({ minimum: 0 }),
      origin: Type.Integer({ minimum: 0 }),
    }),
  ),
  amountUnit: Type.Enum(['元', '千元', '万元']),
  /** For sheets of one period without dates. */
  period: Type.Union([Period, Type.Null()]),
  /** Where entries go whose words are new to this unit; the code column then tells the line. */
  place: Type.Union([PlaceId, Type.Null()]),
})
export type LedgerMapping = Static<typeof LedgerMapping>

const FileOf = Type.Object({ ...UnitYear, fileId: Id })

export const receiveLedgerFile = operation({
  id: 'receiveLedgerFile',
  method: 'POST',
  path: '/api/units/{unitId}/ledger/{year}/files',
  summary: 'Keep a firm’s own sheet (CSV in any encoding, or xlsx) and propose how to read it',
  tag: 'unit-ledger',
  access: 'signed-in',
  params: Type.Object(UnitYear),
  query: Type.Object({ fileName: Type.String({ minLength: 1, maxLength: 200 }) }),
  body: {
    kind: 'bytes',
    mediaTypes: ['application/octet-stream', 'text/csv'],
    maxBytes: 20_000_000,
  },
  reply: Type.Object({
    fileId: Id,
    encoding: Type.String(),
    rows: Type.Integer(),
    /** First rows as they stand, headings among them. */
    head: Type.Array(Type.Array(Type.String())),
    mapping: LedgerMapping,
    /** As this unit read a sheet with these headings before. */
    remembered: Type.Boolean(),
  }),
  problems: [
    'not-found',
    'not-allowed',
    'file-not-readable',
    'body-too-large',
    'media-type-not-acceptable',
  ],
})

/** rows = accepted + rejected.length; accepted = added + changed + same + kept. */
export const LedgerImportReport = Type.Object({
  rows: Type.Integer(),
  accepted: Type.Integer(),
  added: Type.Integer(),
  /** In the ledger from an earlier sheet, and other now. */
  changed: Type.Integer(),
  same: Type.Integer(),
  /** Changed by hand since: the hand’s word stands. */
  kept: Type.Integer(),
  /** Without a line yet 待归类. */
  unplaced: Type.Integer(),
  rejected: Type.Array(RejectedRow),
  notices: Type.Array(ImportNotice),
})
export type LedgerImportReport = Static<typeof LedgerImportReport>

export const importLedgerFile = operation({
  id: 'importLedgerFile',
  method: 'POST',
  path: '/api/units/{unitId}/ledger/{year}/files/{fileId}/imports',
  summary: 'Read a kept sheet into the ledger; doing it again adds nothing twice',
  tag: 'unit-ledger',
  access: 'signed-in',
  params: FileOf,
  body: {
    kind: 'json',
    schema: Type.Object({
      mapping: LedgerMapping,
      /** Reports what would happen and writes nothing. */
      dryRun: Type.Boolean(),
    }),
  },
  reply: LedgerImportReport,
  problems: [
    'not-found',
    'not-allowed',
    'file-not-readable',
    'ledger-mapping-not-acceptable',
    'body-not-acceptable',
  ],
})

export const getLedgerFile = operation({
  id: 'getLedgerFile',
  method: 'GET',
  path: '/api/units/{unitId}/ledger/{year}/files/{fileId}',
  summary: 'A kept sheet as it was received',
  tag: 'unit-ledger',
  access: 'signed-in',
  microdata: { subject: 'unit-ledger', param: 'unitId' },
  params: FileOf,
  reply: FileReply,
  file: ['application/octet-stream'],
  problems: ['not-found', 'not-allowed'],
})

export const exportLedger = operation({
  id: 'exportLedger',
  method: 'GET',
  path: '/api/units/{unitId}/ledger/{year}/export',
  summary: 'The whole ledger as CSV, for the unit to keep (law.md L-71)',
  tag: 'unit-ledger',
  access: 'signed-in',
  microdata: { subject: 'unit-ledger', param: 'unitId' },
  params: Type.Object(UnitYear),
  reply: FileReply,
  file: ['text/csv'],
  problems: ['not-found', 'not-allowed'],
})
