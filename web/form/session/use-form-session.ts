/**
 * A form session bound to a screen: the engine's checks, the code lists it needs, and the
 * caller's wish to hear of every change. The session lives as long as form and document do.
 */
import { useEffect, useRef, useState } from 'react'
import { createCheckSession } from '../../../forms/engine/check-session.ts'
import type { Answers, Finding } from '../../../forms/engine/types.ts'
import { isCodeListId, loadCodeList, loadSpellings } from '../../../forms/generated/code-lists.ts'
import { narrowingOf } from '../code-index.ts'
import { type CodeListStore, createCodeListStore, LONG_LIST } from '../code-list-store.ts'
import { type FormChecks, fixedChecks } from './checking.ts'
import { createFormSession } from './create-form-session.ts'
import type { FormSession, FormSessionOptions, SessionState } from './form-session.ts'
import { readConditions } from './read-conditions.ts'
import { codeListsOf, watchSurroundings } from './surroundings.ts'

export interface UseFormSession
  extends Omit<FormSessionOptions, 'codeLists' | 'startChecks' | 'condition'> {
  /** Where code lists come from; the page's own unless told. */
  readonly codeLists?: CodeListStore
  /** A form under review shows the findings the server told, and evaluates nothing. */
  readonly fixedFindings?: readonly Finding[]
  /** Adds findings of the application's own to those of the engine. */
  readonly extendChecks?: (checks: FormChecks, answers: Answers) => FormChecks
  /** After every change; drafts are saved from here. */
  readonly onChange?: (state: SessionState) => void
}

/** Shared by all forms of the page: a list is fetched once. */
export const pageCodeLists: CodeListStore = createCodeListStore(async (id) => {
  if (!isCodeListId(id)) throw new Error(`No such code list: ${id}`)
  return loadCodeList(id)
}, loadSpellings)

export function openFormSession(options: UseFormSession): FormSession {
  const { form, fixedFindings, codeLists = pageCodeLists } = options
  return createFormSession({
    ...options,
    codeLists,
    condition: readConditions(form),
    startChecks: (answers, context) => {
      if (fixedFindings !== undefined) return fixedChecks(fixedFindings)
      const checks = createCheckSession(form, { ...context, answers })
      return options.extendChecks?.(checks, answers) ?? checks
    },
  })
}

/** Give the component a `key` of the document: another document is another session. */
export function useFormSession(options: UseFormSession): FormSession {
  const { onChange, context, form, codeLists = pageCodeLists } = options
  const [{ session, surroundings }] = useState(() => {
    const watch = watchSurroundings(form, codeLists, context)
    return {
      session: openFormSession({ ...options, context: watch.first }),
      surroundings: watch,
    }
  })
  const tell = useRef(onChange)
  tell.current = onChange

  useEffect(() => {
    const changed = (): void => tell.current?.(session.state())
    const stops = (['answers', 'explanations', 'prefill'] as const).map((topic) =>
      session.subscribe(topic, changed),
    )
    return () => {
      for (const stop of stops) stop()
    }
  }, [session])

  useEffect(() => {
    const { form } = session.model
    let stopped = false
    const adopt = (): void => {
      const changed = surroundings.changed(context)
      if (changed !== null) session.changeContext(changed)
    }
    adopt()
    void Promise.allSettled(codeListsOf(form).map((id) => session.codeLists.request(id))).then(
      () => {
        if (stopped) return
        adopt()
        prepareLongLists(session)
      },
    )
    return () => {
      stopped = true
    }
  }, [session, surroundings, context])

  return session
}

/** No key waits for the first search of a list as long as a country's villages. */
function prepareLongLists({ model, codeLists }: FormSession): void {
  for (const { codeList, schema } of model.cells.values()) {
    if (codeList === null || (codeLists.list(codeList)?.items.length ?? 0) < LONG_LIST) continue
    void codeLists.prepare(codeList, narrowingOf(schema))
  }
}
