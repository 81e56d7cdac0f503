/** A finished block beside the census, and what the survey's team says of each difference. */

import type { BodyOf, ReplyOf } from '../../contract/operation.ts'
import type * as contract from '../../contract/post-enumeration.ts'
import { foundVerdicts, itemVerdicts, unitVerdicts } from '../../contract/post-enumeration.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { recordAudit } from '../audit/index.ts'
import { findUnitIdsByCreditCode, findUnits } from '../frame/index.ts'
import { findDisplayNames } from '../identity/index.ts'
import type { BlockComparison } from './compare-block.ts'
import { compareBlocks } from './compare-blocks.ts'
import { getReachableSurvey } from './reachable-survey.ts'
import {
  findDrawnBlock,
  findJudgement,
  insertJudgement,
  reportsOf,
  type SurveyRow,
} from './store.ts'

const FEWEST_CHARACTERS = 4

export async function getBlockComparison(
  ctx: SignedInContext,
  { surveyId, blockCode }: { readonly surveyId: string; readonly blockCode: string },
): Promise<ReplyOf<typeof contract.getPesBlock>> {
  const db = ctx.database.read
  const survey = await getReachableSurvey(db, ctx, surveyId)
  const block = await findDrawnBlock(db, surveyId, blockCode)
  if (!block) throw new Problem('not-found')
  const { report, comparison } = await finished(db, survey, blockCode)
  const judges = [...comparison.pairs.flatMap(({ items }) => items), ...comparison.onlyFound]
  const names = await findDisplayNames(db, [
    report.reportedBy,
    ...[...judges, ...comparison.onlySealed].flatMap(({ judgement }) =>
      judgement ? [judgement.judgedBy] : [],
    ),
  ])
  const told = await compareBlocks(db, survey, blockCode, (id) => names.get(id) ?? id)
  const { pairs, onlyFound, onlySealed, undecided } = told.get(blockCode)!
  return {
    ...{ blockCode, name: block.name, reportedAt: report.reportedAt, note: report.note },
    surveyor: names.get(report.reportedBy) ?? report.reportedBy,
    pairs: pairs.map((pair) => ({ ...pair, items: [...pair.items] })),
    onlyFound: await withElsewhere(db, onlyFound, survey.areaPrefix),
    onlySealed: onlySealed.map((each) => ({ ...each, doubleOf: [...each.doubleOf] })),
    undecided,
  }
}

/** Where a unit nobody has in this block is registered under the same code. */
async function withElsewhere(
  db: Executor,
  onlyFound: BlockComparison['onlyFound'],
  areaPrefix: string,
) {
  const codes = onlyFound.flatMap(({ found }) => {
    const code = found.unit.unifiedSocialCreditCode
    return typeof code === 'string' && code !== '' ? [code] : []
  })
  const ids = codes.length === 0 ? new Map() : await findUnitIdsByCreditCode(db, codes)
  const units = await findUnits(db, [...ids.values()].flat())
  return onlyFound.map((each) => {
    const code = String(each.found.unit.unifiedSocialCreditCode ?? '')
    const there = [...units.values()].filter(
      (unit) =>
        code !== '' &&
        unit.unifiedSocialCreditCode === code &&
        (unit.areaCode ?? '').startsWith(areaPrefix),
    )
    return {
      ...each,
      likely: [...each.likely],
      elsewhere: there.map(({ id, name }) => ({ unitId: id, name })),
    }
  })
}

async function finished(db: Executor, survey: SurveyRow, blockCode: string) {
  const report = (await reportsOf(db, survey.id)).get(blockCode)
  const comparison = (await compareBlocks(db, survey, blockCode)).get(blockCode)
  if (!report || !comparison) {
    throw new Problem('state-not-allowed', '抽查员还没有报完这个小区，报完后才能比对')
  }
  return { report, comparison }
}

export function judgeDifference(
  ctx: SignedInContext,
  place: { readonly surveyId: string; readonly blockCode: string; readonly judgementId: string },
  { key, verdict, unitId, evidence }: BodyOf<typeof contract.judgePesDifference>,
): Promise<{ undecided: number }> {
  const { surveyId, blockCode, judgementId } = place
  return ctx.database.write(async (tx) => {
    const survey = await getReachableSurvey(tx, ctx, surveyId)
    if (!(await findDrawnBlock(tx, surveyId, blockCode))) throw new Problem('not-found')
    const { comparison } = await finished(tx, survey, blockCode)
    const known = await findJudgement(tx, judgementId)
    if (known) {
      if (known.surveyId !== surveyId || known.key !== key || known.verdict !== verdict) {
        throw new Problem('revision-id-taken', '这个编号已用于别的定性，请另编后重发')
      }
      return { undecided: comparison.undecided }
    }
    requireFitting(comparison, { key, verdict, unitId })
    if ([...evidence.trim()].length < FEWEST_CHARACTERS) {
      throw new Problem('reason-required', '请写明定性的证据（至少 4 个字）')
    }
    await insertJudgement(tx, {
      ...{ id: judgementId, surveyId, blockCode, key, verdict },
      ...{ unitId: unitId ?? null, evidence: evidence.trim() },
      ...{ judgedAt: ctx.clock.now(), judgedBy: ctx.actor.id },
    })
    await recordAudit(tx, ctx, {
      action: 'pes.judge',
      subjectKind: 'pes-survey',
      subjectId: surveyId,
      reason: evidence.trim(),
      after: { blockCode, key, verdict, unitId: unitId ?? null },
    })
    const after = (await compareBlocks(tx, survey, blockCode)).get(blockCode)
    return { undecided: after?.undecided ?? 0 }
  })
}

function requireFitting(
  comparison: BlockComparison,
  { key, verdict, unitId }: { key: string; verdict: string; unitId: string | undefined },
): void {
  const { pairs, onlyFound, onlySealed } = comparison
  const judged = (each: { readonly key: string }) => each.key === key
  const asFound =
    onlyFound.some(judged) || pairs.some(({ found }) => `found:${found.foundId}` === key)
  const asSealed =
    onlySealed.some(judged) || pairs.some(({ sealed }) => `unit:${sealed.unitId}` === key)
  const verdicts: readonly string[] = asFound
    ? foundVerdicts
    : asSealed
      ? unitVerdicts
      : pairs.some(({ items }) => items.some(judged))
        ? itemVerdicts
        : []
  if (verdicts.length === 0) {
    throw new Problem('state-not-allowed', '这处差异已经变了，请刷新后再定性')
  }
  if (!verdicts.includes(verdict)) {
    throw new Problem('body-not-acceptable', '这处差异不能这样定性，请重新选择')
  }
  if (verdict !== 'same-as' && verdict !== 'duplicate') return
  const here = [...onlySealed, ...pairs].some(({ sealed }) => sealed.unitId === unitId)
  if (!here || `unit:${unitId}` === key) {
    throw new Problem('body-not-acceptable', '请指明是本小区封存名录里的哪一家')
  }
}
