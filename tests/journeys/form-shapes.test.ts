import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '../support/browser.ts'
import { type FormPage, serveFormPage } from '../support/serve-form-page.ts'

let browser: Browser
let context: BrowserContext
let site: FormPage

beforeAll(async () => {
  ;[browser, site] = await Promise.all([launchChromium(), serveFormPage()])
  context = await browser.newContext({ locale: 'zh-CN' })
})

afterAll(async () => {
  await browser.close()
  await site.close()
})

async function open(query: string, size = { width: 1280, height: 800 }): Promise<Page> {
  const page = await context.newPage()
  await page.setViewportSize(size)
  await page.goto(`${site.address}?${query}`)
  await page.locator('.jf-surface').waitFor()
  return page
}

const cell = (page: Page, path: string) => page.locator(`[data-path="${path}"]`)
const phone = { width: 390, height: 844 }

const scrollsSideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)

it('a code with a long name stands whole in the cell of a table, and can still be typed over', async () => {
  const page = await open('form=605-3')
  const indicator = cell(page, 'unitEnergyConsumption[0].indicator')
  await indicator.fill('3004')
  await page.keyboard.press('Enter')
  await cell(page, 'unitEnergyConsumption[0].measures').focus()
  const name = page.locator('.jf-whole-code').first()
  await name.waitFor()
  await expect.poll(() => name.textContent()).toBe('3004 每重量箱平板玻璃综合能耗')
  const cut = await name.evaluate(
    (shown) => shown.scrollWidth > shown.clientWidth || shown.scrollHeight > shown.clientHeight,
  )
  expect(cut).toBe(false)
  await expect.poll(() => indicator.inputValue()).toBe('3004 每重量箱平板玻璃综合能耗')
  await indicator.focus()
  await name.waitFor({ state: 'hidden' })
  await page.close()
})

describe('the energy matrix 605-1', () => {
  it('keeps only the lines that hold something, and works out their standard coal', async () => {
    const page = await open('form=605-1')
    await cell(page, 'energyProducts{02}.industrialConsumption').fill('100')
    await page.keyboard.press('Enter')
    const answers = JSON.parse(
      await page.evaluate(() => document.documentElement.dataset.answers ?? '{}'),
    ) as { energyProducts: Record<string, unknown>[] }
    const lines = answers.energyProducts.filter(({ energy }) => energy !== '40')
    expect(lines).toEqual([
      {
        energy: '02',
        industrialConsumption: 100,
        referenceCoefficient: 0.9428,
        standardCoalConsumption: 94.28,
      },
    ])
    await page.close()
  })

  it('scrolls in a pane of its own, names of lines in sight, the page staying where it is', async () => {
    const page = await open('form=605-1')
    const name = page.locator('.jf-matrix-name').first()
    const position = () => name.evaluate((one) => getComputedStyle(one).position)
    const before = await name.boundingBox()
    // A name that sticks costs a layer's work in every scroll downwards.
    expect(await position()).not.toBe('sticky')
    await page.locator('.jf-matrix .jf-sheet').evaluate((pane) => {
      pane.scrollLeft = 300
    })
    await expect.poll(position).toBe('sticky')
    expect((await name.boundingBox())?.x).toBe(before?.x)
    expect(await scrollsSideways(page)).toBe(false)
    expect(await page.locator('.jf-card-toggle').first().isVisible()).toBe(false)
    await page.close()
  })

  it('shows every head whole', async () => {
    for (const size of [
      { width: 1280, height: 800 },
      { width: 800, height: 1280 },
    ]) {
      const page = await open('form=605-1&as=tablet', size)
      const cut = await page
        .locator('.jf-matrix thead th')
        .evaluateAll((heads) =>
          heads
            .filter((head) => head.scrollHeight > (head.parentElement?.clientHeight ?? 0) + 1)
            .map((head) => head.textContent),
        )
      expect(cut).toEqual([])
      await page.close()
    }
  })

  it('is a list of cards on a phone, each opening to its cells', async () => {
    const page = await open('form=605-1&as=tablet', phone)
    const stock = cell(page, 'energyProducts{02}.openingStock')
    expect(await stock.isVisible()).toBe(false)
    await page.getByRole('button', { name: '无烟煤，填写' }).click()
    await stock.waitFor()
    expect(await scrollsSideways(page)).toBe(false)
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(
      violations.filter(({ impact }) => impact === 'serious' || impact === 'critical'),
    ).toEqual([])
    await page.close()
  })
})

describe('the input-output ledger IO-1', () => {
  it('has its quarters side by side and adds them up into the year', async () => {
    const page = await open('form=IO-1')
    const boxes = await Promise.all(
      ['Q1', 'Q2', 'Q3', 'Q4', ''].map((period) =>
        cell(page, `directLabour${period}`).boundingBox(),
      ),
    )
    expect(new Set(boxes.map((box) => box?.y)).size).toBe(1)
    for (const box of boxes) expect(box?.width).toBeGreaterThan(90)
    await cell(page, 'directLabourQ1').fill('30')
    await cell(page, 'directLabourQ2').fill('12')
    await page.keyboard.press('Enter')
    const year = cell(page, 'directLabour')
    await expect.poll(() => year.inputValue()).toBe('42')
    expect(await year.getAttribute('readonly')).not.toBeNull()
    await page.close()
  })
})

describe('a growing table', () => {
  it('shows credit codes, and figures of seven digits with decimals, whole', async () => {
    for (const [query, path, text] of [
      ['form=601-1', 'establishments[0].unifiedSocialCreditCode', '91140602MA0GW7XY2K'],
      ['form=605-2', 'energyConversion{01}.industrialConsumption', '1177549.77'],
      ['form=601-1&as=tablet', 'establishments[0].unifiedSocialCreditCode', '91140602MA0GW7XY2K'],
    ] as const) {
      const page = await open(query)
      const input = cell(page, path)
      await input.fill(text)
      await input.blur()
      const cut = await input.evaluate((one) => one.scrollWidth > one.clientWidth)
      expect([query, cut]).toEqual([query, false])
      await page.close()
    }
  })

  it('puts a long name of a column above its value on a phone, a short one beside it', async () => {
    const page = await open('form=IO-3&as=tablet', phone)
    await page.locator('.jf-tab').nth(1).click()
    const tracks = (cells: string) =>
      page
        .locator(cells)
        .first()
        .evaluate((each) => getComputedStyle(each).gridTemplateColumns.split(' ').length)
    expect(await tracks('.jf-rows-row > .jf-value[data-long]')).toBe(1)
    expect(await tracks('.jf-rows-row > .jf-value[data-label]:not([data-long])')).toBe(2)
    expect(await scrollsSideways(page)).toBe(false)
    await page.close()
  })

  it('names its total on a phone, and takes a row away beside its number', async () => {
    const page = await open('form=IO-3&as=tablet', phone)
    await page.locator('.jf-tab').nth(1).click()
    const total = page.locator('.jf-totals > .jf-row-number')
    const around = await total.evaluate((one) =>
      ['::before', '::after'].map((part) => getComputedStyle(one, part).content),
    )
    expect(around).toEqual(['none', 'none'])
    const number = await page.locator('.jf-row-number').first().boundingBox()
    const remove = await page.getByRole('button', { name: '删除第 1 行' }).boundingBox()
    expect(remove?.y).toBeLessThan((number?.y ?? 0) + (number?.height ?? 0))
    expect(remove?.height).toBeGreaterThanOrEqual(44)
    await page.close()
  })
})

describe('the establishments 601-1', () => {
  it('show a long name and address whole, at a desk and on a phone', async () => {
    const address = '山西省朔州市怀仁市云西街道军营路社区安泰路21号1层101室'
    for (const [query, size] of [
      ['form=601-1', { width: 1280, height: 800 }],
      ['form=601-1&as=tablet', phone],
    ] as const) {
      const page = await open(query, size)
      await cell(page, 'establishments[0].locationAddress').fill(address)
      await cell(page, 'establishments[0].unitName').focus()
      const whole = page.locator('.jf-whole-text', { hasText: address })
      await whole.waitFor()
      const cut = await whole.evaluate(
        (shown) => shown.scrollWidth > shown.clientWidth || shown.scrollHeight > shown.clientHeight,
      )
      expect([query, cut]).toEqual([query, false])
      await page.close()
    }
  })

  it('show both choices of a row whole, at a desk and on a phone', async () => {
    for (const [query, size] of [
      ['form=601-1', { width: 1280, height: 800 }],
      ['form=601-1&as=tablet', phone],
    ] as const) {
      const page = await open(query, size)
      const cut = await page
        .locator('.jf-rows-row .jf-choices')
        .evaluateAll((cells) => cells.filter((one) => one.scrollWidth > one.clientWidth + 1).length)
      expect(cut).toBe(0)
      expect(await scrollsSideways(page)).toBe(false)
      await page.close()
    }
  })
})

it('a row added far from what is seen comes into sight and is entered', async () => {
  const page = await open('form=B604-1')
  await page.evaluate(() => {
    const productOutput = Array.from({ length: 50 }, (_, at) => ({
      ...{ product: 'SZ001', productUnit: '01', output: at + 1 },
    }))
    sessionStorage.setItem('answers', JSON.stringify({ productOutput }))
  })
  const devtools = await context.newCDPSession(page)
  // On a slow machine the new rows are drawn before the browser has looked where they are.
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  await page.goto(`${site.address}?form=B604-1&fill=stored`)
  const add = page.locator('[data-section="products"] .jf-rows-foot button')
  await add.scrollIntoViewIfNeeded()
  await page.waitForTimeout(500)
  await add.press('Enter')
  const added = cell(page, 'productOutput[50].product')
  await added.waitFor()
  await page.waitForTimeout(500)
  expect(await added.evaluate((input) => input === document.activeElement)).toBe(true)
  await page.close()
})
