/** Retention over HTTP: nothing here removes a row. */
import * as contract from '../../contract/retention.ts'
import { type Mounting, mount } from '../../platform/mount.ts'
import { decideDestruction } from './decide-destruction.ts'
import { enterRetentionRule } from './enter-rule.ts'
import { getRetention } from './get-retention.ts'
import { liftHold } from './lift-hold.ts'
import { placeHold } from './place-hold.ts'
import { requestDestruction } from './request-destruction.ts'

export function mountRetention(mounting: Mounting): void {
  mount(mounting, contract.getRetention, (ctx) => getRetention(ctx))
  mount(mounting, contract.enterRetentionRule, (ctx, { params, body }) =>
    enterRetentionRule(ctx, { ...params, ...body }),
  )
  mount(mounting, contract.placeHold, (ctx, { body }) => placeHold(ctx, body))
  mount(mounting, contract.liftHold, (ctx, { params, body }) =>
    liftHold(ctx, { ...params, ...body }),
  )
  mount(mounting, contract.requestDestruction, (ctx, { params, body }) =>
    requestDestruction(ctx, { ...params, ...body }),
  )
  mount(mounting, contract.decideDestruction, (ctx, { params, body }) =>
    decideDestruction(ctx, { ...params, ...body }),
  )
}
