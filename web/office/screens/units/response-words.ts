/** The forms of a unit with their states in words, for hovering where the tags have no room. Pure. */
import { formMark } from '../../../../forms/form-words.ts'
import type { UnitSummary } from '../../../../server/contract/frame.ts'
import {
  type ResponseState,
  responseStateNames,
} from '../../../../server/contract/response-state.ts'

export function responseWords(responses: UnitSummary['responses']): string {
  return responses.map(({ formId, state }) => `${formMark(formId)} ${stateWord(state)}`).join('，')
}

function stateWord(state: string): string {
  return Object.hasOwn(responseStateNames, state)
    ? responseStateNames[state as ResponseState]
    : state
}
