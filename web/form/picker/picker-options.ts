/**
 * What an open code list shows: the answer to what is typed, or, with nothing typed, the list
 * itself: short ones whole with their headings, long ones branch by branch. Pure.
 */
import type { CodeItem } from '../../../forms/engine/types.ts'
import { type CodeIndex, isChoosable, pathTo, searchCodes } from '../search-codes.ts'

export interface PickerOption {
  readonly item: CodeItem
  readonly choosable: boolean
  /** Has items below it to look into. */
  readonly branch: boolean
  readonly depth: number
  /** Where the item stands, for answers to a search. */
  readonly path: string
}

/** Lists up to this length are shown whole. */
const WHOLE_LIST = 60

export function showsWholeList(index: CodeIndex): boolean {
  return !index.hierarchical || index.items.length <= WHOLE_LIST
}

export function pickerOptions(index: CodeIndex, query: string, branch: string): PickerOption[] {
  if (query.trim() !== '') {
    return searchCodes(index, query).map((item) => ({
      item,
      choosable: isChoosable(index, item),
      branch: index.children.has(item.code),
      depth: 0,
      path: pathText(index, item.code),
    }))
  }
  if (showsWholeList(index)) return wholeList(index)
  return (index.children.get(branch) ?? []).map((item) => ({
    item,
    choosable: isChoosable(index, item),
    branch: index.children.has(item.code),
    depth: 0,
    path: '',
  }))
}

function wholeList(index: CodeIndex): PickerOption[] {
  return index.items.flatMap((item): PickerOption[] => {
    const choosable = isChoosable(index, item)
    const heading = !choosable && index.children.has(item.code)
    if (!choosable && !heading) return []
    const depth = pathTo(index, item.code).length
    return [{ item, choosable, branch: false, depth, path: '' }]
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
