/**
 * What an office may do with a response now, and why not. The server decides again; this keeps the
 * buttons honest. Reported values are nowhere among the acts. Pure.
 */
import type { Role } from '../../../../server/contract/identity.ts'
import {
  type ResponseState,
  type ResponseStep,
  responseStateNames,
} from '../../../../server/contract/response-state.ts'

export interface ReviewActs {
  /** Why each act is closed; undefined = open. */
  readonly pass: string | undefined
  readonly accept: string | undefined
  readonly return: string | undefined
}

export function reviewActs(
  role: Role,
  state: ResponseState,
  steps: readonly ResponseStep[],
): ReviewActs {
  const closed = (step: ResponseStep, needed: string) =>
    steps.includes(step) ? undefined : `目前是“${responseStateNames[state]}”，${needed}`
  return {
    pass:
      role === 'township-office' ? closed('pass-township', '已报送的才能通过') : '由乡级普查办通过',
    accept:
      role === 'county-office' ? closed('accept-county', '乡级已审的才能验收') : '由县级普查办验收',
    return: isOffice(role)
      ? closed('return', '已报送、乡级已审或已验收的才能退回')
      : '由普查办退回',
  }
}

function isOffice(role: Role): boolean {
  return role === 'township-office' || role === 'county-office' || role === 'city-office'
}
