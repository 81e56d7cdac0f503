/** The level the actor reviews at; throws `not-allowed` for everyone else. */
import { Problem } from '../../contract/problems.ts'
import { levelOf, type ReviewLevel } from '../../contract/response-state.ts'
import type { SignedInContext } from '../../platform/context.ts'

export function requireLevel(ctx: SignedInContext): ReviewLevel {
  const level = levelOf(ctx.actor.role)
  if (level === undefined) throw new Problem('not-allowed')
  return level
}
