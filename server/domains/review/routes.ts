/** Review over HTTP. */
import * as contract from '../../contract/review.ts'
import { type Mounting, mount } from '../../platform/mount.ts'
import { acceptResponse } from './accept-response.ts'
import { getProgress } from './get-progress.ts'
import { passResponse } from './pass-response.ts'
import { returnForCorrection } from './return-for-correction.ts'

export function mountReview(mounting: Mounting): void {
  mount(mounting, contract.returnForCorrection, (ctx, { params, body }) =>
    returnForCorrection(ctx, { ...params, ...body }),
  )
  mount(mounting, contract.passResponse, (ctx, { params }) => passResponse(ctx, params.responseId))
  mount(mounting, contract.acceptResponse, (ctx, { params }) =>
    acceptResponse(ctx, params.responseId),
  )
  mount(mounting, contract.getProgress, (ctx, { query }) => getProgress(ctx, query.area))
}
