/**
 * Industries of the demonstration city and how a unit in each looks: how common it is, how many
 * people it has, how much revenue a head. Reads industry-table.ts once and refuses a bad line.
 */
import type { BuildingKind } from './city.ts'
import { industryTable, strongholds } from './industry-table.ts'

export interface Industry {
  /** Class of GB/T 4754-2017, four digits. */
  readonly code: string
  /** What the unit's name says it does, e.g. 陶瓷. */
  readonly nameWord: string
  /** 主要业务活动, at most 15 characters, in the order of importance. */
  readonly activities: readonly string[]
  /** How common among enterprises and among the self-employed; 0 means not at all. */
  readonly enterprises: number
  readonly selfEmployed: number
  readonly medianStaff: number
  /** Spread of the logarithm of staff: the long tail. */
  readonly staffSpread: number
  /** Thousand yuan a year. */
  readonly revenuePerHead: number
  readonly femaleShare: number
  /** Total assets as a multiple of a year's revenue. */
  readonly assetsPerRevenue: number
  readonly taxShare: number
  readonly building: BuildingKind
  /** Counties (six digits) where the industry is this many times as common. */
  readonly strongIn: Readonly<Record<string, number>>
}

export const industries: readonly Industry[] = industryTable.trim().split('\n').map(readLine)

/** How common an industry is in a county, against the rest of the city. */
export function strengthIn(industry: Industry, countyCode: string): number {
  return industry.strongIn[countyCode] ?? 1
}

function readLine(line: string): Industry {
  const [code, nameWord, activities, ...rest] = line.split(/\s+/)
  const numbers = rest.slice(0, 8).map(Number)
  const [building, stronghold] = rest.slice(8)
  const strongIn = stronghold === '-' ? {} : strongholds[stronghold ?? '']
  if (!code || !nameWord || !activities || numbers.some(Number.isNaN) || !strongIn) {
    throw new SyntaxError(`Not a line of the industry table: ${line}`)
  }
  return {
    code,
    nameWord,
    activities: activities.split('|'),
    enterprises: numbers[0]!,
    selfEmployed: numbers[1]!,
    medianStaff: numbers[2]!,
    staffSpread: numbers[3]!,
    revenuePerHead: numbers[4]!,
    femaleShare: numbers[5]!,
    assetsPerRevenue: numbers[6]!,
    taxShare: numbers[7]!,
    building: buildingKind(building),
    strongIn,
  }
}

function buildingKind(word: string | undefined): BuildingKind {
  switch (word) {
    case 'shops':
    case 'offices':
    case 'housing':
    case 'workshop':
    case 'courtyard':
    case 'public':
      return word
    default:
      throw new SyntaxError(`Not a kind of building: ${word}`)
  }
}
