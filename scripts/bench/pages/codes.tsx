/** A form with code lists to search: ?form=621, with ?areas=many a whole country of villages. */
import { isCodeListId, loadCodeList, loadSpellings } from '../../../forms/generated/code-lists.ts'
import { findForm } from '../../../forms/generated/registry.ts'
import { narrowingOf } from '../../../web/form/code-index.ts'
import { createCodeListStore } from '../../../web/form/code-list-store.ts'
import { manyAreas } from './many-areas.ts'
import { showForm } from './show-form.tsx'

const asked = new URLSearchParams(location.search)
const form = await findForm(asked.get('form') ?? '621')
if (form === undefined) throw new Error('no such form')
const many = asked.get('areas') === 'many' ? manyAreas() : undefined

const codeLists = createCodeListStore(
  async (id) => {
    if (many !== undefined && id === many.list.id) return many.list
    if (!isCodeListId(id)) throw new Error(id)
    return loadCodeList(id)
  },
  (id) =>
    many !== undefined && id === many.list.id ? Promise.resolve(many.spellings) : loadSpellings(id),
)

showForm({ form, initialAnswers: {}, fills: ['respondent', 'device', 'office'], codeLists })

// The form prepares a list as long as a country's villages of its own accord; this waits for it.
const shownAt = performance.now()
const area = form.schema.properties.locationAreaCode
if (many !== undefined && area !== undefined) {
  await codeLists.request(many.list.id)
  await codeLists.prepare(many.list.id, narrowingOf(area))
}
document.documentElement.dataset.prepared =
  many === undefined ? '' : String(performance.now() - shownAt)
