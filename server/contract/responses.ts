/**
 * Operations on responses 答卷 (unit × form × period). A revision is append-only, its id is made by
 * the client, and sending it twice returns the same receipt. Findings never block receipt; they
 * block submission.
 */
import { type Static, Type } from 'typebox'
import { UnitSummary } from './frame.ts'
import { positions } from './identity.ts'
import { FormHead } from './instruments.ts'
import { operation } from './operation.ts'
import { Registration } from './registration.ts'
import { responseStates, responseSteps, reviewLevels } from './response-state.ts'
import {
  AnswerDocument,
  AreaPrefix,
  BlockCode,
  Distributions,
  Explanation,
  Finding,
  FindingCounts,
  Id,
  Instant,
  KeptAside,
  PageKey,
  PageLimit,
  ResponseId,
} from './shapes.ts'
import { SignOff } from './sign-off.ts'

/** What a tablet or the portal sends: one sealed revision. */
export const RevisionEnvelope = Type.Object({
  responseId: ResponseId,
  revisionId: Id,
  /** The revision this one was edited from; null for the first. */
  baseRevisionId: Type.Union([Id, Type.Null()]),
  formId: Type.String({ maxLength: 20 }),
  formVersion: Type.String({ maxLength: 20 }),
  /** The unit answered for; `newUnit` when the enumerator found one that is in no list. */
  unitId: Id,
  newUnit: Type.Optional(
    Type.Object({
      kind: Type.Enum(['legalUnit', 'establishment', 'selfEmployed']),
      blockCode: BlockCode,
      buildingCode: Type.Optional(Type.String({ maxLength: 40 })),
    }),
  ),
  answers: AnswerDocument,
  explanations: Type.Array(Explanation, { maxItems: 500 }),
  /** 原填报内容 of an earlier version that has no place in this one; travels with the answers. */
  keptAside: Type.Optional(Type.Array(KeptAside, { maxItems: 5_000 })),
  /** How it was collected at the door and who signed; enumerators submit nothing without. */
  registration: Type.Optional(Registration),
  /** `draft` keeps the work; `submit` asks to report it. */
  intent: Type.Enum(['draft', 'submit']),
  /** Device clock at sealing, for the skew only. */
  deviceTime: Instant,
})
export type RevisionEnvelope = Static<typeof RevisionEnvelope>

export const Receipt = Type.Object({
  revisionId: Id,
  responseId: Type.String(),
  /** SHA-256 of the bytes received, hexadecimal. The client compares it with its own before it lets go. */
  contentHash: Type.String(),
  receivedAt: Instant,
  /** stored: kept as a revision. quarantined: kept whole, the office decides. */
  outcome: Type.Enum(['stored', 'merged', 'conflict', 'quarantined']),
  quarantineReason: Type.Union([Type.String(), Type.Null()]),
  state: Type.Union([Type.Enum([...responseStates]), Type.Null()]),
  counts: FindingCounts,
  /** Why a revision meant to be submitted was kept but not submitted; empty otherwise. */
  blockers: Type.Array(Finding),
})
export type Receipt = Static<typeof Receipt>

export const putRevision = operation({
  id: 'putRevision',
  method: 'PUT',
  path: '/api/responses/{responseId}/revisions/{revisionId}',
  summary: 'Receive a sealed revision; a repeat returns the same receipt',
  tag: 'responses',
  access: 'signed-in',
  params: Type.Object({ responseId: ResponseId, revisionId: Id }),
  body: {
    kind: 'bytes',
    mediaTypes: ['application/json'],
    describedBy: RevisionEnvelope,
    maxBytes: 4_000_000,
  },
  reply: Receipt,
  problems: [
    'not-allowed',
    'malformed-json',
    'body-too-large',
    'body-not-acceptable',
    'revision-id-taken',
    'media-type-not-acceptable',
  ],
})

export const ResponseSummary = Type.Object({
  responseId: Type.String(),
  formId: Type.String(),
  formVersion: Type.String(),
  formTitle: Type.String(),
  period: Type.String(),
  unitId: Id,
  unitName: Type.String(),
  unifiedSocialCreditCode: Type.Union([Type.String(), Type.Null()]),
  areaCode: Type.Union([Type.String(), Type.Null()]),
  areaNames: Type.Array(Type.String()),
  blockCode: Type.Union([Type.String(), Type.Null()]),
  state: Type.Enum([...responseStates]),
  /** Whose queue it lies in; null while its respondent has it, and once the city has accepted it. */
  awaiting: Type.Union([Type.Enum([...reviewLevels]), Type.Null()]),
  /** Put aside 暂缓 by this level. */
  heldBy: Type.Union([Type.Enum([...reviewLevels]), Type.Null()]),
  /** Handed up 提请上级 by this level. */
  escalatedFrom: Type.Union([Type.Enum([...reviewLevels]), Type.Null()]),
  /** Calendar date in Asia/Shanghai by which the form is due, or null. */
  dueDate: Type.Union([Type.String(), Type.Null()]),
  /** Why the unit owes the form, as its attributes stand; null where it is not, or not yet, decided. */
  owedBecause: Type.Union([Type.String(), Type.Null()]),
  /** Since when it is no longer owed 已不再应填: read-only, what was filled in is kept. */
  fellAwayAt: Type.Union([Instant, Type.Null()]),
  updatedAt: Instant,
  updatedBy: Type.Union([Type.String(), Type.Null()]),
  revisions: Type.Integer(),
  counts: FindingCounts,
  /** Several people filled the same cell differently; both revisions are kept, the office sees them. */
  inConflict: Type.Optional(Type.Boolean()),
  /** The latest reason for return while the response is returned. */
  returnReason: Type.Union([Type.String(), Type.Null()]),
})
export type ResponseSummary = Static<typeof ResponseSummary>

export const standings = ['reported', 'accepted', 'unreported'] as const
export type Standing = (typeof standings)[number]

/** Acts of review beside passing and returning: withdraw a pass, put aside and take up, hand up and back. */
export const reviewActKinds = ['withdraw-pass', 'hold', 'release', 'escalate', 'hand-back'] as const
export type ReviewActKind = (typeof reviewActKinds)[number]

export const ReviewActRecord = Type.Object({
  act: Type.Enum(['pass', 'return', ...reviewActKinds]),
  level: Type.Enum([...reviewLevels]),
  actedAt: Instant,
  actedBy: Type.String(),
  reasonText: Type.Union([Type.String(), Type.Null()]),
  /** The level passed over: a township standing in for its supervisor. */
  stoodInFor: Type.Union([Type.Enum([...reviewLevels]), Type.Null()]),
})
export type ReviewActRecord = Static<typeof ReviewActRecord>

export const findingsFilters = ['mandatory', 'unexplained'] as const
export type FindingsFilter = (typeof findingsFilters)[number]

/** One of the units a person reports for, and how its forms stand. */
export const OwnUnit = Type.Object({
  unitId: Id,
  name: Type.String(),
  position: Type.Enum([...positions]),
  /** Forms that count: not fallen away, and the respondent's to report. */
  forms: Type.Integer({ minimum: 0 }),
  /** By what there is to do. */
  toFill: Type.Integer({ minimum: 0 }),
  returned: Type.Integer({ minimum: 0 }),
  toConfirm: Type.Integer({ minimum: 0 }),
  reported: Type.Integer({ minimum: 0 }),
  /** Earliest deadline of what is not reported yet. */
  nextDueDate: Type.Union([Type.String(), Type.Null()]),
  /** The unit it was found to be one with, and merged into; `own`: the reader acts for that one, too. */
  mergedInto: Type.Union([
    Type.Object({ unitId: Id, name: Type.String(), own: Type.Boolean() }),
    Type.Null(),
  ]),
})
export type OwnUnit = Static<typeof OwnUnit>

export const notePresence = operation({
  id: 'notePresence',
  method: 'POST',
  path: '/api/responses/{responseId}/presence',
  summary: 'This window has the form open; who else has, and which draft is the newest',
  tag: 'responses',
  access: 'signed-in',
  params: Type.Object({ responseId: ResponseId }),
  body: { kind: 'json', schema: Type.Object({ windowId: Id }) },
  reply: Type.Object({
    others: Type.Array(
      Type.Object({
        name: Type.String(),
        /** The same person, in another browser. */
        self: Type.Boolean(),
        seenAt: Instant,
      }),
    ),
    /** 0 where there is no draft. */
    draftVersion: Type.Integer({ minimum: 0 }),
    draftSavedBy: Type.Union([Type.String(), Type.Null()]),
  }),
  problems: ['not-allowed', 'not-found', 'body-not-acceptable'],
})

export const listOwnUnits = operation({
  id: 'listOwnUnits',
  method: 'GET',
  path: '/api/own-units',
  summary: 'All units the signed-in person reports for, with deadlines and states of their forms',
  tag: 'responses',
  access: 'signed-in',
  microdata: { subject: 'units' },
  reply: Type.Object({ units: Type.Array(OwnUnit) }),
  problems: ['not-allowed'],
})

/** In place of a code: where none is known. */
export const UNKNOWN = 'none'

export const listResponses = operation({
  id: 'listResponses',
  method: 'GET',
  path: '/api/responses',
  summary: 'Responses in scope, newest first, paged by key',
  tag: 'responses',
  access: 'signed-in',
  microdata: { subject: 'responses' },
  query: Type.Object({
    area: Type.Optional(AreaPrefix),
    /** Only what is placed no closer than the area itself. */
    placed: Type.Optional(Type.Literal('no')),
    /** `none`: in no block yet. */
    block: Type.Optional(Type.Union([BlockCode, Type.Literal(UNKNOWN)])),
    unit: Type.Optional(Id),
    form: Type.Optional(Type.String({ maxLength: 20 })),
    state: Type.Optional(Type.Enum([...responseStates])),
    /** Only responses with mandatory findings, or with verify findings not all explained. */
    findings: Type.Optional(Type.Enum([...findingsFilters])),
    /** Whose queue 待哪级审核 it lies in. */
    awaiting: Type.Optional(Type.Enum([...reviewLevels])),
    /** Put aside 暂缓, or not. */
    held: Type.Optional(Type.Enum(['true', 'false'])),
    /** Reported and not sent back, accepted, or neither reported. */
    standing: Type.Optional(Type.Enum([...standings])),
    /** Industry of the unit, by its first digits; `none` where it is not coded. */
    industry: Type.Optional(Type.String({ pattern: '^([0-9]{2,4}|none)$' })),
    kind: Type.Optional(Type.Enum(['legalUnit', 'establishment', 'selfEmployed'])),
    /** In the blocks that this account walks; `none`: in blocks nobody walks, or in no block. */
    walker: Type.Optional(Id),
    search: Type.Optional(Type.String({ maxLength: 60 })),
    after: Type.Optional(PageKey),
    limit: Type.Optional(PageLimit),
  }),
  reply: Type.Object({
    responses: Type.Array(ResponseSummary),
    next: Type.Union([PageKey, Type.Null()]),
  }),
  problems: ['not-allowed', 'parameter-not-acceptable'],
})

export const RevisionSummary = Type.Object({
  revisionId: Id,
  number: Type.Integer({ minimum: 1 }),
  baseRevisionId: Type.Union([Id, Type.Null()]),
  intent: Type.Enum(['draft', 'submit']),
  /** Whose checks raised its findings. */
  ruleVersion: Type.String(),
  /** When those checks took effect; left out for those the form version came with. */
  rulesEffectiveAt: Type.Optional(Instant),
  receivedAt: Instant,
  receivedFrom: Type.String(),
  role: Type.String(),
  /** Version of the form it was filled in on. */
  formVersion: Type.String(),
  contentHash: Type.String(),
  /** What became of it on arrival; `merged` for one the server made of several. */
  outcome: Type.Optional(Type.Enum(['stored', 'merged', 'conflict'])),
  counts: FindingCounts,
  /** What the respondent answered about the unit of the whole form, e.g. that amounts were converted. */
  unitNote: Type.Optional(Type.String()),
  /** Indicators whose value differs from the revision before. */
  changed: Type.Array(Type.String()),
})
export type RevisionSummary = Static<typeof RevisionSummary>

export const ReturnRecord = Type.Object({
  returnedAt: Instant,
  returnedBy: Type.String(),
  reasonCode: Type.String(),
  reasonText: Type.String(),
  fields: Type.Array(Type.String()),
})
export type ReturnRecord = Static<typeof ReturnRecord>

export const PrefilledValue = Type.Object({
  value: Type.Unknown(),
  /** Chinese: where it comes from, e.g. 单位清查表（621）. */
  from: Type.String(),
})

export const ResponseDetail = Type.Object({
  response: ResponseSummary,
  unit: UnitSummary,
  steps: Type.Array(Type.Enum([...responseSteps])),
  /** Further acts of review that are open to whoever asks. */
  acts: Type.Array(Type.Enum([...reviewActKinds])),
  /** Every act of review so far, oldest first; returns stand in `returns` with their fields. */
  reviewActs: Type.Array(ReviewActRecord),
  /** True for the respondent (or the enumerator in charge); offices only read. */
  editable: Type.Boolean(),
  /** Filled in on the version that `response` names. */
  answers: AnswerDocument,
  explanations: Type.Array(Explanation),
  /** 原填报内容 of an earlier version of the form without a place in this one. */
  keptAside: Type.Array(KeptAside),
  /** The version to go on in: that of the work while it is open, else the newest open one. */
  reportVersion: Type.String(),
  /** The head of each version of the form as the office entered it. */
  heads: Type.Record(Type.String(), FormHead),
  /** Open draft of the caller's side, newer than the last revision, or null. */
  draft: Type.Union([
    Type.Object({
      answers: AnswerDocument,
      explanations: Type.Array(Explanation),
      /** Version of the form it is filled in on. */
      formVersion: Type.String(),
      keptAside: Type.Array(KeptAside),
      version: Type.Integer(),
      savedAt: Instant,
      savedBy: Type.String(),
    }),
    Type.Null(),
  ]),
  findings: Type.Array(Finding),
  /** Values of the same indicator elsewhere, offered for empty cells; to be confirmed. */
  prefill: Type.Record(Type.String(), PrefilledValue),
  /** The unit's other forms of the period, for checks across forms. */
  others: Type.Record(Type.String(), AnswerDocument),
  /** The same form a year before, read-only. */
  previous: Type.Union([AnswerDocument, Type.Null()]),
  /** Unit attributes the checks may cite. */
  unitAttributes: Type.Record(Type.String(), Type.Unknown()),
  /** Digits the area codes of the office that checks begin with. */
  officeAreaPrefix: Type.Union([Type.String(), Type.Null()]),
  /** Of units like this one; empty where too few have reported, or the checks ask for none. */
  distributions: Distributions,
  /** Items that offices fill (industry code, block …), apart from what was reported. */
  officeItems: Type.Record(Type.String(), Type.Unknown()),
  /** Of the revision that stands, and whether its signature still covers what stands. */
  registration: Type.Union([
    Type.Object({
      ...Registration.properties,
      signatureHolds: Type.Boolean(),
      /** As measured here from the point and the block's outline; null where either is missing. */
      metresOutside: Type.Union([Type.Number(), Type.Null()]),
      /** How many of `photoIds` have not arrived, or not whole. */
      photosMissing: Type.Integer({ minimum: 0 }),
    }),
    Type.Null(),
  ]),
  /** Two people sign: what the preparer reports waits for the person in charge. */
  needsConfirmation: Type.Boolean(),
  /** By whom and when the standing content was confirmed; null while it is not. */
  confirmation: Type.Union([SignOff, Type.Null()]),
  /** Confirmations, send-backs and withdrawals, oldest first. */
  signOffs: Type.Array(SignOff),
  /** Since when an office has it under review; null before. */
  reviewStartedAt: Type.Union([Instant, Type.Null()]),
  /** Work of several people became one that nobody signed: the respondent is to sign it. */
  signatureAskedAnew: Type.Boolean(),
  revisions: Type.Array(RevisionSummary),
  returns: Type.Array(ReturnRecord),
  latestRevisionId: Type.Union([Id, Type.Null()]),
})
export type ResponseDetail = Static<typeof ResponseDetail>

export const getResponse = operation({
  id: 'getResponse',
  method: 'GET',
  path: '/api/responses/{responseId}',
  summary: 'One response: answers, findings, prefill, history',
  tag: 'responses',
  access: 'signed-in',
  microdata: { subject: 'response', param: 'responseId' },
  params: Type.Object({ responseId: ResponseId }),
  reply: ResponseDetail,
  problems: ['not-found', 'not-allowed'],
})

export const getRevision = operation({
  id: 'getRevision',
  method: 'GET',
  path: '/api/responses/{responseId}/revisions/{revisionId}',
  summary: 'One revision as it was received, with the findings of its time',
  tag: 'responses',
  access: 'signed-in',
  microdata: { subject: 'revision', param: 'revisionId' },
  params: Type.Object({ responseId: ResponseId, revisionId: Id }),
  reply: Type.Object({
    revision: RevisionSummary,
    answers: AnswerDocument,
    explanations: Type.Array(Explanation),
    keptAside: Type.Array(KeptAside),
    findings: Type.Array(Finding),
  }),
  problems: ['not-found', 'not-allowed'],
})

export const saveDraft = operation({
  id: 'saveDraft',
  method: 'PUT',
  path: '/api/responses/{responseId}/draft',
  summary: 'Autosave of unsealed work; refused when someone else saved in between',
  tag: 'responses',
  access: 'signed-in',
  params: Type.Object({ responseId: ResponseId }),
  body: {
    kind: 'json',
    schema: Type.Object({
      answers: AnswerDocument,
      explanations: Type.Array(Explanation, { maxItems: 500 }),
      /** Version of the form it is filled in on; that of the response where left out. */
      formVersion: Type.Optional(Type.String({ maxLength: 20 })),
      keptAside: Type.Optional(Type.Array(KeptAside, { maxItems: 5_000 })),
      /** Version this save was edited from; 0 for the first. */
      baseVersion: Type.Integer({ minimum: 0 }),
    }),
    maxBytes: 4_000_000,
  },
  reply: Type.Object({ version: Type.Integer(), savedAt: Instant }),
  problems: [
    'not-found',
    'not-allowed',
    'state-not-allowed',
    'draft-conflict',
    'body-not-acceptable',
  ],
})

/** Uploads that could not be placed, kept whole. */
export const QuarantinedUpload = Type.Object({
  id: Id,
  revisionId: Type.String(),
  responseId: Type.String(),
  receivedAt: Instant,
  receivedFrom: Type.String(),
  reason: Type.String(),
  message: Type.String(),
  contentHash: Type.String(),
  content: Type.String(),
  /** When an office took it into its response after all. */
  takenOverAt: Type.Union([Instant, Type.Null()]),
})
export type QuarantinedUpload = Static<typeof QuarantinedUpload>

export const listQuarantine = operation({
  id: 'listQuarantine',
  method: 'GET',
  path: '/api/quarantine',
  summary: 'Uploads the server kept but could not place, newest first, paged by key',
  tag: 'responses',
  access: 'signed-in',
  microdata: { subject: 'quarantine' },
  query: Type.Object({ after: Type.Optional(PageKey), limit: Type.Optional(PageLimit) }),
  reply: Type.Object({
    uploads: Type.Array(QuarantinedUpload),
    next: Type.Union([PageKey, Type.Null()]),
  }),
  problems: ['not-allowed', 'parameter-not-acceptable'],
})

export const takeOverUpload = operation({
  id: 'takeOverUpload',
  method: 'POST',
  path: '/api/quarantine/{uploadId}/take-over',
  summary: "Take an upload out of quarantine into its response, in its author's name",
  tag: 'responses',
  access: 'signed-in',
  params: Type.Object({ uploadId: Id }),
  body: {
    kind: 'json',
    schema: Type.Object({
      /** What the office found out; goes into the trail. */
      reason: Type.String({ minLength: 4, maxLength: 500, pattern: '\\S' }),
    }),
    maxBytes: 4_000,
  },
  reply: Receipt,
  problems: ['not-allowed', 'not-found', 'body-not-acceptable', 'upload-not-placeable'],
})
