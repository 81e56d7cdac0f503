/** Checking at a key in a page: forms, checks and code lists are those the product loads. */
import { indexCodeLists } from '../../../forms/engine/code-list-index.ts'
import type { Answers } from '../../../forms/engine/types.ts'
import { codeListIds, loadCodeList } from '../../../forms/generated/code-lists.ts'
import { type FormId, loadForm } from '../../../forms/generated/registry.ts'
import { keyTimes } from './key-times.ts'

declare global {
  interface Window {
    /** Milliseconds a key for each amount of each document, one list a document. */
    keyTimesOf?: (form: FormId, documents: readonly Answers[]) => Promise<number[][]>
  }
}

const codeLists = indexCodeLists(await Promise.all(codeListIds.map(loadCodeList)))
window.keyTimesOf = async (id, documents) => {
  const form = await loadForm(id)
  return documents.map((answers) => keyTimes(form, answers, codeLists))
}
document.documentElement.dataset.ready = 'yes'
