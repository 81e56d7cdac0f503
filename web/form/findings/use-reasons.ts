/** The coded reasons an explanation starts from. */
import { useEffect, useSyncExternalStore } from 'react'
import type { CodeItem } from '../../../forms/engine/types.ts'
import type { CodeListStore } from '../code-list-store.ts'

const REASONS = 'explanation-reasons'
const NONE: readonly CodeItem[] = []

export function useReasons(codeLists: CodeListStore): readonly CodeItem[] {
  useEffect(() => {
    void codeLists.request(REASONS)
  }, [codeLists])
  return useSyncExternalStore(codeLists.subscribe, () => codeLists.list(REASONS)?.items ?? NONE)
}
