/** Notes that someone asked for what is not theirs. The refusal itself stands either way. */
import type { ProblemId } from '../../contract/problems.ts'
import type { Context } from '../../platform/context.ts'
import { recordAudit } from './record-audit.ts'

/** Problems that mean: not yours. Faults of form are none. */
const refusals: ReadonlySet<ProblemId> = new Set<ProblemId>([
  'not-allowed',
  'not-found',
  'second-person-required',
  'door-not-open',
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
        action: 'access.refuse',
        subjectKind: 'operation',
        subjectId: refusal.operationId,
        after: { problem: refusal.problem, ...refusal.params },
      }),
    )
  } catch {
    ctx.log.error({ requestId: ctx.requestId, operation: refusal.operationId }, 'refusal not noted')
  }
}
