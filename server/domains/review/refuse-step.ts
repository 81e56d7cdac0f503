/** Why a level cannot take a step with a response now, in words that name who can. */
import { Problem } from '../../contract/problems.ts'
import {
  compareLevels,
  levelPassed,
  type ReviewLevel,
  responseStateNames,
  reviewLevelNames,
} from '../../contract/response-state.ts'
import { openReview, type ResponseRow } from '../responses/index.ts'

export function refuseStep(level: ReviewLevel, current: ResponseRow): Problem {
  return new Problem('state-not-allowed', whyNot(level, current), {
    currentState: current.state,
    allowedSteps: current.fellAwayAt === null ? openReview(level, current).steps : [],
  })
}

function whyNot(level: ReviewLevel, current: ResponseRow): string {
  const { state, heldBy, escalatedFrom, awaiting, fellAwayAt } = current
  if (fellAwayAt !== null) return '该单位已不再应填这张表；已填内容保留，只能查看'
  const passed = levelPassed[state]
  if (passed !== undefined && compareLevels(passed, level) > 0) {
    return `${reviewLevelNames[passed]}已通过，下级不能再改动；有问题请报${reviewLevelNames[passed]}撤回或退回`
  }
  if (heldBy !== null) return `${reviewLevelNames[heldBy]}已暂缓这份答卷，解除暂缓后再审`
  if (escalatedFrom !== null) {
    return `这份答卷已由${reviewLevelNames[escalatedFrom]}提请${awaiting ? reviewLevelNames[awaiting] : '上级'}，答复后再审`
  }
  return `这份答卷目前是“${responseStateNames[state]}”，还没有到${reviewLevelNames[level]}审核这一步`
}
