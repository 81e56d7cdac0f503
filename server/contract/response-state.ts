/**
 * The life of a response 答卷: assigned → draft → (to be confirmed by the person in charge) → submitted →
 * passed township → accepted by county; any office may return it with a reason, then only its respondent
 * changes it. What a tablet brings carries the respondent's signature and is submitted at once; what an
 * enterprise's preparer reports waits for the person in charge (law.md L-25).
 * A pure function; server and screens ask it what is open now.
 */
export const responseStates = [
  'assigned',
  'draft',
  'to-confirm',
  'submitted',
  'passed-township',
  'accepted-county',
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
  'pass-township',
  'accept-county',
  'return',
] as const
export type ResponseStep = (typeof responseSteps)[number]

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
  // Another content than the one confirmed waits for a confirmation of its own.
  submitted: {
    'hand-to-confirm': 'to-confirm',
    withdraw: 'draft',
    'pass-township': 'passed-township',
    return: 'returned',
  },
  'passed-township': { 'accept-county': 'accepted-county', return: 'returned' },
  'accepted-county': { return: 'returned' },
  returned: { 'save-draft': 'returned', submit: 'submitted', 'hand-to-confirm': 'to-confirm' },
}

/** The state after `step`, or undefined where the step is not open. */
export function nextState(state: ResponseState, step: ResponseStep): ResponseState | undefined {
  return transitions[state][step]
}

export function openSteps(state: ResponseState): readonly ResponseStep[] {
  return responseSteps.filter((step) => transitions[state][step] !== undefined)
}

/** 答卷状态, in the words of the office. */
export const responseStateNames: Readonly<Record<ResponseState, string>> = {
  assigned: '待填报',
  draft: '填报中',
  'to-confirm': '待负责人确认',
  submitted: '已报送',
  'passed-township': '乡级已审',
  'accepted-county': '县级已验收',
  returned: '已退回',
}
