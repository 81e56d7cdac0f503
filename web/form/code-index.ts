/**
 * A code list as it is searched and walked: what stands below what, and which codes may be chosen.
 * The texts to search are made when first searched and shared by all narrowings of a list. Pure.
 */
import type { CodeItem, PropertySchema } from '../../forms/engine/types.ts'
import { initialsOf, type SearchText, searchText } from './search-text.ts'

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
  const byCode = new Map(items.map((item) => [item.code, item]))
  const allowed = allowedCodes(items, byCode, narrowing)
  const shown = allowed === null ? null : withAncestors(byCode, allowed)
  const children = new Map<string, CodeItem[]>()
  for (const item of items) {
    if (shown !== null && !shown.has(item.code)) continue
    const parent = item.parent && byCode.has(item.parent) ? item.parent : ''
    const siblings = children.get(parent)
    if (siblings === undefined) children.set(parent, [item])
    else siblings.push(item)
  }
  return {
    ...{ items, byCode, children, allowed, narrowing, spellings },
    hierarchical: children.size > 1,
  }
}

function allowedCodes(
  items: readonly CodeItem[],
  byCode: ReadonlyMap<string, CodeItem>,
  { codes, within, levels }: Narrowing,
): ReadonlySet<string> | null {
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
  return new Set(items.filter((item) => isLevel(item) && below(item)).map(({ code }) => code))
}

function withAncestors(
  byCode: ReadonlyMap<string, CodeItem>,
  codes: ReadonlySet<string>,
): Set<string> {
  const shown = new Set<string>()
  for (const code of codes) {
    let item = byCode.get(code)
    while (item !== undefined && !shown.has(item.code)) {
      shown.add(item.code)
      item = item.parent ? byCode.get(item.parent) : undefined
    }
  }
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

const texts = new WeakMap<readonly CodeItem[], ListTexts>()
const spelledTexts = new WeakMap<readonly CodeItem[], SpelledTexts>()

/**
 * Makes a list's search texts, those of its branches too: asked for when the list opens, for a key
 * would wait for them, the first one and the first that names nothing.
 */
export function prepareSearch(index: CodeIndex): void {
  textsOf(index)
  if (index.hierarchical) textsOf(branchesOf(index))
}

export function textsOf({ items }: CodeIndex): ListTexts {
  const known = texts.get(items)
  if (known !== undefined) return known
  const lines = (read: (item: CodeItem) => string): SearchText =>
    searchText(items.map(read).join('\n').toUpperCase())
  const made = { codes: lines(({ code }) => code), names: lines(({ name }) => name) }
  texts.set(items, made)
  return made
}

export function spelledTextsOf({ items, spellings }: CodeIndex): SpelledTexts | undefined {
  const known = spelledTexts.get(items)
  if (known !== undefined) return known
  const lines = spellings()
  if (lines === undefined) return undefined
  const made = {
    initials: searchText(initialsOf(lines)),
    whole: searchText(lines.replaceAll(' ', '')),
  }
  spelledTexts.set(items, made)
  return made
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
