/** A form with code lists to search: ?form=621, with ?areas=many a whole country of villages. */
import { isCodeListId, loadCodeList, loadSpellings } from '../../../forms/generated/code-lists.ts'
import { findForm } from '../../../forms/generated/registry.ts'
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

document.documentElement.dataset.items = String(many?.list.items.length ?? 0)
showForm({ form, initialAnswers: {}, fills: ['respondent', 'device', 'office'], codeLists })
