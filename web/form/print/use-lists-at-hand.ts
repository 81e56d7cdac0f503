/** Whether the code lists of a form have come: names of codes and lines of matrices come with them. */
import { useSyncExternalStore } from 'react'
import type { FormSession } from '../session/form-session.ts'
import { codeListsOf } from '../session/surroundings.ts'

export function useListsAtHand(session: FormSession): boolean {
  const { codeLists, model } = session
  return useSyncExternalStore(codeLists.subscribe, () =>
    codeListsOf(model.form).every((id) => codeLists.list(id) !== undefined),
  )
}
