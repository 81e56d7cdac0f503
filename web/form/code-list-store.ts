/**
 * The code lists a form on screen uses, each fetched once, when first needed; their pinyin when a
 * list is first searched. A list on its way is simply absent: cells show the bare code, checks do
 * not apply.
 */
import type { CodeListData } from '../../forms/engine/types.ts'
import { type CodeIndex, indexing, type Narrowing, preparingSearch } from './code-index.ts'
import { inIdleTime, type Pieces, type Piecewise, piecewise } from './piecewise.ts'

export interface CodeListStore {
  list(id: string): CodeListData | undefined
  /** Search index, narrowed to the codes a property takes. */
  index(id: string, narrowing?: Narrowing): CodeIndex | undefined
  request(id: string): Promise<void>
  /** Asks for the names in pinyin; searches find them once they are here. */
  requestSpellings(id: string): Promise<void>
  /** Makes a list ready to be searched while the window is idle, a long one before it is opened. */
  prepare(id: string, narrowing?: Narrowing): Promise<void>
  subscribe(listener: () => void): () => void
}

/** Lists of more items are prepared once a form that uses them is open. */
export const LONG_LIST = 10_000

export function createCodeListStore(
  load: (id: string) => Promise<CodeListData>,
  loadSpellings: (id: string) => Promise<string> | undefined = () => undefined,
): CodeListStore {
  const lists = new Map<string, CodeListData>()
  const pending = new Map<string, Promise<void>>()
  const indexes = new Map<string, Piecewise<CodeIndex>>()
  const spellings = new Map<string, string>()
  const spellingsAsked = new Map<string, Promise<void>>()
  const listeners = new Set<() => void>()

  const fetchList = async (id: string): Promise<void> => {
    try {
      lists.set(id, await load(id))
      for (const listener of [...listeners]) listener()
    } finally {
      pending.delete(id)
    }
  }

  const fetchSpellings = async (id: string): Promise<void> => {
    try {
      const text = await loadSpellings(id)
      if (text !== undefined) spellings.set(id, text)
    } catch {
      // Off the network and not kept: asked for again when the list is next opened.
      spellingsAsked.delete(id)
    }
  }

  const indexInPieces = (id: string, narrowing?: Narrowing): Piecewise<CodeIndex> | undefined => {
    const list = lists.get(id)
    if (list === undefined) return undefined
    const { codes, within, levels } = narrowing ?? {}
    const key = [id, codes?.join(), within?.join(), levels?.join()].join('|')
    const known = indexes.get(key)
    if (known !== undefined) return known
    const index = piecewise(indexing(list.items, narrowing, () => spellings.get(id)))
    indexes.set(key, index)
    return index
  }

  const requestSpellings = (id: string): Promise<void> => {
    const known = spellingsAsked.get(id)
    if (known !== undefined) return known
    const asked = fetchSpellings(id)
    spellingsAsked.set(id, asked)
    return asked
  }

  function* preparing(index: Piecewise<CodeIndex>): Pieces<void> {
    yield* preparingSearch(yield* index.pieces())
  }

  return {
    list: (id) => lists.get(id),
    index: (id, narrowing) => indexInPieces(id, narrowing)?.finish(),
    async prepare(id, narrowing) {
      await requestSpellings(id)
      const index = indexInPieces(id, narrowing)
      if (index !== undefined) await inIdleTime(preparing(index))
    },
    request(id) {
      if (lists.has(id)) return Promise.resolve()
      const known = pending.get(id) ?? fetchList(id)
      pending.set(id, known)
      return known
    },
    requestSpellings,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
