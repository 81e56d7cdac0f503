/**
 * The life of a response 答卷: assigned → draft → submitted → passed township → accepted by county;
 * any office may return it with a reason, then only its respondent changes it.
 * A pure function; server and screens ask it what is open now.
 */
export const responseStates = [
  'assigned',
  'draft',
  'submitted',
  'passed-township',
  'accepted-county',
  'returned',
] as const
export type ResponseState = (typeof responseStates)[number]

export const responseSteps = [
  'save-draft',
  'submit',
  'pass-township',
  'accept-county',
  'return',
] as const
export type ResponseStep = (typeof responseSteps)[number]

const transitions: Readonly<
  Record<ResponseState, Readonly<Partial<Record<ResponseStep, ResponseState>>>>
> = {
  assigned: { 'save-draft': 'draft', submit: 'submitted' },
  draft: { 'save-draft': 'draft', submit: 'submitted' },
  submitted: { 'pass-township': 'passed-township', return: 'returned' },
  'passed-township': { 'accept-county': 'accepted-county', return: 'returned' },
  'accepted-county': { return: 'returned' },
  returned: { 'save-draft': 'returned', submit: 'submitted' },
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

/** 答卷状态, in the words of the office. */
export const responseStateNames: Readonly<Record<ResponseState, string>> = {
  assigned: '待填报',
  draft: '填报中',
  submitted: '已报送',
  'passed-township': '乡级已审',
  'accepted-county': '县级已验收',
  returned: '已退回',
}
