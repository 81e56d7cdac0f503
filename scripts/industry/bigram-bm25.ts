/** The yardstick: plain BM25 over pairs of characters, one document per class. */
import { plainWord } from '../../forms/engine/industry/normalise-phrase.ts'
import type { Suggest } from './tally-hits.ts'

const K1 = 1.2
const B = 0.75

function pairsOf(text: string): string[] {
  const plain = plainWord(text)
  if (plain.length < 2) return [plain]
  return Array.from({ length: plain.length - 1 }, (_, at) => plain.slice(at, at + 2))
}

/** Documents: code → its texts. */
export function bigramBm25(documents: ReadonlyMap<string, readonly string[]>): Suggest {
  const counts = new Map<string, Map<string, number>>()
  const lengths = new Map<string, number>()
  for (const [code, texts] of documents) {
    const pairs = texts.flatMap(pairsOf)
    lengths.set(code, pairs.length)
    for (const pair of pairs) {
      const classes = counts.get(pair) ?? new Map<string, number>()
      classes.set(code, (classes.get(code) ?? 0) + 1)
      counts.set(pair, classes)
    }
  }
  const mean = [...lengths.values()].reduce((sum, each) => sum + each, 0) / lengths.size
  return (phrase) => {
    const scores = new Map<string, number>()
    for (const pair of pairsOf(phrase)) {
      const classes = counts.get(pair)
      if (!classes) continue
      const rare = Math.log(1 + (documents.size - classes.size + 0.5) / (classes.size + 0.5))
      for (const [code, count] of classes) {
        const long = 1 - B + (B * lengths.get(code)!) / mean
        const score = (rare * count * (K1 + 1)) / (count + K1 * long)
        scores.set(code, (scores.get(code) ?? 0) + score)
      }
    }
    return [...scores].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([code]) => code)
  }
}
