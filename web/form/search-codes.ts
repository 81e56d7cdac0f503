/**
 * Searching a code list: by code from its beginning, by name from its beginning or within.
 * Also where an item stands in its tree, and what lies below it. Pure; the index is built once
 * per list so that a search over some thousand items stays far below the eye's patience.
 */
import type { CodeItem } from '../../forms/engine/types.ts'

export interface CodeIndex {
  readonly items: readonly CodeItem[]
  readonly byCode: ReadonlyMap<string, CodeItem>
  readonly children: ReadonlyMap<string, readonly CodeItem[]>
  readonly hierarchical: boolean
  /** Codes that may be chosen; null when every leaf may. */
  readonly allowed: ReadonlySet<string> | null
}

export function indexCodes(
  items: readonly CodeItem[],
  allowedCodes?: readonly (string | number)[],
): CodeIndex {
  const byCode = new Map(items.map((item) => [item.code, item]))
  const children = new Map<string, CodeItem[]>()
  for (const item of items) {
    const parent = item.parent && byCode.has(item.parent) ? item.parent : ''
    const siblings = children.get(parent)
    if (siblings === undefined) children.set(parent, [item])
    else siblings.push(item)
  }
  return {
    items,
    byCode,
    children,
    hierarchical: children.size > 1,
    allowed: allowedCodes === undefined ? null : new Set(allowedCodes.map(String)),
  }
}

export function isChoosable(index: CodeIndex, item: CodeItem): boolean {
  return index.allowed === null ? item.leaf !== false : index.allowed.has(item.code)
}

/** Ancestors from the top, the item itself left out. */
export function pathTo(index: CodeIndex, code: string): readonly CodeItem[] {
  const path: CodeItem[] = []
  let item = index.byCode.get(code)
  while (item?.parent && path.length < 10) {
    item = index.byCode.get(item.parent)
    if (item !== undefined) path.unshift(item)
  }
  return path
}

const WORST = 5

/** 0 exact code · 1 code begins · 2 exact name · 3 name begins · 4 name contains · 5 no. */
function rankOf(item: CodeItem, query: string): number {
  if (item.code.startsWith(query)) return item.code.length === query.length ? 0 : 1
  const at = item.name.indexOf(query)
  if (at < 0) return WORST
  if (at > 0) return 4
  return item.name.length === query.length ? 2 : 3
}

/** Something to choose, or a branch to look into. */
function isWorthShowing(index: CodeIndex, item: CodeItem): boolean {
  return isChoosable(index, item) || index.children.has(item.code)
}

/** Items that answer the query, best first, at most `limit`; branches among them can be opened. */
export function searchCodes(index: CodeIndex, query: string, limit = 50): CodeItem[] {
  const wanted = query.trim().toUpperCase()
  if (wanted === '') return []
  const ranks: CodeItem[][] = [[], [], [], [], []]
  for (const item of index.items) {
    const rank = rankOf(item, wanted)
    if (rank < WORST && isWorthShowing(index, item)) ranks[rank]!.push(item)
  }
  const found = ranks.flat()
  const words = wanted.split(/\s+/)
  if (found.length > 0 || words.length < 2) return found.slice(0, limit)
  const [last, ...above] = words.reverse()
  return searchCodes(index, last!, index.items.length)
    .filter((item) => above.every((word) => matchesPath(index, item, word)))
    .slice(0, limit)
}

function matchesPath(index: CodeIndex, item: CodeItem, word: string): boolean {
  if (item.name.includes(word)) return true
  return pathTo(index, item.code).some((ancestor) => ancestor.name.includes(word))
}

/** The one item typed text names: a whole code, `code name`, or a name only one item has. */
export function codeNamed(index: CodeIndex, text: string): CodeItem | undefined {
  const wanted = text.trim()
  const code = wanted.split(/\s/)[0]!.toUpperCase()
  const byCode = index.byCode.get(code)
  if (byCode !== undefined && isChoosable(index, byCode)) return byCode
  const named = index.items.filter((item) => item.name === wanted && isChoosable(index, item))
  return named.length === 1 ? named[0] : undefined
}
