/**
 * Operations on checks 审核关系: drafts of the workbench, their approval by a second person, the rule
 * versions in force, trials over collected data, and how each check has fared.
 */
import { type Static, Type } from 'typebox'
import { operation } from './operation.ts'
import { AreaPrefix, Distributions, Id, Instant, ResponseId, Severity } from './shapes.ts'

const FormId = Type.String({ pattern: '^[A-Za-z0-9-]{1,20}$' })
/** As the check language allows it. */
const CheckId = Type.String({ pattern: '^[0-9A-Za-z\\u4e00-\\u9fa5-]{1,60}$' })
const AnyDocument = Type.Record(Type.String(), Type.Unknown())
const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()])

const Case = Type.Object({
  answers: AnyDocument,
  others: Type.Optional(Type.Record(Type.String(), AnyDocument)),
  previous: Type.Optional(AnyDocument),
  unit: Type.Optional(AnyDocument),
  distributions: Type.Optional(Distributions),
  referenceDate: Type.Optional(Type.String({ format: 'date' })),
  officeAreaPrefix: Type.Optional(AreaPrefix),
  message: Type.Optional(Type.String({ maxLength: 1000 })),
})

/** 样例: what the check's author says comes out; published with it. */
export const CasesOfCheck = Type.Object({
  pass: Type.Array(Case, { maxItems: 50 }),
  fail: Type.Array(Case, { maxItems: 50 }),
  notApplicable: Type.Array(Case, { maxItems: 50 }),
})

export const checkDraftStates = [
  'draft',
  'submitted',
  'returned',
  'published',
  'withdrawn',
] as const
export type CheckDraftState = (typeof checkDraftStates)[number]

export const CheckDraft = Type.Object({
  id: Id,
  formId: FormId,
  formVersion: Type.String(),
  kind: Type.Enum(['add', 'change', 'retire']),
  checkId: Type.String(),
  /** The check in the check language; empty for one to be retired. */
  text: Type.String(),
  cases: CasesOfCheck,
  /** Why it is wanted. */
  reason: Type.String(),
  state: Type.Enum([...checkDraftStates]),
  /** Counts saves; a save names the one it started from. */
  edition: Type.Integer(),
  authorId: Type.String(),
  authorName: Type.String(),
  createdAt: Instant,
  updatedAt: Instant,
  decidedByName: Nullable(Type.String()),
  decidedAt: Nullable(Instant),
  /** The second person's words. */
  decisionNote: Nullable(Type.String()),
  /** Once published. */
  ruleVersion: Nullable(Type.String()),
  effectiveAt: Nullable(Instant),
  /** What stands against submitting it, in Chinese; empty when nothing does. */
  faults: Type.Array(Type.String()),
  /** What its proof with the standing checks found that does not stand against it, in Chinese. */
  notes: Type.Array(Type.String()),
  /** Whether the person asking may approve it: someone else wrote it. */
  mayDecide: Type.Boolean(),
})
export type CheckDraft = Static<typeof CheckDraft>

const Text = Type.String({ maxLength: 20_000 })
const Reason = Type.String({ maxLength: 1000 })
const draftProblems = ['not-allowed', 'not-found', 'body-not-acceptable'] as const
const draftId = Type.Object({ draftId: Id })

export const listCheckDrafts = operation({
  id: 'listCheckDrafts',
  method: 'GET',
  path: '/api/check-drafts',
  summary: 'Drafts of checks, newest first',
  tag: 'checks',
  access: 'signed-in',
  query: Type.Object({ form: Type.Optional(FormId) }),
  reply: Type.Object({ drafts: Type.Array(CheckDraft) }),
  problems: ['not-allowed'],
})

export const createCheckDraft = operation({
  id: 'createCheckDraft',
  method: 'POST',
  path: '/api/check-drafts',
  summary: 'Start a draft: a new check, a change to one, or its retirement',
  tag: 'checks',
  access: 'signed-in',
  body: {
    kind: 'json',
    schema: Type.Object({
      formId: FormId,
      kind: Type.Enum(['add', 'change', 'retire']),
      checkId: CheckId,
      text: Text,
      cases: CasesOfCheck,
      reason: Reason,
    }),
    maxBytes: 500_000,
  },
  reply: CheckDraft,
  problems: [...draftProblems, 'code-not-in-list', 'check-draft-exists'],
})

export const getCheckDraft = operation({
  id: 'getCheckDraft',
  method: 'GET',
  path: '/api/check-drafts/{draftId}',
  summary: 'One draft of a check',
  tag: 'checks',
  access: 'signed-in',
  params: draftId,
  reply: CheckDraft,
  problems: ['not-allowed', 'not-found'],
})

export const saveCheckDraft = operation({
  id: 'saveCheckDraft',
  method: 'PUT',
  path: '/api/check-drafts/{draftId}',
  summary: 'Save a draft; its author only, and only before it is published',
  tag: 'checks',
  access: 'signed-in',
  params: draftId,
  body: {
    kind: 'json',
    schema: Type.Object({
      text: Text,
      cases: CasesOfCheck,
      reason: Reason,
      /** The edition this save started from. */
      edition: Type.Integer(),
    }),
    maxBytes: 500_000,
  },
  reply: CheckDraft,
  problems: [...draftProblems, 'check-draft-closed', 'draft-conflict'],
})

export const submitCheckDraft = operation({
  id: 'submitCheckDraft',
  method: 'POST',
  path: '/api/check-drafts/{draftId}/submissions',
  summary: 'Submit a draft for approval by a second person',
  tag: 'checks',
  access: 'signed-in',
  params: draftId,
  reply: CheckDraft,
  problems: ['not-allowed', 'not-found', 'check-draft-closed', 'check-draft-faulty'],
})

export const withdrawCheckDraft = operation({
  id: 'withdrawCheckDraft',
  method: 'POST',
  path: '/api/check-drafts/{draftId}/withdrawals',
  summary: 'Withdraw a draft; its author only',
  tag: 'checks',
  access: 'signed-in',
  params: draftId,
  reply: CheckDraft,
  problems: ['not-allowed', 'not-found', 'check-draft-closed'],
})

export const returnCheckDraft = operation({
  id: 'returnCheckDraft',
  method: 'POST',
  path: '/api/check-drafts/{draftId}/returns',
  summary: 'Send a submitted draft back to its author with words',
  tag: 'checks',
  access: 'signed-in',
  params: draftId,
  body: { kind: 'json', schema: Type.Object({ note: Reason }) },
  reply: CheckDraft,
  problems: [...draftProblems, 'check-draft-closed', 'second-person-required', 'reason-required'],
})

export const approveCheckDraft = operation({
  id: 'approveCheckDraft',
  method: 'POST',
  path: '/api/check-drafts/{draftId}/approvals',
  summary: 'Approve a submitted draft as a second person and publish it as a new rule version',
  tag: 'checks',
  access: 'signed-in',
  params: draftId,
  body: {
    kind: 'json',
    schema: Type.Object({
      /** From when it is in force; null for at once. Never in the past. */
      effectiveAt: Nullable(Instant),
      note: Reason,
    }),
  },
  reply: CheckDraft,
  problems: [
    ...draftProblems,
    'check-draft-closed',
    'check-draft-faulty',
    'second-person-required',
    'rules-moved-on',
  ],
})

/** The checks in force for a form version, as far as they differ from those it was published with. */
export const RuleSet = Type.Object({
  formId: FormId,
  formVersion: Type.String(),
  ruleVersion: Type.String(),
  effectiveAt: Instant,
  publishedAt: Instant,
  changes: Type.Array(
    Type.Object({
      checkId: Type.String(),
      /** In the check language; null when retired. */
      text: Nullable(Type.String()),
    }),
  ),
  /** Path on this origin of the compiled module; its name holds a hash of its content. */
  module: Type.String(),
})
export type RuleSet = Static<typeof RuleSet>

export const listRuleSets = operation({
  id: 'listRuleSets',
  method: 'GET',
  path: '/api/rule-sets',
  summary: 'Rule versions in force or to come, of every form that has any beside its own',
  tag: 'checks',
  access: 'signed-in',
  reply: Type.Object({ ruleSets: Type.Array(RuleSet) }),
  problems: [],
})

const Tally = Type.Object({
  pass: Type.Integer(),
  fail: Type.Integer(),
  notApplicable: Type.Integer(),
})

export const CheckTrial = Type.Object({
  /** Responses looked at in this piece, and how many there are in all. */
  looked: Type.Integer(),
  total: Type.Integer(),
  draft: Tally,
  /** The check in force under the same id, on the same responses; null when there is none. */
  published: Nullable(Tally),
  newlyFailing: Type.Integer(),
  noLongerFailing: Type.Integer(),
  /** Failures by county-level area and by industry division. */
  byArea: Type.Array(
    Type.Object({ code: Type.String(), name: Type.String(), fail: Type.Integer() }),
  ),
  byIndustry: Type.Array(
    Type.Object({ code: Type.String(), name: Type.String(), fail: Type.Integer() }),
  ),
  /** A few units it fires on. */
  examples: Type.Array(
    Type.Object({
      responseId: ResponseId,
      unitName: Type.String(),
      areaName: Type.String(),
      message: Type.String(),
      /** Fails under the check in force too. */
      known: Type.Boolean(),
    }),
  ),
  /** Where the next piece starts; null when this was the last. */
  next: Nullable(Type.String({ maxLength: 400 })),
})
export type CheckTrial = Static<typeof CheckTrial>

export const tryCheck = operation({
  id: 'tryCheck',
  method: 'POST',
  path: '/api/check-trials',
  summary: 'Run a draft over one piece of the collected responses; nothing is stored',
  tag: 'checks',
  access: 'signed-in',
  microdata: { subject: 'responses' },
  body: {
    kind: 'json',
    schema: Type.Object({
      formId: FormId,
      text: Text,
      area: Type.Optional(AreaPrefix),
      after: Nullable(Type.String({ maxLength: 400 })),
    }),
    maxBytes: 100_000,
  },
  reply: CheckTrial,
  problems: ['not-allowed', 'not-found', 'code-not-in-list', 'check-draft-faulty'],
})

export const CheckStatistics = Type.Object({
  checkId: Type.String(),
  severity: Severity,
  /** Findings of it that stand, and of those: with an accepted explanation, and accepted by an office. */
  firing: Type.Integer(),
  explained: Type.Integer(),
  accepted: Type.Integer(),
  /** Findings of it that an earlier revision had and the standing one has not. */
  corrected: Type.Integer(),
})
export type CheckStatistics = Static<typeof CheckStatistics>

export const getCheckStatistics = operation({
  id: 'getCheckStatistics',
  method: 'GET',
  path: '/api/check-statistics',
  summary: 'How the checks of a form have fared over the responses within reach',
  tag: 'checks',
  access: 'signed-in',
  query: Type.Object({ form: FormId, area: Type.Optional(AreaPrefix) }),
  reply: Type.Object({
    responses: Type.Integer(),
    ruleVersion: Type.String(),
    checks: Type.Array(CheckStatistics),
  }),
  problems: ['not-allowed', 'not-found', 'code-not-in-list', 'parameter-not-acceptable'],
})
