/** Watches arrivals while the server runs. */
import type { Context } from '../../platform/context.ts'
import { keepLooking, type Watch } from '../../platform/keep-looking.ts'
import { watchArrivals } from './watch-arrivals.ts'

export function keepWatch(newContext: () => Context): Watch {
  return keepLooking(newContext, 'arrivals', watchArrivals)
}
