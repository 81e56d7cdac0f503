/** Where 答卷审核 opens: at what waits for this office, what matters most first. Pure. */
import type { Role } from '../../server/contract/identity.ts'
import { levelOf } from '../../server/contract/response-state.ts'
import { hrefOf } from './href-of.ts'

export function queueHref(role: Role): string {
  const awaiting = levelOf(role)
  return hrefOf('/review', awaiting && { awaiting, held: 'false', order: 'attention' })
}
