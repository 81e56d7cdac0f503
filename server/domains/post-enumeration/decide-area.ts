/** What the results come to for an area: a decision with its reason and the rates it rests on. */

import type { BodyOf, ReplyOf } from '../../contract/operation.ts'
import type * as contract from '../../contract/post-enumeration.ts'
import { type PesDecision, rateNames } from '../../contract/post-enumeration.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { areaPrefixOf } from '../areas/index.ts'
import { recordAudit } from '../audit/index.ts'
import { findDisplayNames, requireRight } from '../identity/index.ts'
import { resultsByArea } from './get-results.ts'
import { getReachableSurvey } from './reachable-survey.ts'
import {
  type DecisionRow,
  decisionsBelow,
  findDecision,
  findSurvey,
  insertDecision,
} from './store.ts'

const FEWEST_CHARACTERS = 4

export function decideArea(
  ctx: SignedInContext,
  { surveyId, decisionId }: { readonly surveyId: string; readonly decisionId: string },
  asked: BodyOf<typeof contract.decidePesArea>,
): Promise<PesDecision> {
  return ctx.database.write(async (tx) => {
    const survey = await getReachableSurvey(tx, ctx, surveyId)
    const areaPrefix = areaPrefixOf(asked.area)
    const known = await findDecision(tx, decisionId)
    if (known) {
      if (known.surveyId !== surveyId || known.areaPrefix !== areaPrefix) {
        throw new Problem('revision-id-taken', '这个编号已用于别的决定，请另编后重发')
      }
      return only(await described(tx, [known]))
    }
    const result = (await resultsByArea(tx, survey)).find((each) => each.areaPrefix === areaPrefix)
    if (!result) throw new Problem('body-not-acceptable', '这个区域不在这次抽查里，请重新选择')
    if (result.blocksJudged < result.blocksDrawn) {
      throw new Problem(
        'state-not-allowed',
        `还有 ${result.blocksDrawn - result.blocksJudged} 个抽中小区没有定完性，定完后再作决定`,
      )
    }
    const failed = result.rates.filter(({ verdict }) => verdict === 'fails')
    if (asked.decision === 'accept' && failed.length > 0) {
      const names = failed.map(({ rate }) => rateNames[rate]).join('、')
      throw new Problem(
        'state-not-allowed',
        `${names}的置信区间整个超过合格线，达不到的要重新普查登记，不能认可`,
      )
    }
    const reason = asked.reason.trim()
    if ([...reason].length < FEWEST_CHARACTERS) {
      throw new Problem('reason-required', '请写明决定的理由（至少 4 个字）')
    }
    const row: DecisionRow = {
      ...{ id: decisionId, surveyId, areaPrefix, decision: asked.decision, reason, result },
      ...{ decidedAt: ctx.clock.now(), decidedBy: ctx.actor.id },
    }
    await insertDecision(tx, row)
    await recordAudit(tx, ctx, {
      action: 'pes.decide',
      subjectKind: 'pes-survey',
      subjectId: surveyId,
      reason,
      after: { areaPrefix, decision: asked.decision },
    })
    return only(await described(tx, [row]))
  })
}

/** Counties read what was decided of them; the survey itself stays with the office that conducts it. */
export async function listDecisions(
  ctx: SignedInContext,
): Promise<ReplyOf<typeof contract.listPesDecisions>> {
  requireRight(ctx, 'pes.view')
  const db = ctx.database.read
  const { scope } = ctx.actor
  const rows = scope.kind === 'area' ? await decisionsBelow(db, scope.areaPrefix) : []
  return { decisions: await described(db, rows) }
}

async function described(db: Executor, rows: readonly DecisionRow[]): Promise<PesDecision[]> {
  const people = await findDisplayNames(
    db,
    rows.map(({ decidedBy }) => decidedBy),
  )
  const found: PesDecision[] = []
  for (const { id, decidedBy, ...row } of rows) {
    // Its survey is there: the database holds them together.
    const survey = (await findSurvey(db, row.surveyId))!
    found.push({
      ...{ decisionId: id, ...row, surveyName: survey.name, bars: survey.bars },
      areaName: row.result.areaName,
      decidedBy: people.get(decidedBy) ?? decidedBy,
    })
  }
  return found
}

function only(decisions: readonly PesDecision[]): PesDecision {
  // One row in, one reply out.
  return decisions[0]!
}
