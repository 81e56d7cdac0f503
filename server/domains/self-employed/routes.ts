/** The sample of self-employed households over HTTP. */
import * as contract from '../../contract/self-employed.ts'
import { type Mounting, mount } from '../../platform/mount.ts'
import { drawSample, listSamples } from './draw-sample.ts'
import { estimateSample } from './estimate-households.ts'
import { markSample } from './mark-sample.ts'
import { recordMove } from './record-move.ts'

export function mountSelfEmployed(mounting: Mounting): void {
  mount(mounting, contract.putHouseholdSample, (ctx, { params, body }) =>
    drawSample(ctx, params.sampleId, body),
  )
  mount(mounting, contract.listHouseholdSamples, (ctx) => listSamples(ctx))
  mount(mounting, contract.markHouseholdSample, (ctx, { params }) =>
    markSample(ctx, params.sampleId),
  )
  mount(mounting, contract.recordHouseholdMove, (ctx, { params, body }) =>
    recordMove(ctx, params, body),
  )
  mount(mounting, contract.estimateHouseholds, (ctx, { params }) =>
    estimateSample(ctx, params.sampleId),
  )
}
