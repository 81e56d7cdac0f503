/**
 * Seeded randomness for the demonstration city (sfc32, seeded through a string hash).
 * Every consumer forks its own stream by label, so that drawing one number more in one
 * place never shifts the rest of the city. Never used for anything secret.
 */

export interface Random {
  /** A number in [0, 1). */
  next(): number
  /** A whole number, both ends included. */
  between(low: number, high: number): number
  /** True with the given probability. */
  chance(probability: number): boolean
  pick<T>(items: readonly T[]): T
  /** One item, drawn in proportion to its weight; weights need not sum to anything. */
  weighted<T>(items: readonly T[], weightOf: (item: T) => number): T
  /** A draw from the standard normal distribution. */
  normal(): number
  shuffle<T>(items: readonly T[]): T[]
  /** An independent stream that depends only on this stream's seed and the label. */
  fork(label: string): Random
}

export function createRandom(seed: string): Random {
  const next = sfc32(seed)
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1))
  return {
    next,
    between,
    chance: (probability) => next() < probability,
    pick(items) {
      if (items.length === 0) throw new RangeError('Nothing to pick from')
      return items[between(0, items.length - 1)]!
    },
    weighted(items, weightOf) {
      if (items.length === 0) throw new RangeError('Nothing to pick from')
      const total = items.reduce((sum, item) => sum + weightOf(item), 0)
      let left = next() * total
      for (const item of items) {
        left -= weightOf(item)
        if (left < 0) return item
      }
      return items[items.length - 1]!
    },
    normal() {
      // Box–Muller; 1 - next() keeps the logarithm away from zero.
      return Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
    },
    shuffle(items) {
      const shuffled = [...items]
      for (let i = shuffled.length - 1; i > 0; i--) {
        const j = between(0, i)
        const kept = shuffled[i]!
        shuffled[i] = shuffled[j]!
        shuffled[j] = kept
      }
      return shuffled
    },
    fork: (label) => createRandom(`${seed}/${label}`),
  }
}

/** Small fast counter generator by Chris Doty-Humphrey (PractRand), 128 bits of state. */
function sfc32(seed: string): () => number {
  const word = hashWords(seed)
  let a = word()
  let b = word()
  let c = word()
  let counter = 1
  const step = (): number => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return (sum >>> 0) / 4294967296
  }
  for (let i = 0; i < 12; i++) step()
  return step
}

/** FNV-1a over UTF-16 units, then a multiply-xorshift finaliser for each further word. */
function hashWords(text: string): () => number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  }
  return () => {
    hash = (hash + 0x9e3779b9) | 0
    let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
    return (mixed ^ (mixed >>> 16)) | 0
  }
}
