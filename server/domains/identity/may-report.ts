/**
 * Whether an actor fills in and reports: a right of the role, but for the person in charge of an
 * enterprise, who confirms what the preparer filled in and never does both (law.md L-25).
 */
import { Problem } from '../../contract/problems.ts'
import type { Actor, SignedInContext } from '../../platform/context.ts'
import { mayDo, requireRight } from './rights.ts'

export function mayReport(actor: Actor): boolean {
  return mayDo(actor.role, 'response.report') && actor.position !== 'person-in-charge'
}

/** Throws problem `not-allowed` unless the actor fills in and reports. */
export function requireReporter(ctx: SignedInContext): void {
  requireRight(ctx, 'response.report')
  if (!mayReport(ctx.actor)) {
    throw new Problem('not-allowed', '单位负责人只核对，填报和改正由填报人进行')
  }
}

/** Throws problem `not-allowed` unless the actor is the person in charge of the unit they work for. */
export function requireConfirmer(ctx: SignedInContext): void {
  requireRight(ctx, 'response.report')
  if (!mayConfirm(ctx.actor)) {
    throw new Problem('not-allowed', '由单位负责人用自己的账号核对确认')
  }
}

export function mayConfirm(actor: Actor): boolean {
  return actor.role === 'enterprise' && actor.position === 'person-in-charge'
}
