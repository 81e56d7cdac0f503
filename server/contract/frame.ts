/**
 * Operations on the frame 底册: department lists in, frame records and units out.
 * Every row of every list ends as accepted or rejected with a reason; counts add up.
 */
import { type Static, Type } from 'typebox'
import { operation } from './operation.ts'
import { AreaPrefix, BlockCode, Id, Instant, PageKey, PageLimit } from './shapes.ts'

export const RejectedRow = Type.Object({
  /** Data row, counted from 1 below the header. */
  row: Type.Integer({ minimum: 1 }),
  /** Heading of the offending column as it stands in the file, or null for a whole-row fault. */
  field: Type.Union([Type.String(), Type.Null()]),
  /** Stable code of the reason, e.g. `credit-code-check-digit`. */
  reason: Type.String(),
  /** Chinese: what is wrong and how to mend it. */
  message: Type.String(),
})
export type RejectedRow = Static<typeof RejectedRow>

export const ImportNotice = Type.Object({
  row: Type.Union([Type.Integer(), Type.Null()]),
  field: Type.Union([Type.String(), Type.Null()]),
  notice: Type.String(),
  message: Type.String(),
})
export type ImportNotice = Static<typeof ImportNotice>

/** rows = accepted + rejected.length; accepted = matched + new. */
export const ImportReport = Type.Object({
  importId: Type.Union([Id, Type.Null()]),
  source: Type.String(),
  fileName: Type.String(),
  encoding: Type.String(),
  dryRun: Type.Boolean(),
  importedAt: Instant,
  rows: Type.Integer(),
  accepted: Type.Integer(),
  rejected: Type.Array(RejectedRow),
  /** Accepted rows that name a unit already in the frame (same valid credit code). */
  matched: Type.Integer(),
  /** Accepted rows that opened a new unit. */
  new: Type.Integer(),
  notices: Type.Array(ImportNotice),
  columns: Type.Array(
    Type.Object({ heading: Type.String(), meaning: Type.Union([Type.String(), Type.Null()]) }),
  ),
  /**
   * How this list stands to the one of the same source before: accepted = unchanged + changed + added;
   * `gone` are records of the list before that this one no longer has. Null for the first.
   */
  comparison: Type.Union([
    Type.Null(),
    Type.Object({
      importId: Id,
      fileName: Type.String(),
      importedAt: Instant,
      unchanged: Type.Integer(),
      changed: Type.Integer(),
      added: Type.Integer(),
      gone: Type.Integer(),
    }),
  ]),
})
export type ImportReport = Static<typeof ImportReport>

export const FrameSource = Type.Object({
  id: Type.String(),
  name: Type.String(),
  department: Type.String(),
})

export const listFrameSources = operation({
  id: 'listFrameSources',
  method: 'GET',
  path: '/api/frame/sources',
  summary: 'Departments whose lists feed the frame',
  tag: 'frame',
  access: 'signed-in',
  reply: Type.Object({ sources: Type.Array(FrameSource) }),
  problems: ['not-allowed'],
})

export const importFrame = operation({
  id: 'importFrame',
  method: 'POST',
  path: '/api/frame/imports',
  summary: 'Import one department list (CSV in any Chinese encoding)',
  tag: 'frame',
  access: 'signed-in',
  query: Type.Object({
    source: Type.String({ maxLength: 60 }),
    fileName: Type.String({ maxLength: 200 }),
    dryRun: Type.Optional(Type.Enum(['true', 'false'])),
  }),
  body: {
    kind: 'bytes',
    mediaTypes: ['text/csv', 'application/octet-stream'],
    maxBytes: 200_000_000,
  },
  reply: ImportReport,
  problems: [
    'not-allowed',
    'file-not-readable',
    'source-unknown',
    'body-too-large',
    'media-type-not-acceptable',
  ],
})

/** What a column of a list can mean; the words people read are the screens'. */
export const listMeanings = [
  'unitName',
  'unifiedSocialCreditCode',
  'organisationCode',
  'registrationNumber',
  'legalRepresentative',
  'phone',
  'address',
  'registeredAddress',
  'industryCode',
  'mainActivity',
  'areaCode',
  'blockCode',
  'buildingName',
  'registrationStatus',
  'establishedDate',
  'category',
  'formerName',
] as const

export const setHeadings = operation({
  id: 'setHeadings',
  method: 'PUT',
  path: '/api/frame/sources/{sourceId}/headings',
  summary: 'Say what headings of a source mean; its next lists are read so',
  tag: 'frame',
  access: 'signed-in',
  params: Type.Object({ sourceId: Type.String({ maxLength: 60 }) }),
  body: {
    kind: 'json',
    schema: Type.Object({
      headings: Type.Array(
        Type.Object({
          heading: Type.String({ minLength: 1, maxLength: 200 }),
          /** Null: kept and not used. */
          meaning: Type.Union([Type.Enum([...listMeanings]), Type.Null()]),
        }),
        { minItems: 1, maxItems: 200 },
      ),
    }),
  },
  reply: Type.Object({ remembered: Type.Integer() }),
  problems: ['not-allowed', 'source-unknown', 'body-not-acceptable'],
})

export const listImports = operation({
  id: 'listImports',
  method: 'GET',
  path: '/api/frame/imports',
  summary: 'Earlier imports, newest first',
  tag: 'frame',
  access: 'signed-in',
  reply: Type.Object({
    imports: Type.Array(
      Type.Object({
        importId: Id,
        source: Type.String(),
        fileName: Type.String(),
        importedAt: Instant,
        importedBy: Type.String(),
        rows: Type.Integer(),
        accepted: Type.Integer(),
        rejected: Type.Integer(),
        matched: Type.Integer(),
        new: Type.Integer(),
      }),
    ),
  }),
  problems: ['not-allowed'],
})

export const getImport = operation({
  id: 'getImport',
  method: 'GET',
  path: '/api/frame/imports/{importId}',
  summary: 'The report of one import',
  tag: 'frame',
  access: 'signed-in',
  microdata: { subject: 'frame-import', param: 'importId' },
  params: Type.Object({ importId: Id }),
  reply: ImportReport,
  problems: ['not-found', 'not-allowed'],
})

/** 核查情况 of a frame record. */
export const frameOutcomes = [
  'normal',
  'suspended',
  'deregistered',
  'moved-out',
  'duplicate',
  'out-of-scope',
  'not-found',
] as const
export type FrameOutcome = (typeof frameOutcomes)[number]
export const frameOutcomeNames: Readonly<Record<FrameOutcome, string>> = {
  normal: '正常填表',
  suspended: '停业（歇业）',
  deregistered: '注销',
  'moved-out': '迁出',
  duplicate: '重复',
  'out-of-scope': '非普查对象',
  'not-found': '找不到且无法电话联系',
}

export const UnitKind = Type.Enum(['legalUnit', 'establishment', 'selfEmployed'])

/** A unit 普查单位 as lists show it. */
export const UnitSummary = Type.Object({
  id: Id,
  kind: UnitKind,
  name: Type.String(),
  unifiedSocialCreditCode: Type.Union([Type.String(), Type.Null()]),
  areaCode: Type.Union([Type.String(), Type.Null()]),
  areaNames: Type.Array(Type.String()),
  blockCode: Type.Union([BlockCode, Type.Null()]),
  buildingCode: Type.Union([Type.String(), Type.Null()]),
  address: Type.String(),
  phone: Type.Union([Type.String(), Type.Null()]),
  legalRepresentative: Type.Union([Type.String(), Type.Null()]),
  industryCode: Type.Union([Type.String(), Type.Null()]),
  /** Where the unit came from: names of the departments' lists, or 清查新增. */
  sources: Type.Array(Type.String()),
  /** 核查情况, null while the record is open. */
  outcome: Type.Union([Type.Enum([...frameOutcomes]), Type.Null()]),
  responses: Type.Array(
    Type.Object({ responseId: Type.String(), formId: Type.String(), state: Type.String() }),
  ),
})
export type UnitSummary = Static<typeof UnitSummary>

export const listUnits = operation({
  id: 'listUnits',
  method: 'GET',
  path: '/api/units',
  summary: 'Units in scope, filtered and paged by key',
  tag: 'frame',
  access: 'signed-in',
  microdata: { subject: 'units' },
  query: Type.Object({
    area: Type.Optional(AreaPrefix),
    block: Type.Optional(BlockCode),
    /** Part of a name, or the beginning of a credit code. */
    search: Type.Optional(Type.String({ maxLength: 60 })),
    open: Type.Optional(Type.Enum(['true', 'false'])),
    source: Type.Optional(Type.String({ maxLength: 60 })),
    after: Type.Optional(PageKey),
    limit: Type.Optional(PageLimit),
  }),
  reply: Type.Object({ units: Type.Array(UnitSummary), next: Type.Union([PageKey, Type.Null()]) }),
  problems: ['not-allowed', 'parameter-not-acceptable'],
})

/** One value of one source, kept beside the others: conflicts are shown, not overwritten. */
export const FrameRecord = Type.Object({
  id: Id,
  source: Type.String(),
  importId: Id,
  row: Type.Integer(),
  values: Type.Record(Type.String(), Type.String()),
  raw: Type.Record(Type.String(), Type.String()),
})

export const getUnit = operation({
  id: 'getUnit',
  method: 'GET',
  path: '/api/units/{unitId}',
  summary: 'One unit with its frame records from every source and its outcome history',
  tag: 'frame',
  access: 'signed-in',
  microdata: { subject: 'unit', param: 'unitId' },
  params: Type.Object({ unitId: Id }),
  reply: Type.Object({
    unit: UnitSummary,
    frameRecords: Type.Array(FrameRecord),
    outcomes: Type.Array(
      Type.Object({
        outcome: Type.Enum([...frameOutcomes]),
        evidence: Type.String(),
        recordedAt: Instant,
        recordedBy: Type.String(),
        /** Taken back, because what it rested on was. */
        withdrawn: Type.Union([
          Type.Null(),
          Type.Object({
            reason: Type.String(),
            withdrawnAt: Instant,
            withdrawnBy: Type.String(),
          }),
        ]),
      }),
    ),
  }),
  problems: ['not-found', 'not-allowed'],
})

export const recordOutcome = operation({
  id: 'recordOutcome',
  method: 'PUT',
  path: '/api/units/{unitId}/outcomes/{outcomeId}',
  summary:
    'Record the outcome 核查情况 of a frame unit with its evidence (repeat-safe by client-made id)',
  tag: 'frame',
  access: 'signed-in',
  params: Type.Object({ unitId: Id, outcomeId: Id }),
  body: {
    kind: 'json',
    schema: Type.Object({
      outcome: Type.Enum([...frameOutcomes]),
      evidence: Type.String({ maxLength: 1000 }),
    }),
  },
  reply: Type.Object({ unit: UnitSummary }),
  problems: ['not-found', 'not-allowed', 'reason-required', 'body-not-acceptable'],
})

export const placeUnit = operation({
  id: 'placeUnit',
  method: 'PUT',
  path: '/api/units/{unitId}/placement',
  summary: 'Place a unit in a block (office) or correct its place',
  tag: 'frame',
  access: 'signed-in',
  params: Type.Object({ unitId: Id }),
  body: {
    kind: 'json',
    schema: Type.Object({
      blockCode: BlockCode,
      buildingCode: Type.Optional(Type.String({ maxLength: 40 })),
      reason: Type.String({ maxLength: 500 }),
    }),
  },
  reply: Type.Object({ unit: UnitSummary }),
  problems: [
    'not-found',
    'not-allowed',
    'reason-required',
    'code-not-in-list',
    'body-not-acceptable',
  ],
})
