/** Notes descriptions while the server runs. */
import type { Context } from '../../platform/context.ts'
import { keepLooking, type Watch } from '../../platform/keep-looking.ts'
import { followDescriptions } from './follow-descriptions.ts'

export function keepDescriptions(newContext: () => Context): Watch {
  return keepLooking(newContext, 'descriptions', followDescriptions)
}
