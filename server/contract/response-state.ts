/**
 * The life of a response 答卷: assigned → draft → (to be confirmed by the person in charge) → submitted →
 * passed by supervisor and township → accepted by county and city; an office may return it with a reason,
 * then only its respondent changes it. What a level has passed lies with the level above: lower ones can
 * no longer touch it. What a tablet brings carries the respondent's signature and is submitted at once;
 * what an enterprise's preparer reports waits for the person in charge (law.md L-25).
 * Pure functions; server and screens ask them what is open now.
 */
import type { Role } from './identity.ts'

export const responseStates = [
  'assigned',
  'draft',
  'to-confirm',
  'submitted',
  'passed-supervisor',
  'passed-township',
  'accepted-county',
  'accepted-city',
  'returned',
] as const
export type ResponseState = (typeof responseStates)[number]

export const responseSteps = [
  'save-draft',
  'submit',
  'hand-to-confirm',
  'confirm',
  'send-back',
  'withdraw',
  'pass-supervisor',
  'pass-township',
  'accept-county',
  'accept-city',
  'withdraw-pass',
  'return',
] as const
export type ResponseStep = (typeof responseSteps)[number]

/** Who reviews, lowest first 审核层级. The enumerator's own check is the form's, before it is submitted. */
export const reviewLevels = ['supervisor', 'township', 'county', 'city'] as const
export type ReviewLevel = (typeof reviewLevels)[number]

export const reviewLevelNames: Readonly<Record<ReviewLevel, string>> = {
  supervisor: '普查指导员',
  township: '乡级',
  county: '县级',
  city: '市级',
}

const levelOfRole: Partial<Record<Role, ReviewLevel>> = {
  supervisor: 'supervisor',
  'township-office': 'township',
  'county-office': 'county',
  'city-office': 'city',
}

export function levelOf(role: Role): ReviewLevel | undefined {
  return levelOfRole[role]
}

/** The level whose pass or acceptance stands in a state; none before the first. */
export const levelPassed: Readonly<Partial<Record<ResponseState, ReviewLevel>>> = {
  'passed-supervisor': 'supervisor',
  'passed-township': 'township',
  'accepted-county': 'county',
  'accepted-city': 'city',
}

/** States in which the respondent has reported and nobody has sent it back. */
export const reportedStates = [
  'submitted',
  'passed-supervisor',
  'passed-township',
  'accepted-county',
  'accepted-city',
] as const satisfies readonly ResponseState[]

/** Accepted 已验收: by the county, or by the city above it. */
export const acceptedStates = [
  'accepted-county',
  'accepted-city',
] as const satisfies readonly ResponseState[]

/** The step by which a level passes a response on. */
export const stepOfLevel = {
  supervisor: 'pass-supervisor',
  township: 'pass-township',
  county: 'accept-county',
  city: 'accept-city',
} as const satisfies Record<ReviewLevel, ResponseStep>

export function levelAbove(level: ReviewLevel): ReviewLevel | undefined {
  return reviewLevels[reviewLevels.indexOf(level) + 1]
}

/** Negative: `a` is below `b`; undefined is below all. */
export function compareLevels(a: ReviewLevel | undefined, b: ReviewLevel | undefined): number {
  return rank(a) - rank(b)
}

function rank(level: ReviewLevel | undefined): number {
  return level === undefined ? -1 : reviewLevels.indexOf(level)
}

/** What is reported online has no supervisor between its unit and the township. */
export function awaitedLevel(state: ResponseState, reportedOnline: boolean): ReviewLevel | null {
  if (state === 'submitted') return reportedOnline ? 'township' : 'supervisor'
  const passed = levelPassed[state]
  return passed === undefined ? null : (levelAbove(passed) ?? null)
}

const transitions: Readonly<
  Record<ResponseState, Readonly<Partial<Record<ResponseStep, ResponseState>>>>
> = {
  assigned: { 'save-draft': 'draft', submit: 'submitted', 'hand-to-confirm': 'to-confirm' },
  draft: { 'save-draft': 'draft', submit: 'submitted', 'hand-to-confirm': 'to-confirm' },
  'to-confirm': {
    submit: 'submitted',
    'hand-to-confirm': 'to-confirm',
    confirm: 'submitted',
    'send-back': 'draft',
    withdraw: 'draft',
  },
  // Another content than the one confirmed waits for a confirmation of its own. A township may stand in
  // for its supervisor.
  submitted: {
    'hand-to-confirm': 'to-confirm',
    withdraw: 'draft',
    'pass-supervisor': 'passed-supervisor',
    'pass-township': 'passed-township',
    return: 'returned',
  },
  'passed-supervisor': {
    'pass-township': 'passed-township',
    'withdraw-pass': 'submitted',
    return: 'returned',
  },
  'passed-township': {
    'accept-county': 'accepted-county',
    'withdraw-pass': 'submitted',
    return: 'returned',
  },
  'accepted-county': {
    'accept-city': 'accepted-city',
    'withdraw-pass': 'passed-township',
    return: 'returned',
  },
  'accepted-city': { 'withdraw-pass': 'accepted-county', return: 'returned' },
  returned: { 'save-draft': 'returned', submit: 'submitted', 'hand-to-confirm': 'to-confirm' },
}

/** The state after `step`, or undefined where the step is not open. */
export function nextState(state: ResponseState, step: ResponseStep): ResponseState | undefined {
  return transitions[state][step]
}

/** What was reported goes back into work once its respondent's signature became void (law.md L-11). */
export function stateWithoutSignature(state: ResponseState): ResponseState {
  return state === 'submitted' ? 'draft' : (nextState(state, 'save-draft') ?? state)
}

export function openSteps(state: ResponseState): readonly ResponseStep[] {
  return responseSteps.filter((step) => transitions[state][step] !== undefined)
}

/**
 * Whether a level may take a step of review on what has come to `state`: its own step on what waits for
 * it, its own withdrawal, and a return of what nobody above it has passed.
 */
export function mayTakeStep(level: ReviewLevel, state: ResponseState, step: ResponseStep): boolean {
  if (nextState(state, step) === undefined) return false
  if (step === 'return') return compareLevels(levelPassed[state], level) <= 0
  if (step === 'withdraw-pass') return levelPassed[state] === level
  return step === stepOfLevel[level]
}

/** 答卷状态, in the words of the office. */
export const responseStateNames: Readonly<Record<ResponseState, string>> = {
  assigned: '待填报',
  draft: '填报中',
  'to-confirm': '待负责人确认',
  submitted: '已报送',
  'passed-supervisor': '指导员已审',
  'passed-township': '乡级已审',
  'accepted-county': '县级已验收',
  'accepted-city': '市级已验收',
  returned: '已退回',
}
