/** A form on a desk: printed, copied out, marked by key and hand, written in pinyin. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Answers } from '../../forms/engine/types.ts'
import { isCodeListId, loadCodeList } from '../../forms/generated/code-lists.ts'
import { loadForm } from '../../forms/generated/registry.ts'
import { createCodeListStore } from '../../web/form/code-list-store.ts'
import { codeListsOf } from '../../web/form/session/surroundings.ts'
import { launchChromium } from '../support/browser.ts'
import { fullAnswers } from '../support/full-answers.ts'
import { type Printed, plain, readPrint } from '../support/read-print.ts'
import { type FormPage, serveFormPage } from '../support/serve-form-page.ts'

let browser: Browser
let context: BrowserContext
let site: FormPage

beforeAll(async () => {
  ;[browser, site] = await Promise.all([launchChromium(), serveFormPage()])
  context = await browser.newContext({
    locale: 'zh-CN',
    permissions: ['clipboard-read', 'clipboard-write'],
  })
})

afterAll(async () => {
  await browser.close()
  await site.close()
})

async function open(query: string, size = { width: 1280, height: 800 }): Promise<Page> {
  const page = await context.newPage()
  await page.setViewportSize(size)
  await page.goto(`${site.address}?${query}`)
  await page.locator('.jf-surface, .jp-sheet').waitFor()
  return page
}

const cell = (page: Page, path: string) => page.locator(`[data-path="${path}"]`)
const answersOf = async (page: Page): Promise<Answers> =>
  JSON.parse(await page.evaluate(() => document.documentElement.dataset.answers ?? '{}'))

async function print(query: string): Promise<Printed> {
  const page = await open(query)
  const printed = await readPrint(page)
  await page.close()
  return printed
}

describe.concurrent('a printed form', () => {
  it('is the official table on A4: head, codes, figures, signatures', async () => {
    const { pages, width, height } = await print('form=B603&as=print')
    expect([width, height]).toEqual([210, 297])
    const [first, ...rest] = pages
    for (const words of [
      'B603表',
      '制定机关：',
      '演示用表式',
      '统一社会信用代码：91140602MA0GW7XY2K',
      '单位详细名称：朔州市鑫源商贸有限公司',
      '计量单位：千元',
      '2023年',
      '流动资产合计千元20145,200',
      '第1页共2页',
    ]) {
      expect(first).toContain(plain(words))
    }
    const last = rest.join('')
    expect(last).toContain('指标名称计量单位代码本年')
    for (const words of ['单位负责人：', '报出日期：', '统计负责人（签字）', '单位（盖章）']) {
      expect(last).toContain(plain(words))
    }
  })

  it('is a wide matrix on A3, its heads on each page', async () => {
    const { pages, width, height } = await print('form=605-2&as=blank')
    expect([width, height]).toEqual([420, 297])
    expect(pages[0]).toContain('原煤吨01')
    expect(pages.length).toBe(2)
    for (const page of pages) expect(page).toContain('工业生产消费量')
  })

  it.each(['611', '605-2', '611-6'] as const)(
    '%s, full, takes lines of its table with the signatures to the last page',
    async (id) => {
      const form = await loadForm(id)
      const store = createCodeListStore((name) => {
        if (!isCodeListId(name)) throw new Error(`No such code list: ${name}`)
        return loadCodeList(name)
      })
      await Promise.all(codeListsOf(form).map((name) => store.request(name)))
      const answers = JSON.stringify(fullAnswers(form, store.list))
      const page = await context.newPage()
      await page.addInitScript((stored) => sessionStorage.setItem('answers', stored), answers)
      await page.goto(`${site.address}?form=${id}&as=print&fill=stored`)
      const { pages } = await readPrint(page)
      await page.close()
      expect(pages.length).toBeGreaterThan(1)
      expect(pages[0]).not.toContain('续表')
      for (const later of pages.slice(1)) expect(later).toContain('续表')
      const last = pages.at(-1) ?? ''
      expect(last).toContain(plain('单位负责人（签字）'))
      expect(last).toContain(plain('单位负责人：'))
      expect(last).toMatch(/甲乙.*(底册唯一标识码113|能源合计|应交增值税)/)
    },
  )

  it('keeps a matrix of forty lines on one page', async () => {
    const { pages } = await print('form=605-1&as=blank')
    expect(pages[0]).toContain('能源合计')
    expect(pages[1]).not.toContain('工业生产消费量')
  })

  it('has room and options to fill in by hand where it is blank', async () => {
    const { pages } = await print('form=621&as=blank')
    const all = pages.join('')
    expect(all).toContain('1法人单位2产业活动单位')
    expect(all).toContain(plain('普查员（签字）'))
  })
})

describe('why a cell is empty', () => {
  it('is said by key, shown in the cell, and taken back', async () => {
    const page = await open('form=B603')
    await cell(page, 'accountsReceivable').focus()
    await page.keyboard.press('Alt+Enter')
    await page.getByRole('dialog', { name: '应收账款未填原因' }).waitFor()
    await page.keyboard.press('2')
    expect((await answersOf(page)).absences).toEqual([
      { cell: 'accountsReceivable', kind: 'unknown', reason: '1' },
    ])
    const frame = page.locator('.jf-cell', { has: cell(page, 'accountsReceivable') })
    await expect.poll(() => frame.textContent()).toContain('不掌握')
    await page.keyboard.press('Delete')
    expect((await answersOf(page)).absences).toBeUndefined()
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
    await expect.poll(() => cell(page, 'accountsReceivable').inputValue()).toBe('51,860')
    await page.close()
  })

  it('is said by hand, in words where no reason fits', async () => {
    const page = await open('form=B603&as=tablet&fill=none', { width: 390, height: 844 })
    await cell(page, 'inventoriesAtYearStart').focus()
    await page.getByRole('button', { name: '未填原因' }).click()
    await page.getByRole('button', { name: '其他（请说明）' }).click()
    await page.getByLabel('不掌握的原因').fill('仓库失火')
    await page.getByRole('button', { name: '确定' }).click()
    expect((await answersOf(page)).absences).toEqual([
      { cell: 'inventoriesAtYearStart', kind: 'unknown', reason: '9', note: '仓库失火' },
    ])
    await page.close()
  })
})

describe('a rectangle of cells', () => {
  it('is chosen by Shift and arrows, copied out, emptied, and comes back', async () => {
    const page = await open('form=B603')
    await cell(page, 'currentAssets').focus()
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    await expect.poll(() => page.locator('.jf-cell[data-chosen]').count()).toBe(3)
    await page.keyboard.press('Control+c')
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
      /^45200\r?\n51860\r?\n9350$/,
    )
    await page.keyboard.press('Delete')
    await expect.poll(() => cell(page, 'currentAssets').inputValue()).toBe('')
    await page.keyboard.press('Control+z')
    await expect.poll(() => cell(page, 'inventoriesAtYearEnd').inputValue()).toBe('9,350')
    await page.close()
  })

  it('is drawn with the mouse and with Shift and click, over the columns of a matrix', async () => {
    const page = await open('form=605-1')
    const at = (code: string, column: string) => cell(page, `energyProducts{${code}}.${column}`)
    await at('01', 'openingStock').hover()
    await page.mouse.down()
    await at('03', 'purchases').hover()
    await page.mouse.up()
    await expect.poll(() => page.locator('.jf-cell[data-chosen]').count()).toBe(6)
    await at('02', 'openingStock').click()
    await expect.poll(() => page.locator('.jf-cell[data-chosen]').count()).toBe(0)
    await at('04', 'purchases').click({ modifiers: ['Shift'] })
    await expect.poll(() => page.locator('.jf-cell[data-chosen]').count()).toBe(6)
    // One value over all of them.
    await page.evaluate(() => navigator.clipboard.writeText('7'))
    await page.keyboard.press('Control+v')
    await expect.poll(() => at('03', 'purchases').inputValue()).toBe('7')
    await page.keyboard.press('Control+z')
    await expect.poll(() => at('03', 'purchases').inputValue()).toBe('')
    await page.close()
  })
})

describe('writing in pinyin', () => {
  it('neither reads, searches nor reformats before the word is chosen', async () => {
    const page = await open('form=621&fill=none')
    const typing = await context.newCDPSession(page)
    const compose = (text: string) =>
      typing.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      })
    const before = await answersOf(page)
    await cell(page, 'unitName').waitFor({ state: 'attached' })
    await cell(page, 'mainActivity1').focus()
    await compose('jian')
    await compose("jian'cai")
    await expect.poll(() => cell(page, 'mainActivity1').inputValue()).toBe("jian'cai")
    expect((await answersOf(page)).mainActivity1).toBeUndefined()
    await typing.send('Input.insertText', { text: '建材' })
    expect((await answersOf(page)).mainActivity1).toBe('建材')

    // A list of codes waits as well.
    await cell(page, 'operatingStatus').focus()
    await compose('zhengchang')
    expect(await page.locator('.jf-picker').count()).toBe(0)
    await typing.send('Input.insertText', { text: '正常' })
    await page.locator('.jf-picker .jf-option').first().waitFor()
    await page.keyboard.press('Escape')

    // A figure half written is no finding.
    await cell(page, 'establishedYear').focus()
    await compose('er')
    expect((await answersOf(page)).establishedYear).toBe(before.establishedYear)
    await typing.send('Input.insertText', { text: '２０１６' })
    expect((await answersOf(page)).establishedYear).toBe(2016)
    await expect.poll(() => cell(page, 'establishedYear').inputValue()).toBe('２０１６')
    await page.keyboard.press('Enter')
    await expect.poll(() => cell(page, 'establishedYear').inputValue()).toBe('2016')
    await page.close()
  })
})
