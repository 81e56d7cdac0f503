/** Findings over HTTP. */
import * as contract from '../../contract/findings.ts'
import { type Mounting, mount } from '../../platform/mount.ts'
import { acceptFindingBatch } from './accept-finding-batch.ts'
import { countExplanations } from './count-explanations.ts'
import { countFindings } from './count-findings.ts'
import { getFindingBatch, listFindingBatches } from './describe-batches.ts'
import { drawFindingBatch } from './draw-finding-batch.ts'
import { getFindingHistory } from './get-finding-history.ts'
import { judgeSampledFinding } from './judge-sampled-finding.ts'
import { listFindings } from './list-findings.ts'

export function mountFindings(mounting: Mounting): void {
  mount(mounting, contract.listFindings, (ctx, { query }) => listFindings(ctx, query))
  mount(mounting, contract.getFindingHistory, (ctx, { params }) =>
    getFindingHistory(ctx, params.responseId),
  )
  mount(mounting, contract.countFindings, (ctx, { query }) => countFindings(ctx, query))
  mount(mounting, contract.countExplanations, (ctx, { query }) => countExplanations(ctx, query))
  mount(mounting, contract.listFindingBatches, (ctx, { query }) =>
    listFindingBatches(ctx, query.area),
  )
  mount(mounting, contract.drawFindingBatch, (ctx, { params, body }) =>
    drawFindingBatch(ctx, params.batchId, body),
  )
  mount(mounting, contract.getFindingBatch, (ctx, { params }) =>
    getFindingBatch(ctx, params.batchId),
  )
  mount(mounting, contract.judgeSampledFinding, (ctx, { params, body }) =>
    judgeSampledFinding(ctx, params.batchId, body),
  )
  mount(mounting, contract.acceptFindingBatch, (ctx, { params }) =>
    acceptFindingBatch(ctx, params.batchId),
  )
}
