/** Keeps the order of review up to date while the server runs. */
import type { Context } from '../../platform/context.ts'
import { keepLooking, type Watch } from '../../platform/keep-looking.ts'
import { followTrail } from './follow-trail.ts'

export function keepAttention(newContext: () => Context): Watch {
  return keepLooking(newContext, 'attention', followTrail)
}
