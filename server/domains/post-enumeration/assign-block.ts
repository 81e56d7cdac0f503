/** Gives a drawn block to a surveyor: somebody of the field from another county, who never walked it. */
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { listAssignedBlocks } from '../areas/index.ts'
import { recordAudit } from '../audit/index.ts'
import { findAccountById, mayDo } from '../identity/index.ts'
import { getReachableSurvey, requireOpen } from './reachable-survey.ts'
import { findDrawnBlock, findsOf, insertAssignment, reportsOf, surveyorsOf } from './store.ts'

const COUNTY_DIGITS = 6

export interface SurveyorOfBlock {
  readonly surveyId: string
  readonly blockCode: string
  readonly accountId: string
}

export function assignSurveyor(
  ctx: SignedInContext,
  { surveyId, blockCode, accountId }: SurveyorOfBlock,
): Promise<{ blockCode: string; surveyor: string }> {
  return ctx.database.write(async (tx) => {
    const survey = await getReachableSurvey(tx, ctx, surveyId)
    const block = await findDrawnBlock(tx, surveyId, blockCode)
    if (!block) throw new Problem('not-found')
    requireOpen(ctx, survey)
    const account = await findAccountById(tx, accountId)
    if (account?.scope.kind !== 'area' || !mayDo(account.role, 'pes.survey')) {
      throw new Problem('body-not-acceptable', '抽查员须是在岗的普查员或普查指导员，请重新选择')
    }
    const { areaPrefix } = account.scope
    const county = blockCode.slice(0, COUNTY_DIGITS)
    if (areaPrefix.length < COUNTY_DIGITS || areaPrefix.startsWith(county)) {
      throw new Problem(
        'body-not-acceptable',
        `${account.displayName}就在本县工作；事后抽查要异地交叉，请从别的县区选人`,
      )
    }
    const walked = (await listAssignedBlocks(tx, [accountId])).get(accountId) ?? []
    if (walked.includes(blockCode)) {
      throw new Problem(
        'body-not-acceptable',
        `${account.displayName}登记过这个小区，不能再来抽查，请另选人`,
      )
    }
    const before = (await surveyorsOf(tx, surveyId)).get(blockCode)
    if (before === accountId) return { blockCode, surveyor: account.displayName }
    if ((await reportsOf(tx, surveyId)).has(blockCode)) {
      throw new Problem('state-not-allowed', '这个小区已经报完，不能再换抽查员')
    }
    if (before !== undefined && (await findsOf(tx, surveyId, blockCode)).length > 0) {
      throw new Problem('state-not-allowed', '抽查员已经开始登记，不能再换人')
    }
    await insertAssignment(tx, {
      ...{ surveyId, blockCode, accountId },
      ...{ assignedAt: ctx.clock.now(), assignedBy: ctx.actor.id },
    })
    await recordAudit(tx, ctx, {
      action: 'pes.assign',
      subjectKind: 'pes-survey',
      subjectId: surveyId,
      before: { blockCode, accountId: before ?? null },
      after: { blockCode, accountId },
    })
    return { blockCode, surveyor: account.displayName }
  })
}
