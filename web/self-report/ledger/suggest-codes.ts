/** Items of a list that a firm's own words may mean: those that share pairs of characters. Pure. */
import type { CodeItem } from '../../../forms/engine/types.ts'

/** At most `limit`, best first; none where nothing is shared. */
export function suggestCodes(items: readonly CodeItem[], words: string, limit = 3): CodeItem[] {
  const wanted = pairsOf(words)
  if (wanted.size === 0) return []
  return items
    .filter((item) => item.leaf !== false || item.level === 'sector153')
    .map((item) => {
      const own = pairsOf(item.name)
      const shared = [...own].filter((pair) => wanted.has(pair)).length
      return { item, score: shared / Math.sqrt(own.size * wanted.size || 1) }
    })
    .filter(({ score }) => score > 0.15)
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(({ item }) => item)
}

function pairsOf(text: string): Set<string> {
  const bare = [...text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '')]
  return new Set(bare.slice(1).map((character, at) => bare[at]! + character))
}
