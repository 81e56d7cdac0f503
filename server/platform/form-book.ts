/**
 * The forms and code lists that judging needs, loaded once per process and before any transaction:
 * inside one nothing may be awaited but the database.
 */
import { indexCodeLists } from '../../forms/engine/code-list-index.ts'
import type { CodeLists, FormDefinition } from '../../forms/engine/types.ts'
import { codeListIds } from '../../forms/generated/code-lists.ts'
import { formIds, loadForm } from '../../forms/generated/registry.ts'
import { readCodeList } from './read-code-list.ts'

const EXPLANATION_REASONS = 'explanation-reasons'

export interface FormBook {
  /** The newest version of each form. */
  readonly forms: ReadonlyMap<string, FormDefinition>
  readonly codeLists: CodeLists
  isExplanationReason(code: string): boolean
}

let book: Promise<FormBook> | undefined

export function openFormBook(): Promise<FormBook> {
  book ??= loadBook()
  return book
}

async function loadBook(): Promise<FormBook> {
  const forms = await Promise.all(formIds.map((id) => loadForm(id)))
  // All of them: a check published later may ask any.
  const codeLists = indexCodeLists(codeListIds.map(readCodeList))
  return {
    forms: new Map(forms.map((form) => [form.id, form])),
    codeLists,
    isExplanationReason: (code) => codeLists.has(EXPLANATION_REASONS, code) === true,
  }
}
