/**
 * A stratified draw of blocks that anyone can repeat: every block's number is the SHA-256 of seed, hash of
 * the frame and block code; in each stratum the blocks with the smallest numbers are drawn. Nobody who
 * seals the frame before the seed is known can choose what is drawn. Pure.
 */
import { createHash } from 'node:crypto'
import { grouped } from './grouped.ts'

/** Written into every draw; another way of drawing gets another name. */
export const ALGORITHM = 'sha256-stratified-1'

export interface FrameBlock {
  /** 14 digits. */
  readonly code: string
  /** Units of the frame in it. */
  readonly units: number
  /** SHA-256 over the lines of its units: what the draw sealed. */
  readonly unitsHash: string
}

export interface SampledFrame extends FrameBlock {
  readonly stratum: string
}

export interface DrawnBlock extends SampledFrame {
  /** Hexadecimal; the smaller, the earlier drawn. */
  readonly number: string
  readonly drawn: boolean
}

const COUNTY_DIGITS = 6
/** Two blocks of a stratum are what its variance takes. */
const FEWEST = 2

/**
 * Strata: county × size. Blocks without a unit are a stratum of their own (what was left out altogether is
 * found there); the others of a county are cut, by size, where the sums of the square roots of their units
 * reach equal parts. In the order of codes.
 */
export function stratify(blocks: readonly FrameBlock[], sizeClasses: number): SampledFrame[] {
  const counties = grouped(blocks, ({ code }) => code.slice(0, COUNTY_DIGITS))
  const found = [...counties].flatMap(([county, within]) => {
    const inhabited = within
      .filter(({ units }) => units > 0)
      .sort((a, b) => a.units - b.units || compare(a.code, b.code))
    const classes = Math.max(1, Math.min(sizeClasses, Math.floor(inhabited.length / FEWEST)))
    const whole = inhabited.reduce((sum, { units }) => sum + Math.sqrt(units), 0)
    let before = 0
    const sized = inhabited.map((block): SampledFrame => {
      const middle = before + Math.sqrt(block.units) / 2
      before += Math.sqrt(block.units)
      const size = Math.min(classes, 1 + Math.floor((middle / whole) * classes))
      return { ...block, stratum: `${county}-${size}` }
    })
    const empty = within.filter(({ units }) => units === 0)
    return [...sized, ...empty.map((block) => ({ ...block, stratum: `${county}-0` }))]
  })
  return found.sort((a, b) => compare(a.code, b.code))
}

/**
 * How many blocks each stratum gives: at least two (or all it has), the rest by the units it holds, largest
 * remainders first. More than `blocks` only where two of each stratum are more.
 */
export function allocate(
  frame: readonly SampledFrame[],
  blocks: number,
): ReadonlyMap<string, number> {
  const strata = [...grouped(frame, ({ stratum }) => stratum)]
    .map(([stratum, within]) => ({
      stratum,
      size: within.length,
      // A stratum without a unit is still looked into as if each block held one.
      weight: within.reduce((sum, { units }) => sum + Math.max(1, units), 0),
    }))
    .sort((a, b) => compare(a.stratum, b.stratum))
  const given = new Map(strata.map(({ stratum, size }) => [stratum, Math.min(FEWEST, size)]))
  for (;;) {
    const left = blocks - [...given.values()].reduce((sum, each) => sum + each, 0)
    const open = strata.filter(({ stratum, size }) => given.get(stratum)! < size)
    if (left <= 0 || open.length === 0) return given
    const weight = open.reduce((sum, each) => sum + each.weight, 0)
    // The one furthest behind its share gets the next block.
    const next = open.reduce((best, each) => (lag(each) > lag(best) ? each : best))
    given.set(next.stratum, given.get(next.stratum)! + 1)
    function lag(each: (typeof open)[number]): number {
      return each.weight / weight / (given.get(each.stratum)! + 1)
    }
  }
}

/** One block as it stands in the frame that is hashed and handed out. */
export function frameLine({ code, stratum, units, unitsHash }: SampledFrame): string {
  return `${code},${stratum},${units},${unitsHash}`
}

/** SHA-256 over the lines in the order of codes, each ended by a line feed. */
export function frameHash(frame: readonly SampledFrame[]): string {
  const hash = createHash('sha256')
  for (const block of frame) hash.update(`${frameLine(block)}\n`)
  return hash.digest('hex')
}

export function drawBlocks(
  frame: readonly SampledFrame[],
  { seed, blocks }: { readonly seed: string; readonly blocks: number },
): DrawnBlock[] {
  const sealed = frameHash(frame)
  const sizes = allocate(frame, blocks)
  const numbered = frame.map((block) => ({
    ...block,
    number: createHash('sha256').update(`${seed}|${sealed}|${block.code}`).digest('hex'),
  }))
  const drawn = new Set<string>()
  for (const [stratum, within] of grouped(numbered, (block) => block.stratum)) {
    const inOrder = within.toSorted((a, b) => compare(a.number, b.number))
    for (const { code } of inOrder.slice(0, sizes.get(stratum))) drawn.add(code)
  }
  return numbered.map((block) => ({ ...block, drawn: drawn.has(block.code) }))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
