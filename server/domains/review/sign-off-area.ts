/**
 * A level signs off an area 逐级签字验收: everything owed there has passed it, and no record of the frame
 * is without an outcome. From then on nothing in it is reopened before the signature is withdrawn.
 */

import { Problem } from '../../contract/problems.ts'
import { reviewLevelNames } from '../../contract/response-state.ts'
import type { SignOff, SignOffCounts } from '../../contract/review.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { areaPrefixOf, findAreaName } from '../areas/index.ts'
import { recordAudit } from '../audit/index.ts'
import { coversArea, requireRight } from '../identity/index.ts'
import { countForSignOff } from './count-for-sign-off.ts'
import { describeSignOffs } from './list-sign-offs.ts'
import { requireLevel } from './require-level.ts'
import { requireSoundWords } from './require-sound-reason.ts'
import { insertSignOff, listStandingSignOffsOver, type SignOffRow } from './store.ts'

export async function signOffArea(
  ctx: SignedInContext,
  input: { readonly area: string; readonly statement: string },
): Promise<SignOff> {
  requireRight(ctx, 'area.sign-off')
  const level = requireLevel(ctx)
  const areaPrefix = areaPrefixOf(input.area)
  const statement = input.statement.trim()
  if (!coversArea(ctx.actor.scope, areaPrefix)) throw new Problem('not-found')
  requireSoundWords(statement)
  const row = await ctx.database.write(async (tx) => {
    if ((await findAreaName(tx, areaPrefix)) === undefined) throw new Problem('not-found')
    const standing = (await listStandingSignOffsOver(tx, areaPrefix)).filter(
      (each) => each.level === level && areaPrefix.startsWith(each.areaPrefix),
    )
    if (standing.length > 0) {
      throw new Problem('area-signed-off', '本级已对该区域签字验收，不必再签')
    }
    const counts = await countForSignOff(tx, areaPrefix, level)
    const obstacles = obstaclesTo(counts)
    if (obstacles.length > 0) {
      throw new Problem(
        'area-not-ready',
        `还不能签字：${obstacles.join('，')}。全部经${reviewLevelNames[level]}通过、底册核实完毕后再签`,
        { counts },
      )
    }
    const signOff: SignOffRow = {
      id: ctx.newId(),
      ...{ areaPrefix, level, statement, counts },
      signedAt: ctx.clock.now(),
      signedBy: ctx.actor.id,
      withdrawnAt: null,
      withdrawnBy: null,
      withdrawReason: null,
    }
    await insertSignOff(tx, signOff)
    await recordAudit(tx, ctx, {
      action: 'area.sign-off',
      subjectKind: 'area',
      subjectId: areaPrefix,
      reason: statement,
      after: { level, counts },
    })
    return signOff
  })
  const [described] = await describeSignOffs(ctx.database.read, [row])
  return described!
}

/** What stands in the way, in words. */
function obstaclesTo(counts: SignOffCounts): string[] {
  const obstacles: readonly (readonly [number, string])[] = [
    [counts.responses === 0 ? 1 : 0, '区域内没有应填的答卷'],
    [counts.notReported, `${counts.notReported} 份未报送或已退回`],
    [counts.notPassed, `${counts.notPassed} 份已报送但本级还没有通过`],
    [counts.openFrameRecords, `${counts.openFrameRecords} 条底册未核实`],
  ]
  return obstacles.filter(([count]) => count > 0).map(([, words]) => words)
}
