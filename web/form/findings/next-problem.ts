/** The next cell with a problem after the one in focus, in reading order, round to the start. */
import type { FormSession } from '../session/form-session.ts'

export function nextProblem(session: FormSession, from: string | null): string | null {
  const { marks } = session.findings()
  const order = session
    .grid()
    .flat()
    .filter((path) => path !== null)
  const problems = order.filter((path) => marks.has(path))
  const at = from === null ? -1 : order.indexOf(from)
  const after = problems.find((path) => order.indexOf(path) > at)
  return after ?? problems[0] ?? marks.keys().next().value ?? null
}
