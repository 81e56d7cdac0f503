/** Notes that someone asked for what is not theirs, or told a respondent what to report (law.md L-12). The refusal itself stands either way. */
import type { ProblemId } from '../../contract/problems.ts'
import type { Context } from '../../platform/context.ts'
import { recordAudit } from './record-audit.ts'

/** An act of its own, so that who audits finds them: a value was all but ordered (law.md L-12). */
const TARGET_VALUE: ProblemId = 'reason-names-target-value'

/** Problems that mean: not yours, or nobody's to do. Faults of form are none. */
const refusals: ReadonlySet<ProblemId> = new Set<ProblemId>([
  'not-allowed',
  'not-found',
  'second-person-required',
  'door-not-open',
  TARGET_VALUE,
])

export interface Refusal {
  readonly operationId: string
  readonly problem: ProblemId
  /** Parts of the path: ids of what was asked for. */
  readonly params: Readonly<Record<string, string>>
}

/** Problems of people who failed to become someone. */
const failedSignIns: ReadonlySet<ProblemId> = new Set<ProblemId>(['sign-in-link-invalid'])

/** Whether the trail keeps it: of strangers only failed sign-ins, lest they fill it at will. */
export function isRefusal(ctx: Context, problem: ProblemId): boolean {
  return failedSignIns.has(problem) || (ctx.actor !== null && refusals.has(problem))
}

export async function recordRefusal(ctx: Context, refusal: Refusal): Promise<void> {
  try {
    await ctx.database.write((tx) =>
      recordAudit(tx, ctx, {
        action: refusal.problem === TARGET_VALUE ? 'target-value.refuse' : 'access.refuse',
        subjectKind: 'operation',
        subjectId: refusal.operationId,
        after: { problem: refusal.problem, ...refusal.params },
      }),
    )
  } catch {
    ctx.log.error({ requestId: ctx.requestId, operation: refusal.operationId }, 'refusal not noted')
  }
}
