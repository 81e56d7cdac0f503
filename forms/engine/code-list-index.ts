/** Code lists at hand, indexed by code, as checks ask for them. */
import type { CodeItem, CodeListData, CodeLists } from './types.ts'

export function indexCodeLists(lists: Iterable<CodeListData>): CodeLists {
  const index = new Map<string, ReadonlyMap<string, CodeItem>>()
  for (const list of lists) index.set(list.id, new Map(list.items.map((item) => [item.code, item])))
  return {
    has: (list, code) => index.get(list)?.has(code),
    item: (list, code) => index.get(list)?.get(code),
  }
}
