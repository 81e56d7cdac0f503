/** 清查验收 over HTTP; exports are exchange's. */
import * as contract from '../../contract/listing.ts'
import { type Mounting, mount } from '../../platform/mount.ts'
import { getListing } from './get-listing.ts'
import { listRoster } from './list-roster.ts'
import { signListing } from './sign-listing.ts'
import { verifyListing } from './verify-listing.ts'

export function mountListing(mounting: Mounting): void {
  mount(mounting, contract.getListing, (ctx, { query }) => getListing(ctx, query))
  mount(mounting, contract.signListing, (ctx, { params, body }) =>
    signListing(ctx, { ...params, ...body }),
  )
  mount(mounting, contract.listRoster, (ctx, { params, query }) =>
    listRoster(ctx, params.signatureId, query),
  )
  mount(mounting, contract.verifyListing, (ctx, { params }) =>
    verifyListing(ctx, params.signatureId),
  )
}
