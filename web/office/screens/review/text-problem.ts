/** The server's refusal that belongs beside the words of a return, or undefined. Pure. */
import { CallFailure } from '../../../api/call.ts'

const besideText = ['reason-names-target-value', 'reason-required'].map(
  (id) => `urn:jingpu:problem:${id}`,
)

export function textProblem(error: unknown): string | undefined {
  if (!(error instanceof CallFailure) || error.failure.kind !== 'problem') return undefined
  const { problem } = error.failure
  if (!besideText.includes(problem.type)) return undefined
  return problem.detail ? `${problem.title}：${problem.detail}` : problem.title
}
