/** Whether the code lists of a form have come: names of codes and lines of matrices come with them. */
import { useSyncExternalStore } from 'react'
import type { FormDefinition } from '../../../forms/engine/types.ts'
import type { CodeListStore } from '../code-list-store.ts'
import { codeListsOf } from '../session/surroundings.ts'

export function useListsAtHand(of: {
  readonly codeLists: CodeListStore
  readonly form: FormDefinition
}): boolean {
  const { codeLists, form } = of
  return useSyncExternalStore(codeLists.subscribe, () =>
    codeListsOf(form).every((id) => codeLists.list(id) !== undefined),
  )
}
