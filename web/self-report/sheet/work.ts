/** What a person has filled in on one form: answers and explanations. Plain data; pure. */
import type { Answers } from '../../../forms/engine/types.ts'
import type { Explanation } from '../../form/explanation.ts'
import type { FormSession } from '../../form/session/form-session.ts'

export interface Work {
  readonly answers: Answers
  readonly explanations: readonly Explanation[]
}

/**
 * What of a session is the person's own: without prefilled values nobody has confirmed, and without
 * the office's items that only stand there to be read.
 */
export function ownWork(session: FormSession, readOnlyItems: ReadonlySet<string>): Work {
  const { answers, explanations, unconfirmed } = session.state()
  const leftOut = new Set([...unconfirmed, ...readOnlyItems])
  const own = Object.entries(answers).filter(([key]) => !leftOut.has(key))
  return { answers: Object.fromEntries(own), explanations }
}

/** Equal in content, whatever the order of keys. */
export function sameWork(a: Work, b: Work): boolean {
  return sameContent(a.answers, b.answers) && sameContent(byRule(a), byRule(b))
}

export function sameContent(a: unknown, b: unknown): boolean {
  return stable(a) === stable(b)
}

function byRule(work: Work): Record<string, Explanation> {
  return Object.fromEntries(
    work.explanations.map((each) => [`${each.rule}@${each.fields.join(',')}`, each]),
  )
}

function stable(value: unknown): string {
  return JSON.stringify(value ?? null, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([x], [y]) => (x < y ? -1 : 1)))
      : part,
  )
}
