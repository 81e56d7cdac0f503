/** Withdraws a signature under an area, with a reason; the signature stays in the record. */

import { Problem } from '../../contract/problems.ts'
import { compareLevels, reviewLevelNames } from '../../contract/response-state.ts'
import type { SignOff } from '../../contract/review.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { recordAudit } from '../audit/index.ts'
import { coversArea, requireRight } from '../identity/index.ts'
import { describeSignOffs } from './list-sign-offs.ts'
import { requireLevel } from './require-level.ts'
import { requireSoundWords } from './require-sound-reason.ts'
import { findSignOff, listStandingSignOffsOver, saveSignOff } from './store.ts'

export async function withdrawSignOff(
  ctx: SignedInContext,
  input: { readonly signOffId: string; readonly reasonText: string },
): Promise<SignOff> {
  requireRight(ctx, 'area.sign-off')
  const level = requireLevel(ctx)
  const reasonText = input.reasonText.trim()
  const row = await ctx.database.write(async (tx) => {
    const current = await findSignOff(tx, input.signOffId)
    if (!current || !coversArea(ctx.actor.scope, current.areaPrefix)) throw new Problem('not-found')
    if (current.level !== level) throw new Problem('not-allowed', '只能由签字的一级撤回')
    requireSoundWords(reasonText)
    if (current.withdrawnAt !== null) throw new Problem('state-not-allowed', '这次签字已撤回')
    const above = (await listStandingSignOffsOver(tx, current.areaPrefix)).find(
      (each) => compareLevels(each.level, level) > 0,
    )
    if (above) {
      const who = reviewLevelNames[above.level]
      throw new Problem('area-signed-off', `${who}已对该区域签字验收，须先由${who}撤回`)
    }
    const saved = await saveSignOff(tx, current.id, {
      withdrawnAt: ctx.clock.now(),
      withdrawnBy: ctx.actor.id,
      withdrawReason: reasonText,
    })
    await recordAudit(tx, ctx, {
      action: 'area.withdraw-sign-off',
      subjectKind: 'area',
      subjectId: current.areaPrefix,
      reason: reasonText,
      before: { level, signedAt: current.signedAt },
      after: { withdrawnAt: saved.withdrawnAt },
    })
    return saved
  })
  const [described] = await describeSignOffs(ctx.database.read, [row])
  return described!
}
