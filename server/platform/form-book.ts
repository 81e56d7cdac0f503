/**
 * The forms and code lists that judging needs, loaded once per process and before any transaction:
 * inside one nothing may be awaited but the database.
 */
import { indexCodeLists } from '../../forms/engine/code-list-index.ts'
import type { CodeLists, FormDefinition } from '../../forms/engine/types.ts'
import { codeListIds } from '../../forms/generated/code-lists.ts'
import { findForm, formVersions } from '../../forms/generated/registry.ts'
import { readCodeList } from './read-code-list.ts'

const EXPLANATION_REASONS = 'explanation-reasons'

export interface FormBook {
  /** The newest version of each form. */
  readonly forms: ReadonlyMap<string, FormDefinition>
  /** Every version of a form, newest first; empty for one that is not known. */
  versionsOf(formId: string): readonly FormDefinition[]
  find(formId: string, version: string): FormDefinition | undefined
  readonly codeLists: CodeLists
  isExplanationReason(code: string): boolean
}

let book: Promise<FormBook> | undefined

export function openFormBook(): Promise<FormBook> {
  book ??= loadBook()
  return book
}

async function loadBook(): Promise<FormBook> {
  const found = await Promise.all(formVersions.map(({ id, version }) => findForm(id, version)))
  const forms = found.filter((form) => form !== undefined)
  const versions = new Map<string, FormDefinition[]>()
  for (const form of forms) versions.set(form.id, [...(versions.get(form.id) ?? []), form])
  // All of them: a check published later may ask any.
  const codeLists = indexCodeLists(codeListIds.map(readCodeList))
  return {
    forms: new Map([...versions].map(([id, [newest]]) => [id, newest!])),
    versionsOf: (id) => versions.get(id) ?? [],
    find: (id, version) => versions.get(id)?.find((form) => form.version === version),
    codeLists,
    isExplanationReason: (code) => codeLists.has(EXPLANATION_REASONS, code) === true,
  }
}
