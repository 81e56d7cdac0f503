/** Signals as tasks of a block: what a tablet fetches, and what it brings back. */
import type { OmissionTask, TaskFinding } from '../../contract/omissions.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { findReachedBlock, isWithinReach } from '../areas/index.ts'
import { recordAudit } from '../audit/index.ts'
import { requireRight } from '../identity/index.ts'
import { findSignal, findStep, insertStep, saveSignal, stepsOf, tasksOfBlock } from './store.ts'

export async function listOmissionTasks(
  ctx: SignedInContext,
  blockCode: string,
): Promise<{ tasks: OmissionTask[] }> {
  requireRight(ctx, 'area.view')
  const db = ctx.database.read
  if (!(await isWithinReach(db, ctx, placeOf(blockCode)))) throw new Problem('not-found')
  return { tasks: await tasksIn(db, blockCode) }
}

export async function tasksIn(db: Executor, blockCode: string): Promise<OmissionTask[]> {
  const rows = await tasksOfBlock(db, blockCode)
  const steps = await stepsOf(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map(({ id, kind, says, buildingCode }) => ({
    ...{ signalId: id, kind, says, buildingCode },
    note:
      steps.findLast(({ signalId, kind: step }) => signalId === id && step === 'task')?.note ?? '',
  }))
}

export interface TaskOutcome {
  readonly stepId: string
  readonly signalId: string
  readonly blockCode: string
  readonly finding: TaskFinding
  readonly note: string
}

const NOTE_CHARACTERS = 2

/** Found or nothing closes the signal; 进不去 leaves the task standing. Sent again, it changes nothing. */
export async function recordTaskOutcome(ctx: SignedInContext, input: TaskOutcome): Promise<void> {
  await ctx.database.write(async (tx) => {
    requireRight(ctx, 'omission.look')
    const { stepId, signalId, finding } = input
    const current = await findSignal(tx, signalId)
    // The block may have been drawn anew since the tablet fetched the task.
    const asked = { blockCode: input.blockCode, buildingCode: current?.buildingCode }
    const blockCode = await findReachedBlock(tx, ctx, asked)
    if (!current || !blockCode || current.blockCode !== blockCode) throw new Problem('not-found')
    if (await findStep(tx, stepId)) return
    if (current.state !== 'task') throw new Problem('signal-not-open')
    const note = input.note.trim()
    if (finding !== 'found' && [...note].length < NOTE_CHARACTERS) {
      throw new Problem('reason-required', '请写明看到了什么（至少 2 个字）')
    }
    await insertStep(tx, {
      ...{ id: stepId, signalId, kind: 'outcome', finding, note },
      at: ctx.clock.now(),
      by: ctx.actor.id,
    })
    const state = finding === 'no-access' ? 'task' : 'closed'
    await saveSignal(tx, signalId, { state })
    await recordAudit(tx, ctx, {
      action: 'omission.outcome',
      subjectKind: 'omission-signal',
      subjectId: signalId,
      reason: note,
      before: { state: current.state },
      after: { state, finding, stepId },
    })
  })
}

function placeOf(blockCode: string) {
  return { areaCode: blockCode, blockCode, unitId: null }
}
