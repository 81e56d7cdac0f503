/** The survey after the census over HTTP. What is found in the field comes as acts (fieldwork). */
import * as contract from '../../contract/post-enumeration.ts'
import { type Mounting, mount } from '../../platform/mount.ts'
import { assignSurveyor } from './assign-block.ts'
import { decideArea, listDecisions } from './decide-area.ts'
import { drawSurvey } from './draw-survey.ts'
import { getResults } from './get-results.ts'
import { exportFrame, getSurvey, listSurveys } from './get-survey.ts'
import { getBlockComparison, judgeDifference } from './judge-difference.ts'
import { listWork } from './list-work.ts'

export function mountPostEnumeration(mounting: Mounting): void {
  mount(mounting, contract.putPesSurvey, (ctx, { params, body }) =>
    drawSurvey(ctx, params.surveyId, body),
  )
  mount(mounting, contract.listPesSurveys, (ctx) => listSurveys(ctx))
  mount(mounting, contract.getPesSurvey, (ctx, { params }) => getSurvey(ctx, params.surveyId))
  mount(mounting, contract.getPesFrame, (ctx, { params }) => exportFrame(ctx, params.surveyId))
  mount(mounting, contract.assignPesBlock, (ctx, { params, body }) =>
    assignSurveyor(ctx, { ...params, ...body }),
  )
  mount(mounting, contract.listPesWork, (ctx) => listWork(ctx))
  mount(mounting, contract.getPesBlock, (ctx, { params }) => getBlockComparison(ctx, params))
  mount(mounting, contract.judgePesDifference, (ctx, { params, body }) =>
    judgeDifference(ctx, params, body),
  )
  mount(mounting, contract.getPesResults, (ctx, { params }) => getResults(ctx, params.surveyId))
  mount(mounting, contract.decidePesArea, (ctx, { params, body }) => decideArea(ctx, params, body))
  mount(mounting, contract.listPesDecisions, (ctx) => listDecisions(ctx))
}
