/** The enterprise's own desk in a browser, as people use it: type or paste a form, mend it, hand it over, confirm. */
import type { Browser, Page } from 'playwright-core'
import type { Answers, FormDefinition, Row } from '../../forms/engine/types.ts'
import { fillCell } from './fill-form.ts'
import type { Town } from './serve-town.ts'

const cellAt = (page: Page, path: string) => page.locator(`[data-path="${path}"]`)

export async function openDesk(page: Page, town: Town, responseId: string): Promise<void> {
  await page.goto(`${town.origin}/self-report/forms/${responseId}`)
  await page.locator('[data-path]').first().waitFor()
}

/**
 * Enters a blank form whole: lines typed by hand, tables pasted as from a sheet. Returns what the form has no
 * cell for on the screen, as it is not asked of this unit.
 */
export async function enterForm(
  page: Page,
  form: FormDefinition,
  answers: Answers,
): Promise<readonly string[]> {
  const notAsked: string[] = []
  for (const [key, value] of Object.entries(answers)) {
    const schema = form.schema.properties[key]
    if (!schema || schema['x-computed'] !== undefined || value === undefined) continue
    const rowId = schema['x-row-id']
    if (!schema.items?.properties) {
      if (await mayType(page, key)) await fillCell(page, key, value)
      else if ((await cellAt(page, key).count()) === 0) notAsked.push(key)
    } else if (schema['x-rows'] !== undefined && rowId !== undefined) {
      await pasteMatrix(page, key, rowId, value as readonly Row[])
    } else if (!(await pasteRow(page, `${key}[0]`, value as readonly Row[]))) {
      throw new Error(`${key} shows no row to paste into`)
    }
  }
  return notAsked
}

/** Cells others fill, or that are worked out, show what they hold and take nothing. */
async function mayType(page: Page, path: string): Promise<boolean> {
  const cell = cellAt(page, path)
  if ((await cell.count()) === 0) return false
  return cell.first().evaluate((element) => {
    if (element instanceof HTMLInputElement) return !element.readOnly && !element.disabled
    if (element instanceof HTMLTextAreaElement) return !element.readOnly
    return element.tagName !== 'OUTPUT'
  })
}

async function pasteMatrix(
  page: Page,
  table: string,
  rowId: string,
  rows: readonly Row[],
): Promise<void> {
  const wanted = new Map(rows.map((row) => [String(row[rowId]), row]))
  await page.mouse.move(500, 500)
  await page.evaluate(() => window.scrollTo(0, 0))
  // Rows are drawn as they come into sight, in the order of their list.
  for (let still = 0; wanted.size > 0 && still < 60; still++) {
    const before = wanted.size
    for (const [code, row] of wanted) {
      if (await pasteRow(page, `${table}{${code}}`, [row])) wanted.delete(code)
    }
    if (wanted.size < before) still = 0
    await page.mouse.wheel(0, 500)
    await page.waitForTimeout(40)
  }
  if (wanted.size > 0) throw new Error(`${table} has no rows ${[...wanted.keys()].join()}`)
}

/** A block of lines pasted into the first cell of the row `start`; false where that is not drawn. */
async function pasteRow(page: Page, start: string, rows: readonly Row[]): Promise<boolean> {
  const cells = page.locator(`[data-path^="${start}."]`)
  const paths = await cells.evaluateAll((elements) =>
    elements.map((element) => element.getAttribute('data-path') ?? ''),
  )
  // A choice stands as one button for each of its answers.
  const columns = [...new Set(paths)].map((path) => path.slice(start.length + 1))
  if (columns.length === 0) return false
  const text = rows.map((row) => columns.map((column) => asWritten(row[column])).join('\t'))
  await cells.first().evaluate(
    (element, written) => {
      ;(element as HTMLElement).focus()
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', written)
      element.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      )
    },
    `${text.join('\r\n')}\r\n`,
  )
  return true
}

function asWritten(value: unknown): string {
  if (value === true) return '是'
  if (value === false) return '否'
  return value === undefined || value === null ? '' : String(value)
}

/** Writes an explanation to every finding that asks for one. */
export async function explainAll(page: Page, words: string): Promise<void> {
  const next = page
    .locator('.jf-rail-group.jf-verify')
    .getByRole('button', { name: '数据属实，写说明' })
  while ((await next.count()) > 0) {
    await next.first().click()
    const editor = page.locator('.jf-editor')
    await editor.locator('select').selectOption({ index: 1 })
    await editor.locator('textarea').fill(words)
    await editor.getByRole('button', { name: '保存说明' }).click()
    await editor.waitFor({ state: 'detached' })
  }
}

/** From the filled form to the receipt of what waits for the person in charge. `presses`: of the last button. */
export async function handOver(page: Page, presses = 1): Promise<void> {
  await page.getByText(/^已保存/).waitFor()
  await page.getByRole('button', { name: '核对并提交' }).click()
  await page.getByRole('heading', { name: '核对并提交' }).waitFor()
  const prefilled = page.getByRole('button', { name: '全部确认预填' })
  if ((await prefilled.count()) > 0) await prefilled.click()
  await page.getByLabel(/^填表人：/).check()
  await page.getByRole('button', { name: '提交单位负责人确认' }).click({ clickCount: presses })
  await page.getByRole('heading', { name: '报送回执' }).waitFor()
}

/** The person in charge on a phone of their own: looks at one form after the other and confirms. */
export async function confirmAll(
  browser: Browser,
  town: Town,
  unitId: string,
  forms: readonly string[],
): Promise<void> {
  const own = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true })
  const phone = await own.newPage()
  await town.signIn(phone, await town.headOf(unitId))
  for (const form of forms) {
    await phone.goto(`${town.origin}/self-report/forms/${unitId}.${form}.2023/confirm`)
    await phone.getByLabel(/^单位负责人：/).check()
    await phone.getByRole('button', { name: '确认报送' }).click()
    await phone.getByRole('heading', { name: '报送回执' }).waitFor()
    await phone.getByText('已报送', { exact: true }).waitFor()
  }
  await own.close()
}
