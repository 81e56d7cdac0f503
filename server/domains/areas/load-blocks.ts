/** Brings drawn blocks 普查小区 into the database. A block already there is brought up to date. */
import type { Polygons } from '../../contract/areas.ts'
import { Problem } from '../../contract/problems.ts'
import type { Context } from '../../platform/context.ts'
import { recordAudit } from '../audit/index.ts'
import { findAreas, saveBlocks } from './store.ts'

export interface NewBlock {
  /** The village's 12 digits and two of its own. */
  readonly code: string
  readonly name: string
  readonly geometry: Polygons
}

export function loadBlocks(
  ctx: Context,
  blocks: readonly NewBlock[],
): Promise<{ readonly blocks: number }> {
  const rows = blocks.map((block) => ({ ...block, areaCode: block.code.slice(0, 12) }))
  const areaCodes = [...new Set(rows.map((row) => row.areaCode))]
  return ctx.database.write(async (tx) => {
    const known = new Set((await findAreas(tx, areaCodes)).map((row) => row.code))
    const stray = rows.find((row) => !/^\d{14}$/.test(row.code) || !known.has(row.areaCode))
    if (stray) {
      throw new Problem('code-not-in-list', `普查小区 ${stray.code} 不在任何一个普查区内`)
    }
    await saveBlocks(tx, rows)
    await recordAudit(tx, ctx, {
      action: 'block.load',
      subjectKind: 'block',
      subjectId: `${rows.length} blocks`,
      after: { blocks: rows.length, areas: areaCodes.length },
    })
    return { blocks: rows.length }
  })
}
