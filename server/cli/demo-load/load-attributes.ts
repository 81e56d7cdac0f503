/**
 * What the offices hold of each unit beside the departments' lists: who is a 一套表 unit and who is in the
 * input-output sample, known before the listing; the industry coded after it. The forms of each unit
 * follow from them.
 */
import { reportsOnline } from '../../demo-city/accounts.ts'
import type { City, CityUnit } from '../../demo-city/city.ts'
import { loadUnitAttributes } from '../../domains/responses/index.ts'
import type { Context } from '../../platform/context.ts'
import type { MatchedUnits } from './match-units.ts'

/** Units that report online. */
export async function loadOnlineList(ctx: Context, city: City, units: MatchedUnits): Promise<void> {
  await load(ctx, '一套表和投入产出单位名录（演示）', city, units, reportsOnline)
}

/** All others. */
export async function loadIndustryCodes(
  ctx: Context,
  city: City,
  units: MatchedUnits,
): Promise<void> {
  await load(ctx, '行业编码（演示）', city, units, (unit) => !reportsOnline(unit))
}

async function load(
  ctx: Context,
  name: string,
  city: City,
  units: MatchedUnits,
  wanted: (unit: CityUnit) => boolean,
): Promise<void> {
  await loadUnitAttributes(ctx, {
    name,
    units: city.units.flatMap((unit) => {
      const inFrame = units.frameUnitOf.get(unit.id)
      return inFrame && wanted(unit)
        ? [{ unitId: inFrame.id, attributes: attributesOnList(unit) }]
        : []
    }),
  })
}

function attributesOnList(unit: CityUnit) {
  const { industryCode } = unit
  if (unit.kind === 'establishment') return { industryCode }
  if (unit.kind === 'selfEmployed') {
    return { industryCode, selfEmployedSample: unit.sample !== undefined }
  }
  const { aboveScale, reportCategory, traits } = unit
  return { industryCode, aboveScale, ...(aboveScale ? { reportCategory } : {}), ...traits }
}
