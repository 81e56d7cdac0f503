/** Leads that legal units give by what they say of their establishments, and what came of them. */
import { type SignalKind, toldKinds } from '../../contract/omissions.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import type { LeadAnswer, ToldLead } from '../establishments/index.ts'
import { relativeSubject, signalIdOf, unlistedSubject } from './detect-signals.ts'
import {
  findSignal,
  findSignalsById,
  insertSignals,
  lapseSignals,
  type SignalRow,
  type StepRow,
  stepsOf,
} from './store.ts'

export function isTold(kind: SignalKind): boolean {
  return (toldKinds as readonly SignalKind[]).includes(kind)
}

/** One that may be missing weighs as much as any; one that may be too many stands behind those. */
const WEIGHTS = { 'branch-told': 100, 'branch-denied': 50 } as const

/**
 * The id of the lead. What a search found of the same and nobody has dealt with lapses: one thing is one
 * lead. The caller writes the audit entry of what raised it.
 */
export async function raiseLead(
  tx: Executor,
  ctx: SignedInContext,
  { subject, ownerId, rows, ...lead }: ToldLead,
): Promise<string> {
  const id = signalIdOf(lead.kind, subject)
  const at = ctx.clock.now()
  const sought =
    lead.kind === 'branch-denied'
      ? [signalIdOf('branch-not-listed', unlistedSubject(lead.unitId, ownerId))]
      : rows.map(({ name, creditCode }) =>
          signalIdOf(
            'branch-not-registered',
            relativeSubject(ownerId, { code: creditCode ?? '', name }),
          ),
        )
  const waiting = (await findSignalsById(tx, sought)).filter(({ state }) => state === 'open')
  await lapseSignals(
    tx,
    waiting.map((each) => each.id),
  )
  await insertSignals(tx, [
    {
      ...{ id, ...lead, state: 'open', buildingCode: null, weight: WEIGHTS[lead.kind] },
      ...{ foundAt: at, lastFoundAt: at },
    },
  ])
  return id
}

/** What was told is taken back. A lead that was dealt with stays as it is. */
export async function lapseLead(tx: Executor, leadId: string): Promise<void> {
  if (await findSignal(tx, leadId)) await lapseSignals(tx, [leadId])
}

export async function answersTo(
  db: Executor,
  leadIds: readonly string[],
): Promise<ReadonlyMap<string, LeadAnswer>> {
  const signals = await findSignalsById(db, leadIds)
  const steps = await stepsOf(
    db,
    signals.map(({ id }) => id),
  )
  return new Map(
    signals.map((signal) => {
      const last = steps.findLast(({ signalId }) => signalId === signal.id)
      return [signal.id, { state: signal.state, words: wordsFor(signal, last) }]
    }),
  )
}

/** For the legal unit that told it. Pure. */
export function wordsFor(
  { kind, state }: Pick<SignalRow, 'kind' | 'state'>,
  last: Pick<StepRow, 'kind' | 'finding' | 'note'> | undefined,
): string {
  if (state === 'lapsed') return '已收回，普查办不再核实'
  if (state === 'open') return '普查办待核实'
  if (state === 'task') return '已派普查员到实地核查'
  if (last?.kind === 'judge') return `普查办核实：${last.note}`
  const told = kind === 'branch-told'
  const what =
    last?.finding === 'found'
      ? told
        ? '普查员查到该单位，已登记'
        : '普查员查到该单位仍在'
      : told
        ? '普查员到实地查过，没有找到'
        : '普查员到实地查过，该单位不在'
  return last?.note ? `${what}：${last.note}` : what
}
