/** Every cell of every form tells a screen reader which form, row, column and unit it is, as the browser works it out. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CodeItem } from '../../forms/engine/types.ts'
import { isCodeListId, loadCodeList } from '../../forms/generated/code-lists.ts'
import { formIds, loadForm } from '../../forms/generated/registry.ts'
import { buildFormModel, cellAt } from '../../web/form/form-model.ts'
import { placeOf } from '../../web/form/path.ts'
import { launchChromium } from '../support/browser.ts'
import { type FormPage, serveFormPage } from '../support/serve-form-page.ts'

let browser: Browser
let site: FormPage

beforeAll(async () => {
  ;[browser, site] = await Promise.all([launchChromium(), serveFormPage()])
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

/** Names the browser gives, by path of the cell; rows are drawn while one scrolls. */
async function namesOf(form: string): Promise<Map<string, string>> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 3_000 } })
  await page.goto(`${site.address}?form=${form}&as=desktop&fill=none`)
  await page.locator('[data-path]').first().waitFor()
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('DOM.enable')
  await cdp.send('Accessibility.enable')
  const names = new Map<string, string>()
  for (let still = 0; still < 3; still++) {
    const before = names.size
    const { nodes } = await cdp.send('Accessibility.getFullAXTree')
    const byNode = new Map(
      nodes.map((node) => [node.backendDOMNodeId, String(node.name?.value ?? '')]),
    )
    const { root } = await cdp.send('DOM.getDocument')
    const { nodeIds } = await cdp.send('DOM.querySelectorAll', {
      nodeId: root.nodeId,
      selector: '[data-path]',
    })
    for (const nodeId of nodeIds) {
      const { node } = await cdp.send('DOM.describeNode', { nodeId })
      const attributes = node.attributes ?? []
      const path = attributes[attributes.indexOf('data-path') + 1]!
      const own = byNode.get(node.backendNodeId) ?? ''
      names.set(path, names.has(path) ? `${names.get(path)!}　${own}` : own)
      if (attributes.includes('radio')) names.set(path, `${names.get(path)!}${await groupOf(path)}`)
    }
    if (names.size > before) still = -1
    await page.mouse.move(400, 400)
    await page.mouse.wheel(0, 2_000)
    await page.waitForTimeout(120)
  }
  await page.context().close()
  return names

  /** A choice is named by its group. */
  async function groupOf(path: string): Promise<string> {
    const group = page
      .locator(`[data-path="${path}"]`)
      .locator('xpath=ancestor::*[@role="radiogroup"]')
    return (await group.first().getAttribute('aria-label')) ?? ''
  }
}

describe.each(formIds)('%s', (id) => {
  it('names each cell by form, row, column and unit', async () => {
    const form = await loadForm(id)
    const model = buildFormModel(form)
    const names = await namesOf(id)
    const poor: string[] = []
    const lists = new Map<string, ReadonlyMap<string, CodeItem>>()
    for (const [path, name] of names) {
      const cell = cellAt(model, path)
      if (!cell) continue
      const { property, row, rowId } = placeOf(path)
      const wanted = [model.name, cell.title]
      if (row !== null) wanted.push(`第 ${row + 1} 行`)
      let unit = cell.unit
      if (rowId !== null) {
        const listId = form.schema.properties[property]?.['x-rows'] ?? ''
        if (!lists.has(listId)) {
          if (!isCodeListId(listId)) throw new Error(`no list ${listId}`)
          const { items } = await loadCodeList(listId)
          lists.set(listId, new Map(items.map((item) => [item.code, item])))
        }
        const item = lists.get(listId)!.get(rowId)
        wanted.push(item?.name ?? rowId)
        if (item?.unit) unit = unit?.replace('实物量', item.unit) ?? null
      }
      if (unit !== null) wanted.push(unit)
      const missing = wanted.filter((words) => !name.includes(words))
      if (missing.length > 0) poor.push(`${path} “${name}” 缺 ${missing.join('、')}`)
    }
    expect(names.size).toBeGreaterThan(0)
    expect(poor).toEqual([])
    // What the form holds besides signatures stands on the screen.
    const shown = new Set([...names.keys()].map((path) => placeOf(path).property))
    const unseen = model.sections.flatMap(({ lines }) =>
      lines.flatMap(({ cells }) => cells.map(({ key }) => key).filter((key) => !shown.has(key))),
    )
    expect(unseen).toEqual([])
  })
})
