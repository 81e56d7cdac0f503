/** The order of review over HTTP. */
import * as contract from '../../contract/attention.ts'
import { type Mounting, mount } from '../../platform/mount.ts'
import { getAttention } from './get-attention.ts'
import { getUnreviewed } from './get-unreviewed.ts'
import { listByAttention } from './list-by-attention.ts'

export function mountAttention(mounting: Mounting): void {
  mount(mounting, contract.listByAttention, (ctx, { query }) => listByAttention(ctx, query))
  mount(mounting, contract.getAttention, (ctx, { params }) => getAttention(ctx, params.responseId))
  mount(mounting, contract.getUnreviewed, (ctx, { query }) => getUnreviewed(ctx, query))
}
