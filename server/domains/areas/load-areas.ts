/** Brings the areas of the city into the database from the code list of the program. Repeat-safe. */
import type { Context } from '../../platform/context.ts'
import { setInstallation } from '../../platform/installation.ts'
import { readCodeList } from '../../platform/read-code-list.ts'
import { recordAudit } from '../audit/index.ts'
import { type AreaRow, saveAreas } from './store.ts'

const CITY_LIST = 'areas-shuozhou'

export function loadAreas(ctx: Context): Promise<{ readonly areas: number }> {
  const list = readCodeList(CITY_LIST)
  const rows: AreaRow[] = list.items.map((item) => ({
    code: item.code,
    // The list's own levels are these four.
    level: item.level as AreaRow['level'],
    parentCode: item.parent ?? null,
    name: item.name,
  }))
  const city = rows.find((row) => row.level === 'city')
  if (!city) throw new Error(`代码表 ${CITY_LIST} 中没有市级区划`)
  return ctx.database.write(async (tx) => {
    await saveAreas(tx, rows)
    await setInstallation(tx, 'city-area-code', city.code)
    await recordAudit(tx, ctx, {
      action: 'area.load',
      subjectKind: 'area',
      subjectId: city.code,
      after: { edition: list.edition, areas: rows.length },
    })
    return { areas: rows.length }
  })
}
