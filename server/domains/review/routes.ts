/** Review over HTTP. */
import * as checks from '../../contract/checks.ts'
import * as evaluation from '../../contract/evaluation.ts'
import * as progress from '../../contract/progress.ts'
import * as contract from '../../contract/review.ts'
import { type Mounting, mount } from '../../platform/mount.ts'
import { acceptResponse } from './accept-response.ts'
import { exportProgress } from './export-progress.ts'
import { getCheckStatistics } from './get-check-statistics.ts'
import { getDepartmentCounts } from './get-department-counts.ts'
import { getPayStatement } from './get-pay-statement.ts'
import { getProgress } from './get-progress.ts'
import { getProgressBreakdown } from './get-progress-breakdown.ts'
import { getProgressMap } from './get-progress-map.ts'
import { getProgressOutlook } from './get-progress-outlook.ts'
import { getResponsibilityRoll } from './get-responsibility-roll.ts'
import { listSignOffs } from './list-sign-offs.ts'
import { passClean } from './pass-clean.ts'
import { passResponse } from './pass-response.ts'
import { returnForCorrection } from './return-for-correction.ts'
import { setPay } from './set-pay.ts'
import { settleCrossUnitCase } from './settle-cross-unit.ts'
import { signOffArea } from './sign-off-area.ts'
import { startReview } from './start-review.ts'
import { takeReviewAct } from './take-review-act.ts'
import { tryCheck } from './try-check.ts'
import { withdrawSignOff } from './withdraw-sign-off.ts'

export function mountReview(mounting: Mounting): void {
  mount(mounting, contract.returnForCorrection, (ctx, { params, body }) =>
    returnForCorrection(ctx, { ...params, ...body }),
  )
  mount(mounting, contract.startReview, (ctx, { params }) => startReview(ctx, params.responseId))
  mount(mounting, contract.passResponse, (ctx, { params }) => passResponse(ctx, params.responseId))
  mount(mounting, contract.acceptResponse, (ctx, { params }) =>
    acceptResponse(ctx, params.responseId),
  )
  mount(mounting, contract.takeReviewAct, (ctx, { params, body }) =>
    takeReviewAct(ctx, { ...params, ...body }),
  )
  mount(mounting, contract.passClean, (ctx, { body }) => passClean(ctx, body))
  mount(mounting, contract.signOffArea, (ctx, { body }) => signOffArea(ctx, body))
  mount(mounting, contract.withdrawSignOff, (ctx, { params, body }) =>
    withdrawSignOff(ctx, { ...params, ...body }),
  )
  mount(mounting, contract.listSignOffs, (ctx, { query }) => listSignOffs(ctx, query.area))
  mount(mounting, contract.getDepartmentCounts, (ctx) => getDepartmentCounts(ctx))
  mount(mounting, contract.getProgress, (ctx, { query }) => getProgress(ctx, query.area))
  mount(mounting, progress.getProgressBreakdown, (ctx, { query }) =>
    getProgressBreakdown(ctx, query),
  )
  mount(mounting, progress.exportProgress, (ctx, { body }) => exportProgress(ctx, body))
  mount(mounting, progress.getProgressOutlook, (ctx, { query }) =>
    getProgressOutlook(ctx, query.area),
  )
  mount(mounting, progress.getProgressMap, (ctx, { query }) => getProgressMap(ctx, query.area))
  mount(mounting, progress.getResponsibilityRoll, (ctx, { query }) =>
    getResponsibilityRoll(ctx, query.area),
  )
  mount(mounting, progress.getPayStatement, (ctx, { query }) => getPayStatement(ctx, query))
  mount(mounting, progress.setPay, (ctx, { body }) => setPay(ctx, body))
  mount(mounting, evaluation.settleCrossUnitCase, (ctx, { params, body }) =>
    settleCrossUnitCase(ctx, { ...params, ...body }),
  )
  mount(mounting, checks.tryCheck, (ctx, { body }) => tryCheck(ctx, body))
  mount(mounting, checks.getCheckStatistics, (ctx, { query }) => getCheckStatistics(ctx, query))
}
