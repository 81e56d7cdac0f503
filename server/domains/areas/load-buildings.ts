/** Brings drawn buildings 建筑物 into the database. A building already there is brought up to date. */
import type { Building } from '../../contract/areas.ts'
import { Problem } from '../../contract/problems.ts'
import type { Context } from '../../platform/context.ts'
import { recordAudit } from '../audit/index.ts'
import { findBlockCodes, saveBuildings } from './store.ts'

export function loadBuildings(
  ctx: Context,
  buildings: readonly Building[],
): Promise<{ readonly buildings: number }> {
  return ctx.database.write(async (tx) => {
    const known = await findBlockCodes(tx, [...new Set(buildings.map((each) => each.blockCode))])
    const stray = buildings.find((each) => !known.has(each.blockCode))
    if (stray) {
      throw new Problem(
        'code-not-in-list',
        `建筑物 ${stray.code} 的普查小区 ${stray.blockCode} 不存在`,
      )
    }
    await saveBuildings(tx, buildings)
    await recordAudit(tx, ctx, {
      action: 'building.load',
      subjectKind: 'building',
      subjectId: `${buildings.length} buildings`,
      after: { buildings: buildings.length },
    })
    return { buildings: buildings.length }
  })
}
