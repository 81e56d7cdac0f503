/**
 * Operations of field work 外业: what a tablet fetches for a day without signal, the acts it queues
 * besides answers, photographs in parts, and work handed in as a file. Whatever was made at the door is
 * kept: what cannot be done is stored with its reason, never refused.
 */
import { type Static, Type } from 'typebox'
import { Handover } from './area-map.ts'
import { BlockSummary, Building, Polygons } from './areas.ts'
import { frameOutcomes, getUnit, UnitSummary } from './frame.ts'
import { OmissionTask, taskFindings } from './omissions.ts'
import { operation } from './operation.ts'
import { ResponseDetail } from './responses.ts'
import { AnswerDocument, BlockCode, Id, Instant, PageKey, PageLimit, ResponseId } from './shapes.ts'
import { OwedForms } from './unit-attributes.ts'

const Hash = Type.String({ pattern: '^[0-9a-f]{64}$' })

/** WGS-84 degrees; accuracy is the radius in metres the device gave. */
export const Point = Type.Object({
  longitude: Type.Number({ minimum: -180, maximum: 180 }),
  latitude: Type.Number({ minimum: -90, maximum: 90 }),
  accuracyMetres: Type.Number({ minimum: 0 }),
})
export type Point = Static<typeof Point>

/** What is seen of a building without, or before, units in it. */
export const visitFindings = ['has-units', 'no-units', 'no-access', 'gone'] as const
export type VisitFinding = (typeof visitFindings)[number]
export const visitFindingNames: Readonly<Record<VisitFinding, string>> = {
  'has-units': '已走访，有单位',
  'no-units': '已走访，无单位',
  'no-access': '进不去，须再访',
  gone: '已拆除',
}

const BuildingCode = Type.String({ pattern: '^[0-9A-Za-z-]{1,40}$' })
/** An account's id as identity makes it. */
const AccountId = Type.String({ minLength: 1, maxLength: 80 })

export const FieldAct = Type.Union([
  Type.Object({
    kind: Type.Literal('outcome'),
    unitId: Id,
    outcome: Type.Enum([...frameOutcomes]),
    evidence: Type.String({ maxLength: 1000 }),
  }),
  Type.Object({
    kind: Type.Literal('building'),
    buildingCode: BuildingCode,
    blockCode: BlockCode,
    name: Type.String({ minLength: 1, maxLength: 100 }),
    address: Type.String({ maxLength: 200 }),
    buildingKind: Type.String({ minLength: 1, maxLength: 40 }),
    floors: Type.Integer({ minimum: 1, maximum: 150 }),
    /** Where it stands; left out where only words change. */
    geometry: Type.Optional(Polygons),
  }),
  Type.Object({
    kind: Type.Literal('building-visit'),
    buildingCode: BuildingCode,
    blockCode: BlockCode,
    finding: Type.Enum([...visitFindings]),
    note: Type.String({ maxLength: 500 }),
  }),
  Type.Object({
    kind: Type.Literal('assign-block'),
    blockCode: BlockCode,
    accountId: AccountId,
  }),
  Type.Object({
    kind: Type.Literal('take-back-block'),
    blockCode: BlockCode,
    accountId: AccountId,
    reason: Type.String({ maxLength: 500 }),
  }),
  Type.Object({
    kind: Type.Literal('re-check'),
    responseId: ResponseId,
    blockCode: BlockCode,
    result: Type.Enum(['agrees', 'differs', 'not-met']),
    note: Type.String({ maxLength: 1000 }),
    /** The unit itself is wrong: no census object, registered twice, or of another kind. */
    unitWrong: Type.Optional(Type.Boolean()),
    /** Indicators compared with the place and its papers, and those of them that differ. */
    itemsChecked: Type.Optional(Type.Integer({ minimum: 0, maximum: 500 })),
    itemsWrong: Type.Optional(Type.Integer({ minimum: 0, maximum: 500 })),
    /** How it was drawn, so that the draw can be repeated. */
    draw: Type.Object({
      seed: Type.String({ maxLength: 80 }),
      from: Type.Integer({ minimum: 1 }),
      place: Type.Integer({ minimum: 1 }),
    }),
  }),
  Type.Object({
    kind: Type.Literal('omission-task'),
    signalId: Id,
    blockCode: BlockCode,
    finding: Type.Enum([...taskFindings]),
    note: Type.String({ maxLength: 500 }),
  }),
  Type.Object({
    kind: Type.Literal('accept-handover'),
    unitId: Id,
    blockCode: BlockCode,
  }),
  Type.Object({
    kind: Type.Literal('pes-find'),
    surveyId: Id,
    blockCode: BlockCode,
    foundId: Id,
    /** Answers of PES-1 and PES-2. */
    unit: AnswerDocument,
    figures: AnswerDocument,
    /** Written down by mistake. */
    removed: Type.Boolean(),
  }),
  Type.Object({
    kind: Type.Literal('pes-block-done'),
    surveyId: Id,
    blockCode: BlockCode,
    note: Type.String({ maxLength: 500 }),
  }),
  Type.Object({
    kind: Type.Literal('return'),
    responseId: ResponseId,
    reasonCode: Type.String({ maxLength: 40 }),
    reasonText: Type.String({ maxLength: 2000 }),
    fields: Type.Array(Type.String({ maxLength: 200 }), { maxItems: 100 }),
  }),
])
export type FieldAct = Static<typeof FieldAct>

/** As it lies in the sealed bytes. */
export const SealedAct = Type.Intersect([
  FieldAct,
  Type.Object({ actId: Id, /** Device clock. */ madeAt: Instant }),
])
export type SealedAct = FieldAct & { readonly actId: string; readonly madeAt: string }

export const ActReceipt = Type.Object({
  actId: Id,
  /** SHA-256 of the bytes received, hexadecimal. */
  contentHash: Type.String(),
  receivedAt: Instant,
  /** refused: kept whole, not done; an office looks at it. */
  outcome: Type.Enum(['applied', 'refused']),
  message: Type.Union([Type.String(), Type.Null()]),
})
export type ActReceipt = Static<typeof ActReceipt>

export const putFieldAct = operation({
  id: 'putFieldAct',
  method: 'PUT',
  path: '/api/field/acts/{actId}',
  summary: 'Receive one act made in the field; a repeat returns the same receipt',
  tag: 'fieldwork',
  access: 'signed-in',
  params: Type.Object({ actId: Id }),
  body: {
    kind: 'bytes',
    mediaTypes: ['application/json'],
    describedBy: SealedAct,
    maxBytes: 200_000,
  },
  reply: ActReceipt,
  problems: [
    'not-allowed',
    'malformed-json',
    'body-too-large',
    'body-not-acceptable',
    'revision-id-taken',
    'media-type-not-acceptable',
  ],
})

export const listRefusedActs = operation({
  id: 'listRefusedActs',
  method: 'GET',
  path: '/api/field/acts',
  summary: 'Acts of the field that were kept but could not be done, newest first, paged by key',
  tag: 'fieldwork',
  access: 'signed-in',
  microdata: { subject: 'field-acts' },
  query: Type.Object({ after: Type.Optional(PageKey), limit: Type.Optional(PageLimit) }),
  reply: Type.Object({
    acts: Type.Array(
      Type.Object({
        actId: Id,
        kind: Type.String(),
        receivedAt: Instant,
        receivedFrom: Type.String(),
        message: Type.String(),
        content: Type.String(),
      }),
    ),
    next: Type.Union([PageKey, Type.Null()]),
  }),
  problems: ['not-allowed', 'parameter-not-acceptable'],
})

export const VisitRecord = Type.Object({
  buildingCode: Type.String(),
  finding: Type.Enum([...visitFindings]),
  note: Type.String(),
  visitedAt: Instant,
  visitedBy: Type.String(),
})
export type VisitRecord = Static<typeof VisitRecord>

/** Everything of one block that a tablet needs for work without a network. */
export const getBlockPack = operation({
  id: 'getBlockPack',
  method: 'GET',
  path: '/api/field/blocks/{blockCode}/pack',
  summary:
    'A block with its buildings, frame records, owed forms and earlier answers, page by page',
  tag: 'fieldwork',
  access: 'signed-in',
  microdata: { subject: 'block', param: 'blockCode' },
  params: Type.Object({ blockCode: BlockCode }),
  query: Type.Object({ after: Type.Optional(PageKey), limit: Type.Optional(PageLimit) }),
  reply: Type.Object({
    block: BlockSummary,
    geometry: Polygons,
    buildings: Type.Array(Building),
    visits: Type.Array(VisitRecord),
    omissionTasks: Type.Array(OmissionTask),
    handovers: Type.Array(Handover),
    units: Type.Array(
      Type.Object({
        detail: getUnit.reply,
        owed: OwedForms,
        responses: Type.Array(ResponseDetail),
      }),
    ),
    next: Type.Union([PageKey, Type.Null()]),
  }),
  problems: ['not-found', 'parameter-not-acceptable'],
})

/** What the latest visit of each building of a block found. */
export const listVisits = operation({
  id: 'listVisits',
  method: 'GET',
  path: '/api/field/blocks/{blockCode}/visits',
  summary: 'What was last seen of each building of a block',
  tag: 'fieldwork',
  access: 'signed-in',
  params: Type.Object({ blockCode: BlockCode }),
  reply: Type.Object({ visits: Type.Array(VisitRecord) }),
  problems: ['not-found'],
})

/** A frame record as someone looking for a unit elsewhere may see it: no telephone, no person. */
export const FrameMatch = Type.Object({
  unitId: Id,
  kind: UnitSummary.properties.kind,
  name: Type.String(),
  unifiedSocialCreditCode: Type.Union([Type.String(), Type.Null()]),
  address: Type.String(),
  blockCode: Type.Union([BlockCode, Type.Null()]),
  areaNames: Type.Array(Type.String()),
  outcome: UnitSummary.properties.outcome,
})
export type FrameMatch = Static<typeof FrameMatch>

export const searchFrame = operation({
  id: 'searchFrame',
  method: 'GET',
  path: '/api/field/frame',
  summary: "Frame records of a block's village, or by name or code in its whole county",
  tag: 'fieldwork',
  access: 'signed-in',
  microdata: { subject: 'units' },
  query: Type.Object({
    /** A block of the searcher's own. */
    near: BlockCode,
    /** Part of a name or the beginning of a credit code; without it the block's village. */
    text: Type.Optional(Type.String({ minLength: 2, maxLength: 60 })),
    after: Type.Optional(PageKey),
  }),
  reply: Type.Object({
    matches: Type.Array(FrameMatch),
    next: Type.Union([PageKey, Type.Null()]),
  }),
  problems: ['not-found', 'not-allowed', 'parameter-not-acceptable'],
})

export const photoPurposes = ['licence', 'shop-front', 'evidence', 'tax-certificate'] as const
export const photoPurposeNames: Readonly<Record<(typeof photoPurposes)[number], string>> = {
  licence: '证照',
  'shop-front': '门面',
  evidence: '核查依据',
  'tax-certificate': '缴税证明',
}

export const PhotoDescription = Type.Object({
  /** What it shows: a unit, a building, or an outcome recorded for a unit. */
  subject: Type.Object({
    kind: Type.Enum(['unit', 'building', 'outcome']),
    id: Type.String({ minLength: 1, maxLength: 80 }),
  }),
  blockCode: BlockCode,
  purpose: Type.Enum([...photoPurposes]),
  /** Device clock. */
  takenAt: Instant,
  point: Type.Optional(Point),
  mediaType: Type.Literal('image/jpeg'),
  byteLength: Type.Integer({ minimum: 1, maximum: 5_000_000 }),
  contentHash: Hash,
})
export type PhotoDescription = Static<typeof PhotoDescription>

/** How much of a photograph is here. Complete only once the hash of the whole matches. */
export const PhotoState = Type.Object({
  photoId: Id,
  receivedBytes: Type.Integer({ minimum: 0 }),
  complete: Type.Boolean(),
  contentHash: Hash,
})
export type PhotoState = Static<typeof PhotoState>

export const PHOTO_PART_BYTES = 65_536

export const announcePhoto = operation({
  id: 'announcePhoto',
  method: 'PUT',
  path: '/api/field/photos/{photoId}',
  summary: 'Announce a photograph, or ask how much of it arrived',
  tag: 'fieldwork',
  access: 'signed-in',
  params: Type.Object({ photoId: Id }),
  body: { kind: 'json', schema: PhotoDescription, maxBytes: 4_000 },
  reply: PhotoState,
  problems: ['not-allowed', 'body-not-acceptable', 'revision-id-taken'],
})

export const putPhotoPart = operation({
  id: 'putPhotoPart',
  method: 'PUT',
  path: '/api/field/photos/{photoId}/parts/{offset}',
  summary: 'The next bytes of a photograph; what is here already changes nothing',
  tag: 'fieldwork',
  access: 'signed-in',
  params: Type.Object({ photoId: Id, offset: Type.String({ pattern: '^[0-9]{1,7}$' }) }),
  body: {
    kind: 'bytes',
    mediaTypes: ['application/octet-stream'],
    maxBytes: PHOTO_PART_BYTES,
  },
  reply: PhotoState,
  problems: ['not-allowed', 'not-found', 'body-too-large', 'media-type-not-acceptable'],
})

export const listPhotos = operation({
  id: 'listPhotos',
  method: 'GET',
  path: '/api/field/photos',
  summary: 'Photographs of a unit, a building or an outcome',
  tag: 'fieldwork',
  access: 'signed-in',
  microdata: { subject: 'photos' },
  query: Type.Object({ subject: Type.String({ minLength: 1, maxLength: 80 }) }),
  reply: Type.Object({
    photos: Type.Array(
      Type.Object({
        photoId: Id,
        description: PhotoDescription,
        receivedAt: Instant,
        takenBy: Type.String(),
      }),
    ),
  }),
  problems: ['not-allowed', 'parameter-not-acceptable'],
})

export const getPhoto = operation({
  id: 'getPhoto',
  method: 'GET',
  path: '/api/field/photos/{photoId}',
  summary: 'One photograph, its bytes in base64',
  tag: 'fieldwork',
  access: 'signed-in',
  microdata: { subject: 'photo', param: 'photoId' },
  params: Type.Object({ photoId: Id }),
  reply: Type.Object({ photoId: Id, description: PhotoDescription, content: Type.String() }),
  problems: ['not-found'],
})

/** The data key of a tablet's vault, base64 of 32 bytes. */
const DataKey = Type.String({ pattern: '^[A-Za-z0-9+/]{43}=$' })

/**
 * Leaves the data key of one's own vault with the server: a forgotten PIN then costs nothing, and a file
 * handed in can be told from an invented one.
 */
export const depositKey = operation({
  id: 'depositKey',
  method: 'PUT',
  path: '/api/field/keys/{keyId}',
  summary: "Deposit the data key of one's vault on a tablet (repeat-safe)",
  tag: 'fieldwork',
  access: 'signed-in',
  params: Type.Object({ keyId: Id }),
  body: { kind: 'json', schema: Type.Object({ dataKey: DataKey }), maxBytes: 1_000 },
  reply: Type.Object({ keyId: Id, depositedAt: Instant }),
  problems: ['not-allowed', 'revision-id-taken', 'body-not-acceptable'],
})

export const recoverKey = operation({
  id: 'recoverKey',
  method: 'POST',
  path: '/api/field/keys/{keyId}/recoveries',
  summary: "Take back the data key of one's own vault after a forgotten PIN",
  tag: 'fieldwork',
  access: 'signed-in',
  params: Type.Object({ keyId: Id }),
  reply: Type.Object({ dataKey: DataKey }),
  problems: ['not-allowed', 'not-found'],
})

const Base64 = Type.String({ pattern: '^[A-Za-z0-9+/]*={0,2}$' })

/** 导出的未上报数据, opened: what waited on a tablet, exactly as it would have been sent. */
export const HandIn = Type.Object({
  format: Type.Literal('jingpu-hand-in-1'),
  accountId: AccountId,
  /** Whose data key the seal is made with. */
  keyId: Id,
  madeAt: Instant,
  /** JSON of HandInItems, as sealed. */
  items: Type.String({ maxLength: 80_000_000 }),
  /** HMAC-SHA-256 of the UTF-8 bytes of `items` under the data key, hexadecimal. */
  seal: Hash,
})
export type HandIn = Static<typeof HandIn>

export const HandInItems = Type.Object({
  revisions: Type.Array(Type.Object({ responseId: ResponseId, revisionId: Id, content: Base64 }), {
    maxItems: 5_000,
  }),
  acts: Type.Array(Type.Object({ actId: Id, content: Base64 }), { maxItems: 5_000 }),
  photos: Type.Array(Type.Object({ photoId: Id, description: PhotoDescription, content: Base64 }), {
    maxItems: 1_000,
  }),
})
export type HandInItems = Static<typeof HandInItems>

export const HandInReport = Type.Object({
  author: Type.String(),
  madeAt: Instant,
  revisions: Type.Integer(),
  acts: Type.Integer(),
  photos: Type.Integer(),
  /** Received before, with the same bytes: nothing changed. */
  repeats: Type.Integer(),
  quarantined: Type.Integer(),
  /** What this server could not read at all; it stays in the file. */
  faults: Type.Array(Type.Object({ id: Type.String(), message: Type.String() })),
})
export type HandInReport = Static<typeof HandInReport>

export const receiveHandIn = operation({
  id: 'receiveHandIn',
  method: 'POST',
  path: '/api/field/hand-ins',
  summary: "Take in a tablet's unsent work from its opened file, in its author's name",
  tag: 'fieldwork',
  access: 'signed-in',
  body: { kind: 'json', schema: HandIn, maxBytes: 100_000_000 },
  reply: HandInReport,
  problems: ['not-allowed', 'not-found', 'hand-in-not-authentic', 'body-not-acceptable'],
})

/** The kind a parcel set aside has among what the field sent without effect. */
export const SET_ASIDE = 'hand-in'

export const setAsideHandIn = operation({
  id: 'setAsideHandIn',
  method: 'PUT',
  path: '/api/field/hand-ins/{contentHash}',
  summary: "Keep a colleague's parcel that could not be delivered whole for the office",
  tag: 'fieldwork',
  access: 'signed-in',
  params: Type.Object({ contentHash: Hash }),
  body: {
    kind: 'bytes',
    mediaTypes: ['application/json'],
    describedBy: HandIn,
    maxBytes: 100_000_000,
  },
  reply: ActReceipt,
  problems: [
    'not-allowed',
    'malformed-json',
    'body-too-large',
    'body-not-acceptable',
    'media-type-not-acceptable',
  ],
})

export const takeInSetAside = operation({
  id: 'takeInSetAside',
  method: 'POST',
  path: '/api/field/acts/{actId}/take-in',
  summary: 'Take in a parcel that was set aside, as its file would be (repeat-safe)',
  tag: 'fieldwork',
  access: 'signed-in',
  params: Type.Object({ actId: Id }),
  reply: HandInReport,
  problems: ['not-allowed', 'not-found', 'hand-in-not-authentic', 'body-not-acceptable'],
})

export const listEnumerators = operation({
  id: 'listEnumerators',
  method: 'GET',
  path: '/api/field/enumerators',
  summary: 'Enumerators within the area, with the blocks they walk',
  tag: 'fieldwork',
  access: 'signed-in',
  reply: Type.Object({
    enumerators: Type.Array(
      Type.Object({
        accountId: AccountId,
        displayName: Type.String(),
        blockCodes: Type.Array(BlockCode),
      }),
    ),
  }),
  problems: ['not-allowed'],
})
