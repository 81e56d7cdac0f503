/** A county office goes from five raw lists to a signed listing, in the browser. */
import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { assignBlock, recordVisit } from '../../server/domains/areas/index.ts'
import { recheck } from '../../server/domains/fieldwork/tables.ts'
import { proveLedger } from '../../server/domains/frame/index.ts'
import { unit } from '../../server/domains/frame/tables.ts'
import { creditCode, csv } from '../server/frame/lists.ts'
import { launchChromium } from '../support/browser.ts'
import { expectNoBarriers } from '../support/no-barriers.ts'
import { type SmallCity, serveSmallCity } from '../support/serve-small-city.ts'
import { MAYI_1 } from '../support/small-city.ts'

let city: SmallCity
let browser: Browser
let page: Page

beforeAll(async () => {
  city = await serveSmallCity()
  browser = await launchChromium()
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  page = await context.newPage()
  await city.signIn(page, await city.account('county-office', '140602', '王县办'))
}, 300_000)
afterAll(async () => {
  await browser?.close()
  await city?.close()
})

const headings = ['统一社会信用代码', '单位名称', '负责人', '联系电话', '经营地址', '普查小区代码']
const firm = [
  creditCode(1),
  '朔州市鑫源建材有限公司',
  '张建国',
  '13903490001',
  '马邑路12号',
  MAYI_1,
]
const bank = [creditCode(2), '朔城区农商银行', '李秀英', '13903490002', '振华街9号', MAYI_1]
const lists = [
  ['市场监管名录', [firm, bank]],
  ['税务名录', [firm, ['91140602MA00000000', '已销户的店', '', '', '马邑路99号', MAYI_1]]],
  ['编办名录', [[creditCode(3, '12'), '朔城区文化馆', '王志强', '0349-2', '市府街1号', MAYI_1]]],
  ['统计名录库', [bank]],
  ['用电名录', [['', '鑫源建材有限公司', '张建国', '13903490001', '朔城区马邑路12号', MAYI_1]]],
] as const

async function goTo(path: string): Promise<void> {
  await page.goto(`${city.origin}/office${path}`)
}

async function importList(source: string, rows: readonly (readonly string[])[]): Promise<void> {
  await goTo('/frame/new')
  await page.getByLabel('来源').click()
  await page.getByRole('option', { name: new RegExp(`^${source}`) }).click()
  await page.locator('input[type=file]').setInputFiles({
    name: `${source}.csv`,
    mimeType: 'text/csv',
    buffer: Buffer.from(csv(rows, headings)),
  })
  await page.getByRole('button', { name: '上传并试读' }).click()
  await page.getByRole('button', { name: '导入底册' }).click()
  await page.waitForURL(/\/office\/frame\/imports\//)
  await page.getByRole('heading', { name: `${source}.csv` }).waitFor()
}

/** What the field did meanwhile: the building entered, one unit in twenty re-checked. */
async function walkAndRecheck(): Promise<void> {
  const enumerator = await city.account('enumerator', '140602001', '张普')
  const supervisor = await city.account('supervisor', '140602001', '李指导')
  await assignBlock(city.context, { blockCode: MAYI_1, accountId: enumerator.id })
  await recordVisit(
    { ...city.context, actor: enumerator },
    {
      ...{ visitId: 'visit-1', buildingCode: 'B-1', blockCode: MAYI_1 },
      ...{ finding: 'no-units', note: '', visitedAt: new Date().toISOString() },
    },
  )
  const [first] = await city.database.read.select().from(unit)
  await city.database.write(async (tx) => {
    await tx.insert(recheck).values({
      ...{ id: 'recheck-1', responseId: `${first!.id}.621.2023`, revisionId: null },
      ...{ result: 'agrees', note: '', draw: { seed: '', from: 1, place: 1 } },
      ...{ checkedAt: new Date().toISOString(), checkedBy: supervisor.id },
      ...{ unitWrong: false, itemsChecked: 8, itemsWrong: 0 },
    })
  })
}

describe('from five raw lists to a signed listing', () => {
  it('brings the lists in; every record stands in the ledger', async () => {
    for (const [source, rows] of lists) await importList(source, rows)
    await goTo('/omissions')
    await page.getByRole('row', { name: /税务名录/ }).waitFor()
    const total = page.getByRole('row', { name: /^合计/ })
    expect((await total.textContent())?.replace(/\s/g, '')).toMatch(/^合计700007$/)
    await expectNoBarriers(page)
  })

  it('says where the refused row ended', async () => {
    await goTo('/omissions/records?reason=refused')
    await page.getByRole('button', { name: '认定', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: '认定未收的行' })
    await dialog.getByLabel('已终止').check()
    await dialog.getByLabel('依据').fill('问税务局，2022 年已注销')
    await expectNoBarriers(page)
    await dialog.getByRole('button', { name: '认定' }).click()
    await page.getByText('没有这样的记录').waitFor()
  })

  it('finds the double and merges it', async () => {
    await goTo('/duplicates')
    await page.getByRole('button', { name: '查找疑似重复' }).click()
    await page.locator('.office-queue-row').first().click()
    await page.getByRole('heading', { name: '是不是同一家' }).waitFor()
    await page.keyboard.press('m')
    const dialog = page.getByRole('dialog', { name: '合并为一家' })
    await dialog.getByLabel('理由').fill('电话、负责人和地址都对得上')
    await dialog.getByRole('button', { name: '合并' }).click()
    await page.getByText('已判：合并').waitFor()
  })

  it('settles every open record from the ledger', async () => {
    for (;;) {
      await goTo('/omissions/records?disposition=open')
      const link = page.locator('td a[href*="/units/"]').first()
      await link.or(page.getByText('没有这样的记录')).first().waitFor()
      if ((await link.count()) === 0) break
      await link.click()
      await page.getByRole('button', { name: '记核查情况' }).click()
      const dialog = page.getByRole('dialog', { name: '记核查情况' })
      await dialog.getByLabel('正常填表').check()
      await dialog.getByRole('button', { name: '记录' }).click()
      await page.getByText('核查情况已记录').waitFor()
    }
    await goTo('/omissions?by=reason')
    await page.getByRole('row', { name: /并入已登记的单位/ }).waitFor()
    expect(await proveLedger(city.database.read, '14')).toEqual([])
  })

  it('looks for omissions and judges what it finds', async () => {
    await goTo('/omissions?view=signals')
    await page.getByRole('button', { name: '查找线索' }).first().click()
    await page.getByText(/新线索 \d+ 条/).waitFor()
    await expectNoBarriers(page)
    for (;;) {
      const act = page.getByRole('button', { name: '办理' }).first()
      await act.or(page.getByText('没有这样的线索')).first().waitFor()
      if ((await act.count()) === 0) break
      await act.click()
      const dialog = page.locator('.ui-dialog')
      await dialog.getByLabel('理由或要求').fill('现场核实无单位')
      await dialog.getByRole('button', { name: '判定不是漏报' }).click()
      await dialog.waitFor({ state: 'detached' })
      // A fresh page shows what is left.
      await goTo('/omissions?view=signals')
    }
    await goTo('/omissions?view=estimate')
    await page.getByRole('heading', { name: '这个估计假定了什么' }).waitFor()
    await expectNoBarriers(page)
  })

  it('cannot sign before the field is done, and signs then', async () => {
    await goTo('/listing')
    await page.getByRole('row', { name: /普查小区已走完/ }).waitFor()
    expect(await page.getByText('未达到').count()).toBeGreaterThan(0)
    await walkAndRecheck()
    await page.reload()
    await page.getByRole('row', { name: /普查小区已走完/ }).waitFor()
    expect(await page.getByText('未达到').count()).toBe(0)
    await expectNoBarriers(page)
    await page.getByRole('button', { name: '签字' }).click()
    const dialog = page.getByRole('dialog', { name: /清查验收签字/ })
    await dialog.getByLabel('意见').fill('经会议审定，同意上报')
    await dialog.getByRole('button', { name: '签字' }).click()
    await page.getByText('已签字，封存 3 家单位').waitFor()
  })

  it('hands on the three rosters, as lists and as files', async () => {
    await page.getByRole('link', { name: /第 1 版/ }).click()
    await page.getByRole('tab', { name: '平板登记名录' }).click()
    await page.getByRole('row', { name: /朔城区文化馆/ }).waitFor()
    await expectNoBarriers(page)
    const downloading = page.waitForEvent('download')
    await page.getByRole('button', { name: '导出平板登记名录' }).click()
    const file = readFileSync(await (await downloading).path(), 'utf8')
    expect(file).toContain('朔州市鑫源建材有限公司')
    await page.getByRole('tab', { name: '签字后的变化' }).click()
    await page.getByText('封存的名录完好').waitFor()
  })
})
