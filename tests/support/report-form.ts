/** Opens a form that has been begun, looks whether every answer shows, gives the last one and reports. */
import { eq } from 'drizzle-orm'
import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import { response } from '../../server/domains/responses/tables.ts'
import { fillCell } from './fill-form.ts'
import { isFilledOnline, leftOut, type Town } from './serve-town.ts'
import type { SoundDocument } from './sound-documents.ts'
import { choosePin, openField, registerOnSite } from './tablet.ts'

/** Inside the block 马邑路 01. */
const AT_THE_DOOR = { longitude: 112.437, latitude: 39.333, accuracy: 8 }

/** The respondent's own device: a desk, or the enumerator's tablet with its PIN set and its place known. */
export async function sitDown(
  browser: Browser,
  town: Town,
  document: SoundDocument,
): Promise<Page> {
  const online = isFilledOnline(document)
  const context = await browser.newContext(
    online
      ? { viewport: { width: 1280, height: 800 } }
      : {
          ...{ viewport: { width: 800, height: 1280 }, hasTouch: true },
          ...{ geolocation: AT_THE_DOOR, permissions: ['geolocation'] },
        },
  )
  const page = await context.newPage()
  await town.signIn(page, town.respondentOf(document))
  if (!online) await choosePin(page)
  return page
}

export async function reportForm(page: Page, town: Town, document: SoundDocument): Promise<void> {
  const responseId = `${document.unitId}.${document.form}.2023`
  if (isFilledOnline(document)) await reportOnline(page, town, responseId, document)
  else await reportAtTheDoor(page, town, responseId, document)
  await expect
    .poll(() => stateOf(town, responseId), { timeout: 15_000, message: responseId })
    .toBe(isFilledOnline(document) ? 'to-confirm' : 'submitted')
}

async function stateOf(town: Town, responseId: string) {
  const [found] = await town.database.read
    .select()
    .from(response)
    .where(eq(response.id, responseId))
  return found?.state
}

async function reportOnline(page: Page, town: Town, responseId: string, document: SoundDocument) {
  await page.goto(`${town.origin}/self-report/forms/${responseId}`)
  await page.locator('[data-path]').first().waitFor()
  await page.locator(`input[data-path="${leftOut(document).key}"]:not([readonly])`).waitFor()
  expectAnswers(document, await shownNumbers(page))
  await expectNothingCut(page, document)
  // The same sheet on a tablet held upright.
  await page.setViewportSize({ width: 800, height: 1280 })
  await expectNothingCut(page, document)
  await page.setViewportSize({ width: 1280, height: 800 })
  const { key, text } = leftOut(document)
  await fillCell(page, key, text)
  await page.getByText(/^已保存/).waitFor()
  await page.getByRole('button', { name: '核对并提交' }).click()
  await page.getByRole('heading', { name: '核对并提交' }).waitFor()
  await confirmPrefilled(page)
  await page.getByLabel(/^填表人：/).check()
  await page.getByRole('button', { name: '提交单位负责人确认' }).click()
  await page.getByRole('heading', { name: '报送回执' }).waitFor()
}

async function reportAtTheDoor(
  page: Page,
  town: Town,
  responseId: string,
  document: SoundDocument,
) {
  await openField(page, `${town.origin}/field/responses/${responseId}`)
  await page.locator('.jf-tab').first().waitFor()
  await confirmPrefilled(page)
  const { key, text } = leftOut(document)
  const tabs = page.locator('.jf-tab')
  const shown = new Map<string, number>()
  let given = false
  for (let at = 0; at < (await tabs.count()); at++) {
    await tabs.nth(at).click()
    await page.waitForTimeout(60)
    for (const [path, value] of await shownNumbers(page)) shown.set(path, value)
    await expectNothingCut(page, document)
    if (!given && (await page.locator(`[data-path="${key}"]`).count()) > 0) {
      await fillCell(page, key, text)
      given = true
    }
  }
  expect([document.form, given]).toEqual([document.form, true])
  expectAnswers(document, shown)
  await page.getByText('已存本机').waitFor()
  await registerOnSite(page)
}

async function confirmPrefilled(page: Page): Promise<void> {
  const all = page.getByRole('button', { name: '全部确认预填' })
  if ((await all.count()) > 0) await all.click()
}

/** Numbers in the cells on screen, by path. */
async function shownNumbers(page: Page): Promise<Map<string, number>> {
  const cells = await page
    .locator('input[data-path]')
    .evaluateAll((inputs) =>
      inputs.map((input) => [
        input.getAttribute('data-path') ?? '',
        (input as HTMLInputElement).value,
      ]),
    )
  return new Map(
    cells.flatMap(([path, text]) => {
      const value = Number((text ?? '').replaceAll(',', ''))
      return text && Number.isFinite(value) ? [[path ?? '', value] as const] : []
    }),
  )
}

/** Every number of the form itself stands in its cell; lines of tables are looked at elsewhere. */
function expectAnswers({ form, reported }: SoundDocument, shown: ReadonlyMap<string, number>) {
  const missing = Object.entries(reported)
    .filter(([, value]) => typeof value === 'number')
    .filter(([key, value]) => shown.get(key) !== value)
    .map(([key, value]) => `${key} ${String(value)} ${String(shown.get(key))}`)
  expect([form, missing]).toEqual([form, []])
}

/** The page is no wider than its window, and no line of the table hides part of a name or a choice. */
async function expectNothingCut(page: Page, { form }: SoundDocument): Promise<void> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect([form, Math.max(0, over)]).toEqual([form, 0])
  const cut = await page.evaluate(() => {
    const parts = '.jf-group, .jf-name-text, .jf-choice'
    return [...document.querySelectorAll('.jf-row')].flatMap((row) => {
      const { top, bottom } = row.getBoundingClientRect()
      const hidden = [...row.querySelectorAll(parts)].filter((part) => {
        const box = part.getBoundingClientRect()
        return (
          part.scrollHeight > part.clientHeight + 6 || box.top < top - 1 || box.bottom > bottom + 1
        )
      })
      return hidden.map(({ textContent }) => textContent)
    })
  })
  expect([form, cut]).toEqual([form, []])
}
