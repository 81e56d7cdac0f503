/** What an office does about a signal: judges it with a reason, sends it to a tablet, opens it again. */
import type { OmissionSignal, SignalState } from '../../contract/omissions.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { findBlockCode } from '../areas/index.ts'
import { recordAudit } from '../audit/index.ts'
import { coversArea, requireRight } from '../identity/index.ts'
import { requireSoundWords } from '../review/index.ts'
import { describeSignals } from './list-omission-signals.ts'
import { findSignal, findStep, insertStep, saveSignal } from './store.ts'
import { isTold } from './told-leads.ts'

export interface SignalStep {
  readonly signalId: string
  readonly stepId: string
  readonly kind: 'task' | 'judge' | 'reopen'
  readonly note: string
  readonly blockCode?: string
}

const NOTE_CHARACTERS = 4
const allowedFrom: Readonly<Record<SignalStep['kind'], readonly SignalState[]>> = {
  task: ['open'],
  judge: ['open', 'task'],
  reopen: ['closed', 'task'],
}
const audited = {
  task: { action: 'omission.task' },
  judge: { action: 'omission.judge' },
  reopen: { action: 'omission.reopen' },
} as const
const leadsTo = { task: 'task', judge: 'closed', reopen: 'open' } as const

export async function stepSignal(
  ctx: SignedInContext,
  input: SignalStep,
): Promise<{ signal: OmissionSignal }> {
  return ctx.database.write(async (tx) => {
    requireRight(ctx, 'omission.settle')
    const { signalId, stepId, kind } = input
    const current = await findSignal(tx, signalId)
    if (!current || !coversArea(ctx.actor.scope, current.areaCode)) throw new Problem('not-found')
    const note = input.note.trim()
    const earlier = await findStep(tx, stepId)
    if (earlier) {
      const same = earlier.signalId === signalId && earlier.kind === kind && earlier.note === note
      if (!same) {
        throw new Problem('body-not-acceptable', '这个编号已用于不同的内容，请换一个编号')
      }
      const [signal] = await describeSignals(tx, [current])
      return { signal: signal! }
    }
    if (!allowedFrom[kind].includes(current.state)) throw new Problem('signal-not-open')
    if (kind !== 'task' && [...note].length < NOTE_CHARACTERS) {
      throw new Problem('reason-required', '请写明理由（至少 4 个字）')
    }
    // Read by the legal unit that told it: held to what offices may write to respondents.
    if (isTold(current.kind) && kind !== 'task') requireSoundWords(note)
    const blockCode = input.blockCode ?? current.blockCode
    if (kind === 'task') {
      if (blockCode === null) {
        throw new Problem('body-not-acceptable', '/blockCode 请指明派到哪个普查小区')
      }
      const inScope = coversArea(ctx.actor.scope, blockCode)
      if (!inScope || (await findBlockCode(tx, blockCode)) === undefined) {
        throw new Problem('code-not-in-list', `您的工作范围内没有普查小区 ${blockCode}`)
      }
    }
    await insertStep(tx, {
      ...{ id: stepId, signalId, kind, finding: null, note },
      at: ctx.clock.now(),
      by: ctx.actor.id,
    })
    const saved = await saveSignal(tx, signalId, {
      state: leadsTo[kind],
      ...(kind === 'task' && { blockCode }),
    })
    await recordAudit(tx, ctx, {
      ...audited[kind],
      subjectKind: 'omission-signal',
      subjectId: signalId,
      reason: note,
      before: { state: current.state, blockCode: current.blockCode },
      after: { state: saved.state, blockCode: saved.blockCode },
    })
    const [signal] = await describeSignals(tx, [saved])
    return { signal: signal! }
  })
}
