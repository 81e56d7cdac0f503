/** What a person has filled in on one form: answers and explanations. Plain data; pure. */
import type { Answers, AnswerValue } from '../../../forms/engine/types.ts'
import type { Explanation } from '../../form/explanation.ts'
import { placeOf, rowsOf } from '../../form/path.ts'
import type { FormSession } from '../../form/session/form-session.ts'
import { withoutBlankEnd } from '../../form/session/table-rows.ts'

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
  return { answers: withoutCells(Object.fromEntries(own), unconfirmed), explanations }
}

/** Rows keep their places; those that say nothing at the end were only offered. */
function withoutCells(answers: Answers, cells: readonly string[]): Answers {
  const left: Record<string, AnswerValue | undefined> = { ...answers }
  for (const path of cells) {
    const { property, row, column } = placeOf(path)
    if (row === null || column === null) continue
    const rows = rowsOf(left, property).map((each, index) => {
      if (index !== row) return each
      const { [column]: _offered, ...rest } = each
      return rest
    })
    const kept = withoutBlankEnd(rows)
    left[property] = kept.length > 0 ? kept : undefined
  }
  return Object.fromEntries(Object.entries(left).filter(([, value]) => value !== undefined))
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
