import { expect, it } from 'vitest'
import type { CodeListData } from '../../../forms/engine/types.ts'
import { loadForm } from '../../../forms/generated/registry.ts'
import { createCodeListStore } from '../../../web/form/code-list-store.ts'
import { codeListsOf, watchSurroundings } from '../../../web/form/session/surroundings.ts'

const list = (id: string): CodeListData =>
  ({ id, items: [{ code: '1', name: '一' }] }) as unknown as CodeListData

it('tells checks of their surroundings when a code list arrives or the caller has others', async () => {
  const form = await loadForm('622')
  const [first, second] = codeListsOf(form)
  const store = createCodeListStore((id) => Promise.resolve(list(id)))
  await store.request(first!)
  const context = { referenceDate: '2023-12-31' }
  const watch = watchSurroundings(form, store, context)
  expect(watch.first.referenceDate).toBe('2023-12-31')
  expect(watch.first.codeLists?.has(first!, '1')).toBe(true)
  // The checks have just run with these.
  expect(watch.changed(context)).toBeNull()
  await store.request(second!)
  expect(watch.changed(context)?.codeLists?.has(second!, '1')).toBe(true)
  expect(watch.changed(context)).toBeNull()
  expect(watch.changed({ referenceDate: '2024-12-31' })?.referenceDate).toBe('2024-12-31')
})
