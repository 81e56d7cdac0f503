/** Sets what accepted work pays in the actor's county or city; the trail keeps what stood before. */

import { Problem } from '../../contract/problems.ts'
import type { PaySetting } from '../../contract/progress.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { recordAudit } from '../audit/index.ts'
import { requireRight } from '../identity/index.ts'
import { findPaySetting, putPaySetting } from './pay-store.ts'

export async function setPay(ctx: SignedInContext, setting: PaySetting): Promise<PaySetting> {
  requireRight(ctx, 'pay.set')
  const { scope } = ctx.actor
  if (scope.kind !== 'area') throw new Problem('not-allowed')
  const { areaPrefix } = scope
  const { province, city, county } = setting.shares
  if (province + city + county === 0) {
    throw new Problem('body-not-acceptable', '分担比例不能都是 0，请填省、市、县各承担几份')
  }
  await ctx.database.write(async (tx) => {
    const before = await findPaySetting(tx, areaPrefix)
    await putPaySetting(tx, { areaPrefix, setting, setAt: ctx.clock.now(), setBy: ctx.actor.id })
    await recordAudit(tx, ctx, {
      action: 'pay.set',
      subjectKind: 'area',
      subjectId: areaPrefix,
      ...(before ? { before } : {}),
      after: setting,
    })
  })
  return setting
}
