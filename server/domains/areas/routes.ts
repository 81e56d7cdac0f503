/** Areas over HTTP. */
import * as contract from '../../contract/areas.ts'
import * as certificate from '../../contract/certificate.ts'
import { type Mounting, mount } from '../../platform/mount.ts'
import type { CountInBlocks } from './block-figures.ts'
import { getOwnCertificate, verifyCertificate } from './certificates.ts'
import { getBlock } from './get-block.ts'
import { listBlocks } from './list-blocks.ts'

export interface AreasOptions {
  /** What higher domains count in blocks; app.ts hands them in. */
  readonly counters: readonly CountInBlocks[]
}

export function mountAreas(mounting: Mounting, options: AreasOptions): void {
  mount(mounting, contract.listBlocks, (ctx, { query }) => listBlocks(ctx, query, options.counters))
  mount(mounting, contract.getBlock, (ctx, { params }) =>
    getBlock(ctx, params.blockCode, options.counters),
  )
  mount(mounting, certificate.getOwnCertificate, (ctx) => getOwnCertificate(ctx))
  mount(mounting, certificate.verifyCertificate, (ctx, { params }) =>
    verifyCertificate(ctx, params.certificateCode),
  )
}
