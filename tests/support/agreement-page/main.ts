/** A page that judges random documents with the compiled checks, for comparing places. */
import { indexCodeLists } from '../../../forms/engine/code-list-index.ts'
import type { CodeListData, FormDefinition } from '../../../forms/engine/types.ts'
import { formIds, loadForm } from '../../../forms/generated/registry.ts'
import { type DocumentRange, fingerprints, type Place } from '../agreement/fingerprint.ts'

declare global {
  interface Window {
    fingerprints(range: DocumentRange): number[]
  }
}

const forms = new Map<string, FormDefinition>()
for (const id of formIds) forms.set(id, await loadForm(id))
const bases = (await (await fetch('/bases.json')).json()) as Place['bases']
const lists = (await (await fetch('/code-lists.json')).json()) as CodeListData[]
const place: Place = { forms, bases, codeLists: indexCodeLists(lists) }
window.fingerprints = (range) => fingerprints(place, range)
document.documentElement.dataset.ready = ''
