/** What checks may look at beside the document; told again only where it is no longer the same. */
import { indexCodeLists } from '../../../forms/engine/code-list-index.ts'
import type { CodeListData, FormDefinition } from '../../../forms/engine/types.ts'
import type { CodeListStore } from '../code-list-store.ts'
import type { Surroundings } from './checking.ts'

export interface SurroundingsWatch {
  /** For the session to begin with. */
  readonly first: Surroundings
  /** Other surroundings since those last told; null where every check would find the same again. */
  changed(context: Surroundings | undefined): Surroundings | null
}

export function watchSurroundings(
  form: FormDefinition,
  store: CodeListStore,
  context: Surroundings | undefined,
): SurroundingsWatch {
  const lists = (): CodeListData[] => codeListsOf(form).flatMap((id) => store.list(id) ?? [])
  const together = (
    of: Surroundings | undefined,
    loaded: readonly CodeListData[],
  ): Surroundings => ({
    ...of,
    codeLists: indexCodeLists(loaded),
  })
  const start = lists()
  let told = { context, lists: start.length }
  return {
    first: together(context, start),
    changed(next) {
      const loaded = lists()
      if (told.context === next && told.lists === loaded.length) return null
      told = { context: next, lists: loaded.length }
      return together(next, loaded)
    },
  }
}

/** Lists the form's cells take codes from, and those its checks read. */
export function codeListsOf(form: FormDefinition): string[] {
  const cells = Object.values(form.schema.properties).flatMap((property) => [
    property['x-codelist'],
    property['x-rows'],
    ...Object.values(property.items?.properties ?? {}).map((column) => column['x-codelist']),
  ])
  const checks = form.checks.flatMap((check) => check.dependencies.codeLists)
  return [...new Set([...cells, ...checks])].filter((id) => id !== undefined)
}
