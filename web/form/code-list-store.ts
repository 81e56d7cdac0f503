/**
 * The code lists a form on screen uses, each fetched once, when first needed.
 * A list on its way is simply absent: cells show the bare code, checks do not apply.
 */
import type { CodeListData } from '../../forms/engine/types.ts'
import { type CodeIndex, indexCodes } from './search-codes.ts'

export interface CodeListStore {
  list(id: string): CodeListData | undefined
  /** Search index; `allowed` narrows to the codes this property takes. */
  index(id: string, allowed?: readonly (string | number)[]): CodeIndex | undefined
  request(id: string): Promise<void>
  subscribe(listener: () => void): () => void
}

export function createCodeListStore(load: (id: string) => Promise<CodeListData>): CodeListStore {
  const lists = new Map<string, CodeListData>()
  const pending = new Map<string, Promise<void>>()
  const indexes = new Map<string, CodeIndex>()
  const listeners = new Set<() => void>()

  const fetchList = async (id: string): Promise<void> => {
    try {
      lists.set(id, await load(id))
      for (const listener of [...listeners]) listener()
    } finally {
      pending.delete(id)
    }
  }

  return {
    list: (id) => lists.get(id),
    index(id, allowed) {
      const list = lists.get(id)
      if (list === undefined) return undefined
      const key = `${id}|${allowed?.join(',') ?? ''}`
      const known = indexes.get(key)
      if (known !== undefined) return known
      const index = indexCodes(list.items, allowed)
      indexes.set(key, index)
      return index
    },
    request(id) {
      if (lists.has(id)) return Promise.resolve()
      const known = pending.get(id) ?? fetchList(id)
      pending.set(id, known)
      return known
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
