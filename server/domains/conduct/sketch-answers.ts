/**
 * Finds responses with nearly the same amounts without comparing all with all: each is sketched by a few
 * digests (MinHash in bands); two that share one are compared exactly. Pure.
 */

type AnswerJson = Readonly<Record<string, unknown>>

/** Amounts below it are alike by chance: heads, floors, codes. */
const SMALLEST = 100
/** Fewer amounts say nothing. */
export const FEWEST_AMOUNTS = 8
/** Shared amounts of all amounts of both, from which two responses are nearly the same. */
export const ALIKE_FROM = 0.9
const BANDS = 4
const HASHES_A_BAND = 3
/** An amount of four digits and more that ends in two zeros was likely rounded. */
const LARGE = 1_000

/** `cell=amount` of every amount worth comparing. */
export function amountsOf(answers: AnswerJson): ReadonlySet<string> {
  const amounts = new Set<string>()
  for (const [cell, value] of numbersOf(answers)) {
    if (Math.abs(value) >= SMALLEST) amounts.add(`${cell}=${value}`)
  }
  return amounts
}

export function countRound(answers: AnswerJson): { amounts: number; roundAmounts: number } {
  let amounts = 0
  let roundAmounts = 0
  for (const [, value] of numbersOf(answers)) {
    if (Math.abs(value) < LARGE) continue
    amounts += 1
    if (value % 100 === 0) roundAmounts += 1
  }
  return { amounts, roundAmounts }
}

function* numbersOf(answers: AnswerJson): Generator<readonly [cell: string, value: number]> {
  for (const [key, value] of Object.entries(answers)) {
    if (typeof value === 'number') yield [key, value]
    if (!Array.isArray(value)) continue
    for (const [row, content] of value.entries()) {
      if (typeof content !== 'object' || content === null) continue
      for (const [column, item] of Object.entries(content as AnswerJson)) {
        if (typeof item === 'number') yield [`${key}[${row}].${column}`, item]
      }
    }
  }
}

/** One digest a band; empty where there are too few amounts. */
export function sketchOf(amounts: ReadonlySet<string>): string[] {
  if (amounts.size < FEWEST_AMOUNTS) return []
  const least = new Uint32Array(BANDS * HASHES_A_BAND).fill(0xffff_ffff)
  for (const amount of amounts) {
    const hash = fnv1a(amount)
    for (let at = 0; at < least.length; at += 1) {
      const mixed = mix(hash, at)
      if (mixed < least[at]!) least[at] = mixed
    }
  }
  return Array.from({ length: BANDS }, (_, band) =>
    Array.from(least.subarray(band * HASHES_A_BAND, (band + 1) * HASHES_A_BAND), (part) =>
      part.toString(36),
    ).join('.'),
  )
}

/** Share of amounts that both have, of those that either has. */
export function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0
  for (const amount of one) if (other.has(amount)) shared += 1
  const all = one.size + other.size - shared
  return all === 0 ? 0 : shared / all
}

function fnv1a(text: string): number {
  let hash = 0x811c_9dc5
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x0100_0193)
  }
  return hash >>> 0
}

/** The `at`-th way of scattering one hash. */
function mix(hash: number, at: number): number {
  let mixed = Math.imul(hash ^ Math.imul(at + 1, 0x9e37_79b1), 0x85eb_ca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2_ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}
