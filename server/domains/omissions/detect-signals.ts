/**
 * What in an area's figures says that something is missing. Pure; every signal tells in a sentence what
 * is odd, and weighs how many units may be missing.
 */
import { createHash } from 'node:crypto'
import type { VisitFinding } from '../../contract/fieldwork.ts'
import { type FrameOutcome, frameOutcomeNames } from '../../contract/frame.ts'
import type { SignalKind } from '../../contract/omissions.ts'

export interface Signal {
  readonly id: string
  readonly kind: SignalKind
  readonly says: string
  readonly areaCode: string
  readonly blockCode: string | null
  readonly buildingCode: string | null
  readonly unitId: string | null
  /** Units that may be missing, in hundredths. */
  readonly weight: number
}

export interface BlockFigures {
  readonly code: string
  readonly name: string
  readonly buildings: number
  readonly units: number
}

export interface BuildingFigures {
  readonly code: string
  readonly blockCode: string
  readonly name: string
  readonly units: number
  readonly finding: VisitFinding | undefined
}

export interface ListedUnit {
  readonly unitId: string
  readonly name: string
  readonly areaCode: string
  readonly blockCode: string | null
  readonly buildingCode: string | null
  readonly outcome: FrameOutcome
  readonly sources: readonly string[]
}

/** A branch a legal unit reported, or the parent an establishment named, that nobody registered. */
export interface MissingRelative {
  readonly kind: 'branch-not-registered' | 'parent-not-registered'
  readonly unitId: string
  readonly unitName: string
  readonly code: string
  readonly name: string
  readonly areaCode: string
  readonly blockCode: string | null
}

/** A registered branch, its legal unit, and what of the latter leaves it out, in Chinese. */
export interface UnlistedBranch {
  readonly branch: Place & { readonly id: string; readonly name: string }
  readonly owner: { readonly id: string; readonly name: string }
  readonly leftOutOf: string
}

interface Place {
  readonly areaCode: string | null
  readonly blockCode: string | null
  readonly buildingCode: string | null
}

const ONE = 100

function signal(kind: SignalKind, subject: string, rest: Omit<Signal, 'id' | 'kind'>): Signal {
  return { id: signalIdOf(kind, subject), kind, ...rest }
}

/** What is about the same is the same signal. */
export function signalIdOf(kind: SignalKind, subject: string): string {
  return createHash('sha256').update(`${kind} ${subject}`).digest('hex').slice(0, 40)
}

/** A block with buildings and no unit at all. */
export function emptyBlocks(blocks: readonly BlockFigures[]): Signal[] {
  return blocks
    .filter(({ units }) => units === 0)
    .map(({ code, name, buildings }) =>
      signal('empty-block', code, {
        says: `「${name}」有建筑物 ${buildings} 栋，一家单位也没有`,
        ...at(code),
        weight: Math.max(1, buildings) * ONE,
      }),
    )
}

/** Somebody saw units in it, and none is registered there. */
export function emptyBuildings(buildings: readonly BuildingFigures[]): Signal[] {
  return buildings
    .filter(({ units, finding }) => units === 0 && finding === 'has-units')
    .map(({ code, blockCode, name }) =>
      signal('empty-building', code, {
        says: `「${name}」走访时看到有单位，却一家也没有登记`,
        ...at(blockCode),
        buildingCode: code,
        weight: 2 * ONE,
      }),
    )
}

const FEWEST_BLOCKS = 5
const FEWEST_MISSING = 5
/** One in a hundred by chance. */
const TOO_FEW = -2.33

/**
 * Blocks with far fewer units for their buildings than the other blocks of their town. The spread among
 * blocks is taken from the town itself, so that a mixed town accuses nobody.
 */
export function sparseBlocks(blocks: readonly BlockFigures[]): Signal[] {
  const towns = new Map<string, BlockFigures[]>()
  for (const block of blocks) {
    if (block.buildings === 0) continue
    const town = block.code.slice(0, 9)
    towns.set(town, [...(towns.get(town) ?? []), block])
  }
  return [...towns.values()].flatMap((town) =>
    town.length < FEWEST_BLOCKS
      ? []
      : town.flatMap((block) =>
          sparse(
            block,
            town.filter(({ code }) => code !== block.code),
          ),
        ),
  )
}

function sparse(block: BlockFigures, others: readonly BlockFigures[]): Signal[] {
  if (block.units === 0) return []
  const rate = sumOf(others, 'units') / sumOf(others, 'buildings')
  const expected = rate * block.buildings
  const spread =
    others.reduce((sum, each) => {
      const should = rate * each.buildings
      return sum + (should === 0 ? 0 : (each.units - should) ** 2 / should)
    }, 0) /
    (others.length - 1)
  const score = (block.units - expected) / Math.sqrt(Math.max(1, spread) * expected)
  const missing = expected - block.units
  if (!(score < TOO_FEW) || missing < FEWEST_MISSING) return []
  return [
    signal('low-density', block.code, {
      says:
        `「${block.name}」有建筑物 ${block.buildings} 栋、单位 ${block.units} 家；` +
        `同乡镇其他小区平均每栋 ${rate.toFixed(1)} 家，照此应约有 ${Math.round(expected)} 家`,
      ...at(block.code),
      weight: Math.round(missing * ONE),
    }),
  ]
}

/** A list still has a unit that the listing closed as gone, not found or no object. */
export function listedWithoutUnit(
  units: readonly ListedUnit[],
  kind: 'list-without-unit' | 'registered-alive' | 'previous-gone',
): Signal[] {
  return units.map(({ unitId, name, outcome, sources, areaCode, blockCode, buildingCode }) =>
    signal(kind, unitId, {
      says: `${sources.join('、')}里有「${name}」，核查情况却是“${frameOutcomeNames[outcome]}”`,
      ...{ areaCode, blockCode, buildingCode, unitId },
      weight: kind === 'list-without-unit' ? ONE : ONE / 2,
    }),
  )
}

export function missingRelatives(relatives: readonly MissingRelative[]): Signal[] {
  return relatives.map(({ kind, unitId, unitName, code, name, areaCode, blockCode }) =>
    signal(kind, relativeSubject(unitId, { code, name }), {
      says:
        kind === 'branch-not-registered'
          ? `「${unitName}」填报有分支「${name}」${code ? `（${code}）` : ''}，没有登记`
          : `分支「${unitName}」填报的上级法人「${name || code}」${name ? `（${code}）` : ''}，没有登记`,
      ...{ areaCode, blockCode, unitId },
      buildingCode: null,
      weight: ONE,
    }),
  )
}

/** What a claim of a unit about a relative is about. */
export function relativeSubject(
  unitId: string,
  relative: { readonly code: string; readonly name: string },
): string {
  return `${unitId} ${relative.code} ${relative.name}`
}

/** The reverse: the branch is registered, and its legal unit does not list it. */
export function unlistedBranches(found: readonly UnlistedBranch[]): Signal[] {
  return found.map(({ branch, owner, leftOutOf }) =>
    signal('branch-not-listed', unlistedSubject(branch.id, owner.id), {
      says: `「${branch.name}」登记为「${owner.name}」的产业活动单位，该法人${leftOutOf}里没有它；法人网上“下属单位”页已请其补列或说明`,
      // Registered units lie in an area.
      areaCode: branch.areaCode!,
      ...{ blockCode: branch.blockCode, buildingCode: branch.buildingCode, unitId: branch.id },
      // One of the two is wrong, and seldom is a unit missing.
      weight: ONE / 2,
    }),
  )
}

export function unlistedSubject(branchId: string, ownerId: string): string {
  return `${branchId} ${ownerId}`
}

function at(blockCode: string) {
  return { areaCode: blockCode.slice(0, 12), blockCode, buildingCode: null, unitId: null }
}

function sumOf(blocks: readonly BlockFigures[], member: 'units' | 'buildings'): number {
  return blocks.reduce((sum, block) => sum + block[member], 0)
}
