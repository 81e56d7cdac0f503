/**
 * What the offices hold of each unit beside the departments' lists: who is a 一套表 unit, known before
 * the listing, and the industry coded after it. The forms of each unit follow from them.
 */
import type { City, CityUnit } from '../../demo-city/city.ts'
import { loadUnitAttributes } from '../../domains/responses/index.ts'
import type { Context } from '../../platform/context.ts'
import type { MatchedUnits } from './match-units.ts'

export async function loadAboveScaleList(
  ctx: Context,
  city: City,
  units: MatchedUnits,
): Promise<void> {
  await loadUnitAttributes(ctx, {
    name: '一套表单位名录（演示）',
    units: found(city, units, isAboveScale).map(({ unit, unitId }) => ({
      unitId,
      attributes: { industryCode: unit.industryCode, aboveScale: true },
    })),
  })
}

export async function loadIndustryCodes(
  ctx: Context,
  city: City,
  units: MatchedUnits,
): Promise<void> {
  await loadUnitAttributes(ctx, {
    name: '行业编码（演示）',
    units: found(city, units, (unit) => !isAboveScale(unit)).map(({ unit, unitId }) => ({
      unitId,
      attributes: { industryCode: unit.industryCode },
    })),
  })
}

export function isAboveScale(unit: CityUnit): boolean {
  return unit.kind === 'legalUnit' && unit.aboveScale
}

function found(city: City, units: MatchedUnits, wanted: (unit: CityUnit) => boolean) {
  return city.units.flatMap((unit) => {
    const inFrame = units.frameUnitOf.get(unit.id)
    return inFrame && wanted(unit) ? [{ unit, unitId: inFrame.id }] : []
  })
}
