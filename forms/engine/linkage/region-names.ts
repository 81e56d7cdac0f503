/**
 * Names of regions as they stand at the front of a unit's name or an address: 山西省, 朔州市, 朔城区,
 * 山阴 … Built from lists of areas; an ending may be left out where three characters remain or the
 * list calls the place by a name of two that is longer with its ending.
 */
import { plainText } from './plain-text.ts'

export interface RegionNames {
  /** Name with its ending (朔州市) or a short form of it (朔州) → true where the ending is there. */
  readonly names: ReadonlyMap<string, boolean>
  readonly longest: number
}

const ENDINGS =
  /(?:维吾尔|壮族|回族)?自治区$|特别行政区$|.{1,3}族自治[州县旗]$|自治[州县旗]$|街道办事处$|街道$|地区$|新区$|[省市县区旗州盟镇乡]$/

export function buildRegionNames(areas: Iterable<string>): RegionNames {
  const names = new Map<string, boolean>([['中国', false]])
  let longest = 2
  for (const area of areas) {
    const name = plainText(area)
    if (name.length < 2 || name === '市辖区' || name === '县') continue
    names.set(name, true)
    longest = Math.max(longest, name.length)
    const short = name.replace(ENDINGS, '')
    if (short.length >= 2 && short !== name && !names.has(short)) names.set(short, false)
  }
  return { names, longest }
}

/** Length of the regions at `start`: up to four of them, the longest first each time. */
export function regionsAt(regions: RegionNames, text: string, start: number): number {
  return (regionEnds(regions, text, start).at(-1) ?? start) - start
}

/** Where each of the regions at `start` ends. */
export function regionEnds(regions: RegionNames, text: string, start: number): readonly number[] {
  const ends: number[] = []
  let end = start
  while (ends.length < 4) {
    const length = regionAt(regions, text, end)
    if (length === 0) break
    end += length
    ends.push(end)
  }
  return ends
}

function regionAt({ names, longest }: RegionNames, text: string, start: number): number {
  for (let length = Math.min(longest, text.length - start); length >= 2; length--) {
    if (names.has(text.substr(start, length))) return length
  }
  return 0
}
