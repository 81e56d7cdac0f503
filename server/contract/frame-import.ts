/**
 * Operations on department lists: uploaded and kept, read, tried against the frame, written, reported.
 * Every row of every list ends as accepted or rejected with a reason; counts add up.
 */
import { type Static, Type } from 'typebox'
import { FileReply, operation } from './operation.ts'
import { Id, Instant } from './shapes.ts'

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

/** rows = accepted + rejectedCount; accepted = matched + new. */
export const ImportReport = Type.Object({
  importId: Type.Union([Id, Type.Null()]),
  source: Type.String(),
  fileName: Type.String(),
  encoding: Type.String(),
  dryRun: Type.Boolean(),
  importedAt: Instant,
  rows: Type.Integer(),
  accepted: Type.Integer(),
  /** The first of them; all are to be had by `listImportRows`. */
  rejected: Type.Array(RejectedRow),
  rejectedCount: Type.Integer(),
  /** Accepted rows that name a unit already in the frame (same valid credit code). */
  matched: Type.Integer(),
  /** Accepted rows that opened a new unit. */
  new: Type.Integer(),
  /** Those of the whole file and the first of single rows. */
  notices: Type.Array(ImportNotice),
  noticeCount: Type.Integer(),
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
  /** Which units it knows of. */
  supplies: Type.String(),
  /** Whether its list is waited for. */
  owes: Type.Enum(['roster', 'own-system', 'industry', 'nothing']),
  /** What it has supplied for the caller's area so far; null while it is awaited. */
  supplied: Type.Union([
    Type.Null(),
    Type.Object({ at: Instant, lists: Type.Integer(), rows: Type.Integer() }),
  ]),
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

/** Where a list on its way stands. */
export const uploadStages = [
  'receiving',
  'reading',
  'matching',
  'tried',
  'writing',
  'done',
  'unchanged',
  'failed',
  'cancelled',
] as const
export type UploadStage = (typeof uploadStages)[number]

export const FrameUpload = Type.Object({
  /** Also the import's, once it is done. */
  uploadId: Id,
  sourceId: Type.String(),
  source: Type.String(),
  fileName: Type.String(),
  uploadedAt: Instant,
  uploadedBy: Type.String(),
  stage: Type.Enum([...uploadStages]),
  /** Bytes. */
  size: Type.Integer(),
  /** How much of the stage at hand is done, from 0 to 1. */
  share: Type.Number(),
  rowsRead: Type.Integer(),
  /** The import to look at when the stage is `done` or `unchanged`. */
  importId: Type.Union([Id, Type.Null()]),
  /** Why it could not be read or written; `headings`: what may be the headings. */
  failure: Type.Union([
    Type.Null(),
    Type.Object({ message: Type.String(), headings: Type.Optional(Type.Array(Type.String())) }),
  ]),
})
export type FrameUpload = Static<typeof FrameUpload>

const uploadParams = Type.Object({ uploadId: Id })

export const uploadFrameList = operation({
  id: 'uploadFrameList',
  method: 'POST',
  path: '/api/frame/uploads',
  summary:
    'Upload one department list; it is kept, read and tried, and nothing enters the frame yet',
  tag: 'frame',
  access: 'signed-in',
  query: Type.Object({
    source: Type.String({ maxLength: 60 }),
    fileName: Type.String({ maxLength: 200 }),
  }),
  body: {
    kind: 'stream',
    mediaTypes: ['text/csv', 'application/octet-stream'],
    maxBytes: 2_000_000_000,
  },
  reply: FrameUpload,
  problems: ['not-allowed', 'source-unknown', 'body-too-large', 'media-type-not-acceptable'],
})

export const listFrameUploads = operation({
  id: 'listFrameUploads',
  method: 'GET',
  path: '/api/frame/uploads',
  summary: 'Lists that are uploaded and neither written nor given up, newest first',
  tag: 'frame',
  access: 'signed-in',
  reply: Type.Object({ uploads: Type.Array(FrameUpload) }),
  problems: ['not-allowed'],
})

export const getFrameUpload = operation({
  id: 'getFrameUpload',
  method: 'GET',
  path: '/api/frame/uploads/{uploadId}',
  summary: 'Where a list on its way stands',
  tag: 'frame',
  access: 'signed-in',
  params: uploadParams,
  reply: FrameUpload,
  problems: ['not-found', 'not-allowed'],
})

export const getFrameTrial = operation({
  id: 'getFrameTrial',
  method: 'GET',
  path: '/api/frame/uploads/{uploadId}/report',
  summary: 'What an import of a tried list would do',
  tag: 'frame',
  access: 'signed-in',
  microdata: { subject: 'frame-import', param: 'uploadId' },
  params: uploadParams,
  reply: ImportReport,
  problems: ['not-found', 'not-allowed', 'upload-stage-not-allowed'],
})

export const acceptFrameUpload = operation({
  id: 'acceptFrameUpload',
  method: 'POST',
  path: '/api/frame/uploads/{uploadId}/accept',
  summary: 'Write a tried list into the frame',
  tag: 'frame',
  access: 'signed-in',
  params: uploadParams,
  reply: FrameUpload,
  problems: ['not-found', 'not-allowed', 'upload-stage-not-allowed'],
})

export const cancelFrameUpload = operation({
  id: 'cancelFrameUpload',
  method: 'POST',
  path: '/api/frame/uploads/{uploadId}/cancel',
  summary: 'Give up a list that is not being written',
  tag: 'frame',
  access: 'signed-in',
  params: uploadParams,
  reply: FrameUpload,
  problems: ['not-found', 'not-allowed', 'upload-stage-not-allowed'],
})

export const rereadFrameUpload = operation({
  id: 'rereadFrameUpload',
  method: 'POST',
  path: '/api/frame/uploads/{uploadId}/read-again',
  summary: 'Read a list again, after its headings were given other meanings',
  tag: 'frame',
  access: 'signed-in',
  params: uploadParams,
  reply: FrameUpload,
  problems: ['not-found', 'not-allowed', 'upload-stage-not-allowed'],
})

export const listImportRows = operation({
  id: 'listImportRows',
  method: 'GET',
  path: '/api/frame/imports/{importId}/rows',
  summary: 'Rejected rows, or notices of rows, of an import or of a tried list',
  tag: 'frame',
  access: 'signed-in',
  microdata: { subject: 'frame-import', param: 'importId' },
  params: Type.Object({ importId: Id }),
  query: Type.Object({
    kind: Type.Enum(['rejected', 'noticed']),
    /** Rows behind this one. */
    after: Type.Optional(Type.String({ pattern: '^\\d{1,9}$' })),
  }),
  reply: Type.Object({
    rejected: Type.Array(RejectedRow),
    notices: Type.Array(ImportNotice),
    /** Where the next page begins; null at the end. */
    next: Type.Union([Type.String(), Type.Null()]),
  }),
  problems: ['not-found', 'not-allowed', 'parameter-not-acceptable'],
})

export const downloadImportFile = operation({
  id: 'downloadImportFile',
  method: 'GET',
  path: '/api/frame/imports/{importId}/file',
  summary: 'The file of an import as it was uploaded',
  tag: 'frame',
  access: 'signed-in',
  microdata: { subject: 'frame-import', param: 'importId', everyTime: true },
  params: Type.Object({ importId: Id }),
  file: ['application/octet-stream'],
  reply: FileReply,
  problems: ['not-found', 'not-allowed'],
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
  'longitude',
  'latitude',
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
