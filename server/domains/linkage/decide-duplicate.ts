/**
 * One person's word on a pair. Where the area asks for two, it takes effect when the second agrees, or
 * a third has settled it. Merging keeps both units: one is found 重复 of the other, its responses are
 * kept and fall away, and the other takes over the values chosen.
 */
import type { DuplicateDetail } from '../../contract/duplicates.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { recordAudit } from '../audit/index.ts'
import type { OutcomeFollower, UnitRow } from '../frame/index.ts'
import { requireRight } from '../identity/index.ts'
import { applyDecision, type Verdict } from './apply-decision.ts'
import { decidePart, refusalOf, refusalTexts } from './decide-part.ts'
import { describePair } from './describe-pair.ts'
import type { Desk } from './desk.ts'
import { getReachablePair, type ReachablePair } from './reachable-pair.ts'
import { settleAbsorbed } from './settle-pair.ts'
import { type DecisionRow, findDecision, insertDecision, savePair } from './store.ts'

export interface DecisionToMake extends Partial<Omit<Verdict, 'firstUnit'>> {
  readonly pairId: string
  readonly decisionId: string
  readonly kind: Verdict['kind']
  readonly firstUnit?: string
  readonly reason: string
}

const REASON_CHARACTERS = 4
/** Evidence in hundredths of a bit from which "not the same" goes against it: probability .99. */
const STRONG_EVIDENCE = 663

export async function decideDuplicate(
  ctx: SignedInContext,
  desk: Desk,
  input: DecisionToMake,
): Promise<DuplicateDetail> {
  const followOutcome = await desk.prepareOutcomeFollower()
  await ctx.database.write(async (tx) => {
    requireRight(ctx, 'duplicate.decide')
    const found = await getReachablePair(tx, ctx, input.pairId)
    const verdict = readVerdict(input, found)
    const earlier = await findDecision(tx, input.decisionId)
    if (earlier) {
      if (isSame(earlier, input.pairId, verdict)) return
      throw new Problem('body-not-acceptable', '这个判定编号已用于不同的内容，请换一个编号')
    }
    const refusal = refusalOf(found.facts)
    if (refusal === 'said-already') {
      throw new Problem('second-person-required', refusalTexts[refusal])
    }
    if (refusal) throw new Problem('duplicate-not-open', refusalTexts[refusal])
    requireReason(found, verdict)
    const part = decidePart(found.facts, verdict)
    await makeDecision(tx, ctx, { desk, followOutcome, found, verdict, ...part }, input.decisionId)
  })
  return describePair(ctx.database.read, ctx, desk, input.pairId)
}

interface Decision {
  readonly desk: Desk
  readonly followOutcome: OutcomeFollower
  readonly found: ReachablePair
  readonly verdict: Verdict
  readonly part: DecisionRow['part']
  readonly takesEffect: boolean
  readonly next: 'open' | 'second' | 'referee' | 'decided' | 'lapsed'
  readonly toCheck?: boolean
}

/** Keeps the word, and carries it out when it takes effect. */
export async function makeDecision(
  tx: Executor,
  ctx: SignedInContext,
  decision: Decision,
  decisionId: string,
): Promise<void> {
  const { desk, followOutcome, found, verdict, part, takesEffect, next } = decision
  const { pair, units } = found
  const { kind, firstUnit, chosen, reason } = verdict
  const decidedAt = ctx.clock.now()
  const changes = takesEffect
    ? await applyDecision(tx, ctx, { desk, followOutcome, decisionId, units }, verdict)
    : []
  await insertDecision(tx, {
    id: decisionId,
    pairId: pair.id,
    kind,
    firstUnit,
    chosen,
    reason,
    part,
    weight: pair.weight,
    takesEffect,
    changes,
    decidedAt,
    decidedBy: ctx.actor.id,
  })
  const inForce = takesEffect
    ? { decisionId, kind, firstUnit, decidedAt, toCheck: decision.toCheck ?? false }
    : {}
  await savePair(tx, pair.id, { state: next, ...inForce })
  if (takesEffect) await settleAbsorbed(tx, pair)
  await recordAudit(tx, ctx, {
    action: 'duplicate.decide',
    subjectKind: 'duplicate-pair',
    subjectId: pair.id,
    ...(reason === '' ? {} : { reason }),
    before: { state: pair.state },
    after: { state: next, decisionId, part, kind, firstUnit, units: [pair.unitA, pair.unitB] },
  })
}

function readVerdict(input: DecisionToMake, { units }: ReachablePair): Verdict {
  const { kind, chosen = {}, earlierCeased = false } = input
  const reason = input.reason.trim()
  if (kind === 'not-same') return { kind, firstUnit: null, chosen: {}, earlierCeased, reason }
  const firstUnit = input.firstUnit ?? null
  if (!units.some(({ id }) => id === firstUnit)) {
    const who = { merge: '保留哪一家', 'branch-of': '哪一家是总部', 'successor-of': '哪一家在前' }
    throw new Problem('body-not-acceptable', `请选${who[kind]}`)
  }
  return { kind, firstUnit, chosen: kind === 'merge' ? chosen : {}, earlierCeased, reason }
}

function isSame(earlier: DecisionRow, pairId: string, { kind, firstUnit }: Verdict): boolean {
  return earlier.pairId === pairId && earlier.kind === kind && earlier.firstUnit === firstUnit
}

/** What goes against the evidence needs words. */
function requireReason({ pair, units }: ReachablePair, { kind, reason }: Verdict): void {
  const against =
    (kind === 'merge' && (pair.weight < 0 || codesDiffer(units))) ||
    (kind === 'not-same' && pair.weight >= STRONG_EVIDENCE)
  if (against && [...reason].length < REASON_CHARACTERS) {
    const what = kind === 'merge' && codesDiffer(units) ? '两家的信用代码不同' : '判定与证据相反'
    throw new Problem('reason-required', `${what}，请写明理由（至少 4 个字）`)
  }
}

export function codesDiffer([a, b]: readonly [UnitRow, UnitRow]): boolean {
  const codeA = a.unifiedSocialCreditCode
  const codeB = b.unifiedSocialCreditCode
  return codeA !== null && codeB !== null && codeA !== codeB
}
