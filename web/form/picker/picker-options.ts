/**
 * What an open code list shows: the answer to what is typed, or, with nothing typed, what the unit's
 * own words suggest and the list itself: short ones whole with their headings, long ones branch by
 * branch. Pure.
 */
import type { IndustrySuggestion } from '../../../forms/engine/industry/suggest-industries.ts'
import type { CodeItem } from '../../../forms/engine/types.ts'
import { type CodeIndex, isChoosable, pathTo } from '../code-index.ts'
import { type CodeHit, findCodes } from '../search-codes.ts'

export interface PickerOption {
  readonly item: CodeItem
  readonly choosable: boolean
  /** Has items below it to look into. */
  readonly branch: boolean
  readonly depth: number
  /** Where the item stands, for answers to a search. */
  readonly path: string
  /** Why it is suggested; '' for what the list itself says. */
  readonly why: string
  /** Words above the first of several. */
  readonly heading: string
}

/** What is suggested for a phrase, in order. */
export interface Suggested {
  readonly phrase: string
  readonly suggestions: readonly IndustrySuggestion[]
}

export interface PickerQuestion {
  readonly query: string
  /** Branch of the tree being looked at; '' is the top. */
  readonly branch: string
  readonly suggested: Suggested | null
}

/** Lists up to this length are shown whole. */
const WHOLE_LIST = 60
/** More than these nobody reads through. */
export const MOST_SHOWN = 200
const MOST_FOUND = 30
/** Suggestions above the tree, before anything is typed. */
const SUGGESTED_FIRST = 5

export function showsWholeList(index: CodeIndex): boolean {
  return !index.hierarchical || index.items.length <= WHOLE_LIST
}

export function pickerOptions(index: CodeIndex, question: PickerQuestion): PickerOption[] {
  const { query, branch, suggested } = question
  if (query.trim() !== '') return answersTo(index, query, suggested)
  if (showsWholeList(index)) return wholeList(index).slice(0, MOST_SHOWN)
  const listed = (index.children.get(branch) ?? [])
    .slice(0, MOST_SHOWN)
    .map((item) => optionOf(index, item))
  if (suggested === null || branch !== startBranch(index, null)) return listed
  const first = suggestedOptions(index, suggested).slice(0, SUGGESTED_FIRST)
  if (first.length === 0) return listed
  return [
    ...withHeading(first, `按“${shortened(suggested.phrase)}”推荐`),
    ...withHeading(listed, '按类别查找'),
  ]
}

/** What was named outright, then what the words suggest, then what merely contains them. */
function answersTo(index: CodeIndex, query: string, suggested: Suggested | null): PickerOption[] {
  const hits = findCodes(index, query, MOST_FOUND)
  const found = ({ item }: CodeHit): PickerOption => ({
    ...optionOf(index, item),
    path: pathText(index, item.code),
  })
  const sure = hits.filter((hit) => hit.sure).map(found)
  const like = hits.filter((hit) => !hit.sure).map(found)
  const proposed = suggested === null ? [] : suggestedOptions(index, suggested)
  const seen = new Set<string>()
  return [...sure, ...proposed, ...like]
    .filter(({ item }) => !seen.has(item.code) && seen.add(item.code))
    .slice(0, MOST_FOUND)
}

function suggestedOptions(index: CodeIndex, { suggestions }: Suggested): PickerOption[] {
  return suggestions.flatMap(({ code, why }) => {
    const item = index.byCode.get(code)
    if (item === undefined || !isChoosable(index, item)) return []
    return [{ ...optionOf(index, item), path: pathText(index, code), why }]
  })
}

function optionOf(index: CodeIndex, item: CodeItem): PickerOption {
  return {
    item,
    choosable: isChoosable(index, item),
    branch: index.children.has(item.code),
    depth: 0,
    path: '',
    why: '',
    heading: '',
  }
}

function withHeading(options: readonly PickerOption[], heading: string): PickerOption[] {
  return options.map((option, at) => (at === 0 ? { ...option, heading } : option))
}

const LONGEST_PHRASE = 14

function shortened(phrase: string): string {
  return phrase.length > LONGEST_PHRASE ? `${phrase.slice(0, LONGEST_PHRASE)}…` : phrase
}

function wholeList(index: CodeIndex): PickerOption[] {
  return index.items.flatMap((item): PickerOption[] => {
    const choosable = isChoosable(index, item)
    const heading = !choosable && index.children.has(item.code)
    if (!choosable && !heading) return []
    const depth = pathTo(index, item.code).length
    return [{ ...optionOf(index, item), branch: false, depth }]
  })
}

/** 门类 › 大类 › 中类, or 县 › 乡; the single top of a tree says nothing and is left out. */
export function pathText(index: CodeIndex, code: string): string {
  const top = index.children.get('') ?? []
  return pathTo(index, code)
    .filter((item) => top.length > 1 || item !== top[0])
    .map((item) => item.name)
    .join(' › ')
}

/** The branch to open with: where the present code stands, else the first with a choice in it. */
export function startBranch(index: CodeIndex, code: string | null): string {
  const parent = code === null ? undefined : index.byCode.get(code)?.parent
  if (parent && index.byCode.has(parent)) return parent
  let branch = ''
  for (;;) {
    const below: readonly CodeItem[] = index.children.get(branch) ?? []
    const only = below[0]
    if (below.length !== 1 || only === undefined || !index.children.has(only.code)) return branch
    branch = only.code
  }
}

/** The branch above, or null at the top worth showing. */
export function branchAbove(index: CodeIndex, branch: string): string | null {
  if (branch === startBranch(index, null)) return null
  return index.byCode.get(branch)?.parent ?? ''
}

/** Something to choose, or a branch to look into. */
export function isUsable(option: PickerOption | undefined): boolean {
  return option !== undefined && (option.choosable || option.branch)
}

/** The option `step` further that can be used; where there is none, the present one. */
export function walk(options: readonly PickerOption[], active: number, step: number): number {
  const direction = Math.sign(step)
  let best = active
  let left = Math.abs(step)
  for (let at = active + direction; at >= 0 && at < options.length && left > 0; at += direction) {
    if (!isUsable(options[at])) continue
    best = at
    left -= 1
  }
  return best
}
