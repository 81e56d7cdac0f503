/** Field work over HTTP. */
import * as contract from '../../contract/fieldwork.ts'
import { type Mounting, mount } from '../../platform/mount.ts'
import type { SecretBox } from '../../platform/secret-box.ts'
import { searchFrame } from '../frame/index.ts'
import { deviceClaimIn } from '../identity/index.ts'
import { depositKey, recoverKey } from './device-keys.ts'
import { getBlockPack, listVisits, type PackOptions } from './get-block-pack.ts'
import { listEnumerators } from './list-enumerators.ts'
import { listRefusedActs } from './list-refused-acts.ts'
import { getPhoto, listPhotos } from './read-photos.ts'
import { type ActOptions, receiveAct } from './receive-act.ts'
import { receiveHandIn } from './receive-hand-in.ts'
import { announcePhoto, receivePhotoPart } from './receive-photo.ts'
import { setAsideHandIn } from './set-aside-hand-in.ts'
import { takeInSetAside } from './take-in-set-aside.ts'

export interface FieldworkOptions extends ActOptions, PackOptions {
  /** Seals the data keys of tablets. */
  readonly secrets: SecretBox
}

export function mountFieldwork(mounting: Mounting, options: FieldworkOptions): void {
  const { secrets } = options
  mount(mounting, contract.putFieldAct, (ctx, { params, body }, { request }) =>
    receiveAct(ctx, { ...params, bytes: body, device: deviceClaimIn(request.headers) }, options),
  )
  mount(mounting, contract.listRefusedActs, (ctx, { query }) => listRefusedActs(ctx, query))
  mount(mounting, contract.getBlockPack, (ctx, { params, query }) =>
    getBlockPack(ctx, { ...params, ...query }, options),
  )
  mount(mounting, contract.listVisits, (ctx, { params }) =>
    listVisits(ctx, params.blockCode, options),
  )
  mount(mounting, contract.searchFrame, (ctx, { query }) => searchFrame(ctx, query))
  mount(mounting, contract.announcePhoto, (ctx, { params, body }) =>
    announcePhoto(ctx, params.photoId, body),
  )
  mount(mounting, contract.putPhotoPart, (ctx, { params, body }) =>
    receivePhotoPart(ctx, {
      ...{ photoId: params.photoId, offset: Number(params.offset), bytes: body },
    }),
  )
  mount(mounting, contract.listPhotos, (ctx, { query }) => listPhotos(ctx, query.subject))
  mount(mounting, contract.getPhoto, (ctx, { params }) => getPhoto(ctx, params.photoId))
  mount(mounting, contract.depositKey, (ctx, { params, body }) =>
    depositKey(ctx, params.keyId, body.dataKey, secrets),
  )
  mount(mounting, contract.recoverKey, (ctx, { params }) => recoverKey(ctx, params.keyId, secrets))
  mount(mounting, contract.receiveHandIn, (ctx, { body }, { request }) =>
    receiveHandIn(ctx, body, options, secrets, deviceClaimIn(request.headers)),
  )
  mount(mounting, contract.setAsideHandIn, (ctx, { params, body }) =>
    setAsideHandIn(ctx, { ...params, bytes: body }, secrets),
  )
  mount(mounting, contract.takeInSetAside, (ctx, { params }) =>
    takeInSetAside(ctx, params.actId, options, secrets),
  )
  mount(mounting, contract.listEnumerators, (ctx) => listEnumerators(ctx))
}
