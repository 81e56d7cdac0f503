/**
 * Where a frame record belongs, as far down as its list tells: the block column, the area column,
 * the address, a building's name. What is not known stays at the level that is; nothing is guessed
 * between two candidates. Pure.
 */
import type { PlacingGround } from '../../contract/placing.ts'
import { areaPrefixOf } from '../areas/index.ts'
import type { NamedPlace, Places } from './places.ts'
import type { NoticeKind } from './reasons.ts'

export interface PlaceEvidence {
  readonly areaCode: string | undefined
  readonly blockCode: string | undefined
  readonly buildingName: string | undefined
  /** Where it works first, where it is registered after that. */
  readonly addresses: readonly string[]
  /** Longitude and latitude in degrees. */
  readonly point?: readonly [number, number] | undefined
}

export interface Placement {
  readonly areaCode: string | null
  readonly blockCode: string | null
  readonly buildingCode: string | null
  readonly ground: PlacingGround
  /** Per cent; of the area alone while there is no block. */
  readonly confidence: number
  readonly notices: readonly { readonly notice: NoticeKind; readonly what: string }[]
}

/** How sure each ground is by itself, per cent; docs/frame-import.md prints them. */
const CONFIDENCE = {
  'block-code': 99,
  point: 95,
  building: 90,
  'only-block': 85,
  'area-code': 95,
  address: 80,
  none: 0,
} as const satisfies Partial<Record<PlacingGround, number>>

/** Where the point says otherwise. */
const IN_DOUBT = 50

/** Shorter building names stand in too many addresses by chance. */
const BUILDING_NAME_LENGTH = 3

const TOWN_DIGITS = 9

/** `homePrefix`: the area the list was imported for; what lies outside it waits there. */
export function placeRecord(
  evidence: PlaceEvidence,
  places: Places,
  homePrefix: string,
): Placement {
  const notices: Placement['notices'][number][] = []
  const home = homePrefix.padEnd(12, '0')
  const named = areaFrom(evidence, places, notices)
  const found = named?.area ?? home
  const unplaced = { blockCode: null, buildingCode: null, notices }
  if (!found.startsWith(homePrefix)) {
    const what = `所在地 ${found} 不在您的工作范围，先挂本级待分派`
    notices.push({ notice: 'area-outside-scope', what })
    return { ...unplaced, areaCode: home, ground: 'none', confidence: CONFIDENCE.none }
  }
  const areaCode = found.slice(0, 12)
  const building = findBuilding(evidence, places, areaPrefixOf(areaCode))
  const pointed = evidence.point && places.blockAt(evidence.point)
  const asSure = (ground: keyof typeof CONFIDENCE, blockCode: string) => {
    const doubted = pointed !== undefined && pointed !== blockCode
    if (doubted) {
      const what = `坐标落在普查小区 ${pointed}，与 ${blockCode} 不同，请核对`
      notices.push({ notice: 'point-elsewhere', what })
    }
    return { ground, confidence: doubted ? IN_DOUBT : CONFIDENCE[ground], notices }
  }
  if (found.length === 14) {
    const inBlock = building?.blockCode === found ? building.code : null
    const sure = asSure('block-code', found)
    return { areaCode, blockCode: found, buildingCode: inBlock, ...sure }
  }
  if (building) {
    const { blockCode, code } = building
    const sure = asSure('building', blockCode)
    return { areaCode: blockCode.slice(0, 12), blockCode, buildingCode: code, ...sure }
  }
  if (pointed?.startsWith(homePrefix)) {
    if (pointed.startsWith(areaPrefixOf(areaCode))) {
      const sure = { ground: 'point' as const, confidence: CONFIDENCE.point }
      return { ...unplaced, areaCode: pointed.slice(0, 12), blockCode: pointed, ...sure }
    }
    const sameTown = pointed.slice(0, TOWN_DIGITS) === areaCode.slice(0, TOWN_DIGITS)
    const where = sameTown ? '不在同一个村（居）' : '不在同一个乡镇'
    const what = `坐标落在普查小区 ${pointed}，与地址${where}，先不落小区`
    notices.push({ notice: 'point-elsewhere', what })
    return { ...unplaced, areaCode, ground: 'address', confidence: IN_DOUBT }
  }
  const blocks = places.blocksOf(areaCode)
  if (blocks.length === 1) {
    const sure = { ground: 'only-block' as const, confidence: CONFIDENCE['only-block'] }
    return { ...unplaced, areaCode, blockCode: blocks[0]!, ...sure }
  }
  const ground = named?.ground ?? 'none'
  return { ...unplaced, areaCode, ground, confidence: CONFIDENCE[ground] }
}

/** An area of 12 digits or a block of 14, and whether the address was needed; or undefined. */
function areaFrom(
  evidence: PlaceEvidence,
  places: Places,
  notices: Placement['notices'][number][],
): { readonly area: string; readonly ground: 'area-code' | 'address' } | undefined {
  const { blockCode, areaCode } = evidence
  if (blockCode !== undefined) {
    if (places.hasBlock(blockCode)) return { area: blockCode, ground: 'area-code' }
    notices.push({ notice: 'block-unknown', what: `普查小区「${blockCode}」不存在，未使用` })
  }
  let known: string | undefined
  if (areaCode !== undefined) {
    const padded = /^\d{4,12}$/.test(areaCode) ? areaCode.padEnd(12, '0') : areaCode
    if (places.hasArea(padded)) known = padded
    else
      notices.push({
        notice: 'area-unknown',
        what: `区划代码「${areaCode}」不在本市代码表内，未使用`,
      })
  }
  for (const address of evidence.addresses) {
    const deeper = areaInAddress(address, places, known)
    if (deeper !== undefined) return { area: deeper, ground: 'address' }
  }
  return known === undefined ? undefined : { area: known, ground: 'area-code' }
}

/** Goes down from the known area (or the city) as long as the address names exactly one area below. */
function areaInAddress(
  address: string,
  places: Places,
  known: string | undefined,
): string | undefined {
  const city = places.cityCode
  if (city === null) return undefined
  let area = known ?? city
  let found: string | undefined
  if (area === city) {
    const county = onlyNamed(places.below(city), address)
    if (county === undefined) {
      // 「太原市……」 may name a town that exists here too.
      if (/[\u4e00-\u9fff]{2}市/.test(address) && !address.includes('朔州市')) return undefined
      const town = onlyNamed(places.towns, address)
      if (town === undefined) return undefined
      area = town
    } else area = county
    found = area
  }
  for (;;) {
    const next = onlyNamed(places.below(area), address)
    if (next === undefined) return found
    area = next
    found = next
  }
}

/** The one place whose name stands in the address; of several, the one with the longest name. */
function onlyNamed(candidates: readonly NamedPlace[], address: string): string | undefined {
  let best = 0
  let found: string[] = []
  for (const { code, words } of candidates) {
    const word = words.find((each) => address.includes(each))
    if (word === undefined || word.length < best) continue
    found = word.length > best ? [code] : [...found, code]
    best = word.length
  }
  return found.length === 1 ? found[0] : undefined
}

function findBuilding(evidence: PlaceEvidence, places: Places, prefix: string) {
  if (prefix.length < 9) return undefined
  const texts = [evidence.buildingName, ...evidence.addresses].filter((text) => text !== undefined)
  const named = places
    .buildingsBelow(prefix)
    .filter(({ name }) => name.length >= BUILDING_NAME_LENGTH)
    .filter(({ name }) => texts.some((text) => text.includes(name)))
  const longest = Math.max(0, ...named.map(({ name }) => name.length))
  const best = named.filter(({ name }) => name.length === longest)
  return best.length === 1 ? best[0] : undefined
}
