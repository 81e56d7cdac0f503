/**
 * Addresses as the census wants them: province, city, county, town, village or community, street,
 * house number. Names of areas are real, streets and numbers invented.
 */
import type { CityArea } from './city.ts'

export interface AreaPath {
  readonly county: CityArea
  readonly town: CityArea
  readonly village: CityArea
}

export function createAreaPaths(areas: readonly CityArea[]): (villageCode: string) => AreaPath {
  const byCode = new Map(areas.map((area) => [area.code, area]))
  const get = (code: string): CityArea => {
    const area = byCode.get(code)
    if (!area) throw new RangeError(`Area ${code} is not part of the city`)
    return area
  }
  return (villageCode) => {
    const village = get(villageCode)
    const town = get(village.parent)
    return { village, town, county: get(town.parent) }
  }
}

/** Down to the village or community; a street and a house number follow. */
function areaAddress({ county, town, village }: AreaPath): string {
  const countyName = shortCountyName(county.name)
  // The development zone's only street carries the zone's own name.
  const townName = town.name.startsWith(county.name) ? '' : town.name
  return `山西省朔州市${countyName}${townName}${shortVillageName(village.name)}`
}

export function shortCountyName(name: string): string {
  return name.replace(/^山西/, '')
}

/** 大洼村委会 → 大洼村, 平安中心社区居民委员会 → 平安社区. */
export function shortVillageName(name: string): string {
  if (/村(民委员|委)会$/.test(name)) {
    return `${name.replace(/村(民委员|委)会$/, '').replace(/村$/, '')}村`
  }
  return name.replace(/居(民委员|委)会$/, '').replace(/中心社区$/, '社区')
}

export function streetAddress(path: AreaPath, street: string, houseNumber: number): string {
  return `${areaAddress(path)}${street}${houseNumber}号`
}
