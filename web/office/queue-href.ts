/** Where 答卷审核 opens: at what waits for this office. Pure. */
import type { Role } from '../../server/contract/identity.ts'
import type { ResponseState } from '../../server/contract/response-state.ts'
import { hrefOf } from './href-of.ts'

export function queueHref(role: Role): string {
  return hrefOf('/review', { state: waitingFor(role) })
}

function waitingFor(role: Role): ResponseState | undefined {
  if (role === 'township-office') return 'submitted'
  return role === 'county-office' ? 'passed-township' : undefined
}
