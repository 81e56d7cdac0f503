/** Turns a thrown Problem into its problem+json reply; anything else becomes `internal`, its detail logged only. */
import { Problem, type ProblemDocument, problemKinds } from '../contract/problems.ts'
import type { Log } from './log.ts'

export function problemReply(thrown: unknown, requestId: string, log: Log): Response {
  const problem = thrown instanceof Problem ? thrown : internalProblem(thrown, requestId, log)
  const kind = problemKinds[problem.id]
  const document: ProblemDocument = {
    ...problem.members,
    type: `urn:jingpu:problem:${problem.id}`,
    title: kind.title,
    status: kind.status,
    retry: kind.retry,
    ...(problem.message === kind.title ? {} : { detail: problem.message }),
    requestId,
  }
  return new Response(JSON.stringify(document), {
    status: kind.status,
    headers: { 'content-type': 'application/problem+json; charset=utf-8' },
  })
}

function internalProblem(thrown: unknown, requestId: string, log: Log): Problem {
  const cause = thrown instanceof Error ? thrown : new Error(String(thrown))
  if (/SQLITE_BUSY/.test(cause.message)) return new Problem('busy')
  log.error({ requestId, name: cause.name, stack: withoutValues(cause) }, 'request failed')
  return new Problem('internal')
}

/** The stack's places without the message, which may quote what a person reported. */
function withoutValues(error: Error): string {
  return (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .join('\n')
}
