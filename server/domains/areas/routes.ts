/** Areas over HTTP. */
import * as map from '../../contract/area-map.ts'
import * as contract from '../../contract/areas.ts'
import * as certificate from '../../contract/certificate.ts'
import * as zone from '../../contract/zones.ts'
import { type Mounting, mount } from '../../platform/mount.ts'
import type { CountInBlocks } from './block-figures.ts'
import type { BlockFollower, BuildingFollower } from './block-followers.ts'
import { getCertificatePhoto, putCertificatePhoto } from './certificate-photos.ts'
import { getOwnCertificate, verifyCertificate } from './certificates.ts'
import { changeBlocks, tryBlockChange } from './change-blocks.ts'
import { drawBuilding } from './draw-building.ts'
import { getAreaMap } from './get-area-map.ts'
import { getBlock } from './get-block.ts'
import { acceptHandover } from './handovers.ts'
import { listBlocks } from './list-blocks.ts'
import { getZoneFigures } from './zone-figures.ts'
import { endZone, importZones, listZones, putZone } from './zones.ts'

export interface AreasOptions {
  /** What higher domains count in blocks; app.ts hands them in. */
  readonly counters: readonly CountInBlocks[]
  /** Higher domains, which follow blocks and buildings drawn anew. */
  readonly followBlocks: BlockFollower
  readonly followBuilding: BuildingFollower
}

export function mountAreas(mounting: Mounting, options: AreasOptions): void {
  mount(mounting, contract.listBlocks, (ctx, { query }) => listBlocks(ctx, query, options.counters))
  mount(mounting, contract.getBlock, (ctx, { params }) =>
    getBlock(ctx, params.blockCode, options.counters),
  )
  mount(mounting, map.getAreaMap, (ctx, { params }) =>
    getAreaMap(ctx, params.areaCode, options.counters),
  )
  mount(mounting, map.tryBlockChange, (ctx, { params, body }) =>
    tryBlockChange(ctx, { areaCode: params.areaCode, change: body }, options.followBlocks),
  )
  mount(mounting, map.changeBlocks, (ctx, { params, body }) =>
    changeBlocks(ctx, { ...params, ...body }, options.followBlocks),
  )
  mount(mounting, map.changeBuilding, (ctx, { params, body }) =>
    drawBuilding(ctx, { ...params, ...body }, options.followBuilding),
  )
  mount(mounting, map.acceptHandover, (ctx, { params }) => acceptHandover(ctx, params))
  mount(mounting, zone.listZones, (ctx, { query }) => listZones(ctx, query))
  mount(mounting, zone.putZone, (ctx, { params, body }) =>
    putZone(ctx, { ...body, zoneId: params.zoneId, version: Number(params.version) }),
  )
  mount(mounting, zone.endZone, (ctx, { params, body }) => endZone(ctx, { ...params, ...body }))
  mount(mounting, zone.importZones, (ctx, { body }) => importZones(ctx, body.content))
  mount(mounting, zone.getZoneFigures, (ctx) => getZoneFigures(ctx, options.counters))
  mount(mounting, certificate.getOwnCertificate, (ctx) => getOwnCertificate(ctx))
  mount(mounting, certificate.getCertificatePhoto, (ctx, { params }) =>
    getCertificatePhoto(ctx, params.accountId),
  )
  mount(mounting, certificate.putCertificatePhoto, (ctx, { params, body }) =>
    putCertificatePhoto(ctx, params.accountId, body),
  )
  mount(mounting, certificate.verifyCertificate, (ctx, { params }) =>
    verifyCertificate(ctx, params.certificateCode),
  )
}
