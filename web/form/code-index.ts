/**
 * A code list as it is searched and walked: what stands below what, and which codes may be chosen.
 * The texts to search are made when first searched and shared by all narrowings of a list. Pure.
 */
import type { CodeItem, PropertySchema } from '../../forms/engine/types.ts'
import { type Pieces, type Piecewise, piecewise } from './piecewise.ts'
import { initialsOf, PIECE_LINES, type SearchText, searchText, togetherOf } from './search-text.ts'

export interface CodeIndex {
  readonly items: readonly CodeItem[]
  readonly byCode: ReadonlyMap<string, CodeItem>
  /** What can be looked into: a branch → the items below it worth showing. */
  readonly children: ReadonlyMap<string, readonly CodeItem[]>
  readonly hierarchical: boolean
  /** Codes that may be chosen; null when every leaf may. */
  readonly allowed: ReadonlySet<string> | null
  readonly narrowing: Narrowing
  /** Names in pinyin, a line for each item; undefined while they are on their way. */
  readonly spellings: () => string | undefined
}

/** Which codes of a list a cell takes. */
export interface Narrowing {
  readonly codes?: readonly (string | number)[] | undefined
  /** Only leaves below these. */
  readonly within?: readonly string[] | undefined
  /** Levels that may be chosen. */
  readonly levels?: readonly string[] | undefined
}

const none: Narrowing = {}

export function narrowingOf(schema: PropertySchema): Narrowing {
  const { enum: codes, 'x-within': within, 'x-levels': levels } = schema
  return { codes: schema.items?.enum ?? codes, within, levels }
}

export function indexCodes(
  items: readonly CodeItem[],
  narrowing: Narrowing = none,
  spellings: () => string | undefined = () => undefined,
): CodeIndex {
  return piecewise(indexing(items, narrowing, spellings)).finish()
}

/** The same in pieces, for lists of hundreds of thousands. */
export function* indexing(
  items: readonly CodeItem[],
  narrowing: Narrowing = none,
  spellings: () => string | undefined = () => undefined,
): Pieces<CodeIndex> {
  const byCode = new Map<string, CodeItem>()
  yield* overItems(items, (item) => byCode.set(item.code, item))
  const allowed = yield* allowedCodes(items, byCode, narrowing)
  const shown = allowed === null ? null : yield* withAncestors(byCode, allowed)
  const children = new Map<string, CodeItem[]>()
  yield* overItems(items, (item) => {
    if (shown !== null && !shown.has(item.code)) return
    const parent = item.parent && byCode.has(item.parent) ? item.parent : ''
    const siblings = children.get(parent)
    if (siblings === undefined) children.set(parent, [item])
    else siblings.push(item)
  })
  return {
    ...{ items, byCode, children, allowed, narrowing, spellings },
    hierarchical: children.size > 1,
  }
}

function* overItems<T>(items: Iterable<T>, look: (item: T) => unknown): Pieces<void> {
  let looked = 0
  for (const item of items) {
    look(item)
    looked += 1
    if (looked % PIECE_LINES === 0) yield
  }
}

function* allowedCodes(
  items: readonly CodeItem[],
  byCode: ReadonlyMap<string, CodeItem>,
  { codes, within, levels }: Narrowing,
): Pieces<ReadonlySet<string> | null> {
  if (codes !== undefined) return new Set(codes.map(String))
  if (within === undefined && levels === undefined) return null
  const tops = within === undefined ? undefined : new Set(within)
  const below = (item: CodeItem): boolean => {
    if (tops === undefined) return true
    let above: CodeItem | undefined = item
    for (let steps = 0; above !== undefined && steps < 10; steps += 1) {
      if (tops.has(above.code)) return true
      above = above.parent ? byCode.get(above.parent) : undefined
    }
    return false
  }
  const isLevel = ({ leaf, level }: CodeItem): boolean =>
    levels === undefined ? leaf !== false : level !== undefined && levels.includes(level)
  const allowed = new Set<string>()
  yield* overItems(items, (item) => isLevel(item) && below(item) && allowed.add(item.code))
  return allowed
}

function* withAncestors(
  byCode: ReadonlyMap<string, CodeItem>,
  codes: ReadonlySet<string>,
): Pieces<Set<string>> {
  const shown = new Set<string>()
  yield* overItems(codes, (code) => {
    let item = byCode.get(code)
    while (item !== undefined && !shown.has(item.code)) {
      shown.add(item.code)
      item = item.parent ? byCode.get(item.parent) : undefined
    }
  })
  return shown
}

export function isChoosable(index: CodeIndex, item: CodeItem): boolean {
  return index.allowed === null ? item.leaf !== false : index.allowed.has(item.code)
}

/** Whether the item or a place above it is one of these. */
export function isWithin(index: CodeIndex, item: CodeItem, codes: ReadonlySet<string>): boolean {
  let at: CodeItem | undefined = item
  for (let steps = 0; at !== undefined && steps <= 10; steps += 1) {
    if (codes.has(at.code)) return true
    at = at.parent ? index.byCode.get(at.parent) : undefined
  }
  return false
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

export interface ListTexts {
  readonly codes: SearchText
  readonly names: SearchText
}

export interface SpelledTexts {
  /** First letters of the syllables: 马邑路 → `myl`. */
  readonly initials: SearchText
  readonly whole: SearchText
}

const texts = new WeakMap<readonly CodeItem[], Piecewise<ListTexts>>()
const spelledTexts = new WeakMap<readonly CodeItem[], Piecewise<SpelledTexts>>()

/**
 * Makes a list's search texts, those of its branches and of its pinyin too: done ahead, for a key
 * would wait for them, the first one, the first that names nothing and the first of a pinyin.
 */
export function* preparingSearch(index: CodeIndex): Pieces<void> {
  yield* textsInPieces(index).pieces()
  if (index.hierarchical) yield* textsInPieces(branchesOf(index)).pieces()
  const spelled = spelledInPieces(index)
  if (spelled !== undefined) yield* spelled.pieces()
}

export function textsOf(index: CodeIndex): ListTexts {
  return textsInPieces(index).finish()
}

export function spelledTextsOf(index: CodeIndex): SpelledTexts | undefined {
  return spelledInPieces(index)?.finish()
}

function textsInPieces({ items }: CodeIndex): Piecewise<ListTexts> {
  const known = texts.get(items)
  if (known !== undefined) return known
  const made = piecewise(makeTexts(items))
  texts.set(items, made)
  return made
}

function* makeTexts(items: readonly CodeItem[]): Pieces<ListTexts> {
  const codes = yield* searchText(yield* joined(items, ({ code }) => code))
  return { codes, names: yield* searchText(yield* joined(items, ({ name }) => name)) }
}

function* joined(items: readonly CodeItem[], read: (item: CodeItem) => string): Pieces<string> {
  const parts: string[] = []
  for (let start = 0; start < items.length; start += PIECE_LINES) {
    const some = items.slice(start, start + PIECE_LINES)
    parts.push(some.map(read).join('\n').toUpperCase())
    yield
  }
  return parts.join('\n')
}

function spelledInPieces({ items, spellings }: CodeIndex): Piecewise<SpelledTexts> | undefined {
  const known = spelledTexts.get(items)
  if (known !== undefined) return known
  const lines = spellings()
  if (lines === undefined) return undefined
  const made = piecewise(makeSpelled(lines))
  spelledTexts.set(items, made)
  return made
}

function* makeSpelled(lines: string): Pieces<SpelledTexts> {
  const initials = yield* searchText(yield* initialsOf(lines))
  return { initials, whole: yield* searchText(yield* togetherOf(lines)) }
}

const branchIndexes = new WeakMap<CodeIndex, CodeIndex>()

/** The branches alone, which are few: where a name is looked for below a place. */
export function branchesOf(index: CodeIndex): CodeIndex {
  const known = branchIndexes.get(index)
  if (known !== undefined) return known
  // From the branches, not from all items: a country has twelve villages to each.
  const items = [...index.children.keys()].flatMap((code) => index.byCode.get(code) ?? [])
  const made: CodeIndex = { ...index, items, spellings: () => undefined }
  branchIndexes.set(index, made)
  return made
}
