/**
 * A county office goes from five raw lists to a signed listing, in the browser: columns named once, units
 * placed, doubles decided and one decision taken back, every record settled, the listing sealed.
 */
import { readFileSync } from 'node:fs'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  assignBlock,
  loadBlocks,
  loadBuildings,
  recordVisit,
} from '../../server/domains/areas/index.ts'
import { recheck } from '../../server/domains/fieldwork/tables.ts'
import { proveLedger } from '../../server/domains/frame/index.ts'
import { unit } from '../../server/domains/frame/tables.ts'
import { listingSignature } from '../../server/domains/listing/tables.ts'
import { launchChromium } from '../support/browser.ts'
import {
  aboveScaleList,
  fiveRawLists,
  groundBlocks,
  groundBuildings,
  names,
  nextTaxList,
  type RawList,
} from '../support/five-raw-lists.ts'
import { expectNoBarriers } from '../support/no-barriers.ts'
import { type SmallCity, serveSmallCity } from '../support/serve-small-city.ts'
import { BEIGUAN_1, MAYI_1, MAYI_2 } from '../support/small-city.ts'

let city: SmallCity
let browser: Browser
let page: Page

beforeAll(async () => {
  city = await serveSmallCity()
  await loadBlocks(city.context, groundBlocks)
  await loadBuildings(city.context, groundBuildings)
  browser = await launchChromium()
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  page = await context.newPage()
  // A machine that does much else takes its time over a page.
  page.setDefaultTimeout(90_000)
  await city.signIn(page, await city.account('county-office', '140602', '王县办'))
}, 300_000)
afterAll(async () => {
  await browser?.close()
  await city?.close()
})

async function goTo(path: string): Promise<void> {
  await page.goto(`${city.origin}/office${path}`)
}

/** To the page of the trial. */
async function upload({ source, fileName, mimeType, content }: RawList): Promise<void> {
  await goTo('/frame/new')
  await page.getByLabel('来源').click()
  await page.getByRole('option', { name: new RegExp(`^${source}`) }).click()
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: fileName, mimeType, buffer: content })
  await page.getByRole('button', { name: '上传并试读' }).click()
  await page.getByText('试读结果，尚未写入底册').waitFor()
}

async function accept({ fileName }: RawList): Promise<void> {
  await page.getByRole('button', { name: '导入底册' }).click()
  await page.waitForURL(/\/office\/frame\/imports\//)
  await page.getByRole('heading', { name: fileName }).waitFor()
}

async function choose(field: Locator, option: string): Promise<void> {
  await field.click()
  await page.getByRole('option', { name: option, exact: true }).click()
}

const sums = async () =>
  (await page.locator('.office-sums').textContent())?.replaceAll(/\s/g, '') ?? ''

/** All lists together as the ledger's last line has them: records, then the five columns. */
async function ledgerTotal(): Promise<number[]> {
  await goTo('/omissions')
  const total = page.getByRole('row', { name: /^合计/ })
  await total.waitFor()
  const cells = await total.getByRole('cell').allTextContents()
  const numbers = cells.map((cell) => cell.replaceAll(/[\s,]/g, ''))
  return numbers.filter((cell) => /^\d+$/.test(cell)).map(Number)
}

/** Balanced to the record: on the screen the columns add up, behind it every entry is proved. */
async function expectBalance(): Promise<number[]> {
  const [records = Number.NaN, ...columns] = await ledgerTotal()
  expect(columns.reduce((sum, each) => sum + each, 0)).toBe(records)
  expect(records).toBe([...fiveRawLists, nextTaxList].reduce((sum, { rows }) => sum + rows, 0))
  expect(await proveLedger(city.database.read, '14')).toEqual([])
  return columns
}

async function openPair(...both: readonly string[]): Promise<void> {
  await goTo('/duplicates')
  await pairOf(both).click()
  await page.getByRole('heading', { name: '是不是同一家' }).waitFor()
}

/** The row of the queue with these two names. */
function pairOf(both: readonly string[]): Locator {
  return both.reduce(
    (rows, name) => rows.filter({ has: page.getByText(name, { exact: true }) }),
    page.locator('.office-queue-row'),
  )
}

async function merge(chosen: Readonly<Record<string, RegExp>> = {}): Promise<void> {
  await page.getByRole('heading', { name: '是不是同一家' }).waitFor()
  await page.keyboard.press('m')
  const dialog = page.getByRole('dialog', { name: '合并为一家' })
  for (const [field, value] of Object.entries(chosen)) {
    await dialog.getByRole('group', { name: field }).getByLabel(value).check()
  }
  await dialog.getByLabel('理由').fill('电话、负责人和地址都对得上')
  await dialog.getByRole('button', { name: '合并' }).click()
  await page.getByText('已判：合并').waitFor()
}

const unitNamed = async (name: string) => {
  const rows = await city.database.read.select().from(unit)
  return rows.find((row) => row.name === name)!
}

/** What the field did meanwhile: every building entered, one unit of each village re-checked. */
async function walkAndRecheck(): Promise<void> {
  const enumerator = await city.account('enumerator', '140602001', '张普')
  const supervisor = await city.account('supervisor', '140602001', '李指导')
  for (const blockCode of [MAYI_1, MAYI_2, BEIGUAN_1]) {
    await assignBlock(city.context, { blockCode, accountId: enumerator.id })
  }
  for (const { code, blockCode } of groundBuildings) {
    await recordVisit(
      { ...city.context, actor: enumerator },
      {
        ...{ visitId: `visit-${code}`, buildingCode: code, blockCode },
        ...{ finding: 'has-units', note: '', visitedAt: new Date().toISOString() },
      },
    )
  }
  const units = await city.database.read.select().from(unit)
  const villages = new Map(
    units.filter(({ outcome }) => outcome === 'normal').map((each) => [each.areaCode, each.id]),
  )
  await city.database.write(async (tx) => {
    for (const id of villages.values()) {
      await tx.insert(recheck).values({
        ...{ id: `recheck-${id}`, responseId: `${id}.621.2023`, revisionId: null },
        ...{ result: 'agrees', note: '', draw: { seed: '', from: 1, place: 1 } },
        ...{ checkedAt: new Date().toISOString(), checkedBy: supervisor.id },
        ...{ unitWrong: false, itemsChecked: 8, itemsWrong: 0 },
      })
    }
  })
}

describe('from five raw lists to a signed listing', () => {
  it('brings in each list in its own shape, and says of every row what became of it', async () => {
    for (const list of fiveRawLists) {
      await upload(list)
      if (list.source === '税务名录') {
        await page.getByRole('tab', { name: /认出的列/ }).click()
        await choose(page.getByLabel('「办税负责人」的含义'), '法定代表人（单位负责人）')
        await choose(page.getByLabel('「税源地」的含义'), '生产经营地址')
        await expectNoBarriers(page)
        await page.getByRole('button', { name: '记住并重新试读' }).click()
        await page.getByText('认出 6 列，共 6 列').waitFor()
      }
      const { rows, refused } = list
      expect(await sums()).toMatch(
        new RegExp(`行数${rows}\\D+收下${rows - refused}\\D+未收${refused}(?!\\d)`),
      )
      await accept(list)
    }
  })

  it('reads the next list of a source as the first was mapped, row against row', async () => {
    await upload(nextTaxList)
    await page.getByText('认出 6 列，共 6 列').waitFor()
    expect(await sums()).toMatch(/没有变3\D+有变化1\D+新出现1上份有、这份没有1/)
    await page.getByRole('tab', { name: /提示/ }).click()
    await page.getByText('「13903490005」→「13903490055」。两份都保留').waitFor()
    await page.getByText('「朔州市旺达商贸有限公司」，这一份没有了').waitFor()
    await accept(nextTaxList)
    expect((await expectBalance())[4]).toBe(30)
  })

  it('keeps what each source says of a unit beside the others', async () => {
    await goTo(`/units/${(await unitNamed(names.unplaced)).id}`)
    const said = page.getByRole('table', { name: '各来源的说法' })
    await said.waitFor()
    const text = (await said.textContent()) ?? ''
    expect(text).toContain('13903490005')
    expect(text).toContain('13903490055')
    expect((await unitNamed(names.unplaced)).phone).toBe('13903490005')
  })

  it('has placed by building, by point and by the only block of a village; people place the rest', async () => {
    const blockOf = async (name: string) => (await unitNamed(name)).blockCode
    expect(await blockOf(names.merged)).toBe(MAYI_1)
    expect(await blockOf(names.bank)).toBe(MAYI_2)
    expect(await blockOf('朔州市聚德汽车修理有限公司')).toBe(BEIGUAN_1)
    const wanted: Readonly<Record<string, string>> = { 振武街: '马邑路 02 小区' }
    for (;;) {
      await goTo('/placing')
      const heap = page.locator('td a[href*="/placing/"]').first()
      await heap.or(page.getByText('都落到普查小区了')).first().waitFor()
      if ((await heap.count()) === 0) break
      const street = (await heap.textContent()) ?? ''
      await heap.click()
      await page.getByRole('button', { name: '全部勾选' }).click()
      const block = wanted[street] ?? '马邑路 01 小区'
      const path = page.locator('path', { has: page.locator('title', { hasText: block }) })
      await path.click()
      await expectNoBarriers(page)
      await page.getByLabel('理由').fill('按门牌核对')
      await page.getByRole('button', { name: /落到小区（/ }).click()
      await page.getByText(/已把 \d+ 个单位落到小区/).waitFor()
    }
    expect(await blockOf(names.unplaced)).toBe(MAYI_2)
    await expectBalance()
  })

  it('says where each refused row ended', async () => {
    for (let left = 4; left > 0; left--) {
      await goTo('/omissions/records?reason=refused')
      await page.getByRole('button', { name: '认定', exact: true }).first().click()
      const dialog = page.getByRole('dialog', { name: '认定未收的行' })
      await dialog.getByLabel(left === 4 ? '已终止' : '非普查对象').check()
      await dialog.getByLabel('依据').fill('问供名录的部门，2022 年已撤销')
      if (left === 4) await expectNoBarriers(page)
      await dialog.getByRole('button', { name: '认定' }).click()
      await dialog.waitFor({ state: 'detached' })
    }
    expect((await expectBalance())[4]).toBe(26)
  })

  it('finds the doubles; merges with values chosen, and takes a merge back with what followed', async () => {
    await goTo('/duplicates')
    await page.getByRole('button', { name: '查找疑似重复' }).click()
    await page.getByText(/疑似 \d+ 对，新发现 \d+ 对/).waitFor()
    await openPair(names.merged, '鑫源建材有限公司')
    await expectNoBarriers(page)
    await merge({ 单位详细名称: /^鑫源建材有限公司/ })
    // One kept unit, under the name it took over; the third record joins it.
    await goTo('/duplicates')
    await page.locator('.office-queue-row', { hasText: '鑫源建材' }).first().click()
    await merge()
    await expectBalance()
    const kept = async () =>
      (await city.database.read.select().from(unit)).find(
        ({ unifiedSocialCreditCode: code, name }) => code?.endsWith('5A') && name.includes('鑫源'),
      )!
    expect((await kept()).name).toBe('鑫源建材有限公司')
    // Taking the first merge back gives the name back, and leaves the second merge standing.
    await goTo('/duplicates?queue=decided')
    await page.locator('.office-queue-row', { hasText: '鑫源建材有限公司' }).last().click()
    await page.getByRole('heading', { name: '是不是同一家' }).waitFor()
    await page.getByRole('button', { name: '撤销判定' }).click()
    const undo = page.getByRole('dialog', { name: '撤销判定' })
    await undo.getByLabel('理由').fill('核对执照后发现判错')
    await undo.getByRole('button', { name: '撤销判定' }).click()
    await page.getByText('判定已撤销').waitFor()
    await expectBalance()
    const after = await city.database.read.select().from(unit)
    expect(after.filter(({ outcome }) => outcome === 'duplicate')).toHaveLength(1)
    expect(after.map(({ name }) => name)).toContain(names.merged)
  })

  it('merges, relates a branch, tells two shops apart, and lets one follow the other, by keyboard', async () => {
    await openPair(names.merged, '鑫源建材有限公司')
    await merge()
    await openPair('朔州市聚德汽车修理有限公司', '朔州市聚德汽修厂')
    await merge()
    await openPair('朔城区赵丽老味道面馆', '老味道面馆')
    await merge()
    await openPair(names.bank, '农商银行振华街支行')
    await page.keyboard.press('b')
    const branch = page.getByRole('dialog', { name: '一家是另一家的分支机构' })
    await branch.getByRole('group', { name: '哪一家是总部' }).getByLabel(names.bank).check()
    await branch.getByRole('button', { name: '确定' }).click()
    await page.getByText('已判：分支机构').waitFor()
    await openPair(names.successor, '马邑路小炒店')
    await page.keyboard.press('s')
    const follows = page.getByRole('dialog', { name: '同一地点前后接续' })
    await follows.getByRole('group', { name: '哪一家在前' }).getByLabel('马邑路小炒店').check()
    await expectNoBarriers(page)
    await follows.getByRole('button', { name: '确定' }).click()
    await page.getByText('已判：前后接续').waitFor()
    await openPair('好邻居便利店', '好邻居便利')
    await page.keyboard.press('n')
    await page.getByText('已判为不是同一家').waitFor()
    // What else the linker asks about is weak, and no unit twice.
    for (;;) {
      await goTo('/duplicates')
      const row = page.locator('.office-queue-row').first()
      await row.or(page.getByText('没有待判的')).first().waitFor()
      if ((await row.count()) === 0) break
      await row.click()
      await page.getByRole('heading', { name: '是不是同一家' }).waitFor()
      await page.keyboard.press('n')
      await page.getByText('已判为不是同一家').waitFor()
    }
    expect((await unitNamed('马邑路小炒店')).outcome).toBe('deregistered')
    expect((await unitNamed('好邻居便利')).outcome).toBe(null)
    await goTo(`/units/${(await unitNamed(names.bank)).id}`)
    const branches = page.getByRole('table', { name: '所属产业活动单位' })
    await branches.getByRole('link', { name: '农商银行振华街支行' }).waitFor()
    await expectBalance()
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
      await dialog.waitFor({ state: 'detached' })
    }
    expect((await expectBalance())[4]).toBe(0)
    await goTo('/omissions?by=reason')
    await page.getByRole('row', { name: /并入已登记的单位/ }).waitFor()
    await expectNoBarriers(page)
  })

  it('looks for omissions and judges what it finds', async () => {
    await goTo('/omissions?view=signals')
    await page.getByRole('button', { name: '查找线索' }).first().click()
    await page.getByText(/新线索 \d+ 条/).waitFor()
    await expectNoBarriers(page)
    let judged = 0
    for (;;) {
      const act = page.getByRole('button', { name: '办理' }).first()
      await act.or(page.getByText('没有这样的线索')).first().waitFor()
      if ((await act.count()) === 0) break
      await act.click()
      const dialog = page.locator('.ui-dialog')
      await dialog.getByLabel('理由或要求').fill('现场核实已换了一家')
      await dialog.getByRole('button', { name: '判定不是漏报' }).click()
      await dialog.waitFor({ state: 'detached' })
      judged++
      // A fresh page shows what is left.
      await goTo('/omissions?view=signals')
    }
    expect(judged).toBeGreaterThan(0)
    await goTo('/omissions?view=estimate')
    await page.getByRole('heading', { name: '这个估计假定了什么' }).waitFor()
    await expectNoBarriers(page)
  })

  it('says which units report online, from a list of attributes', async () => {
    await goTo('/frame/attributes/new')
    await page.locator('input[type=file]').setInputFiles({
      ...{ name: '一套表单位.csv', mimeType: 'text/csv', buffer: aboveScaleList },
    })
    await page.getByRole('button', { name: /^试读/ }).click()
    await page.getByRole('button', { name: /^载入/ }).click()
    await page.getByText(/已载入 1 行/).waitFor()
  })

  it('cannot sign before the field is done, and signs then', async () => {
    await goTo('/listing')
    await page.getByRole('row', { name: /普查小区已走完/ }).waitFor()
    await expect.poll(() => page.getByText('未达到').count()).toBeGreaterThan(0)
    await walkAndRecheck()
    await page.reload()
    await page.getByRole('row', { name: /普查小区已走完/ }).waitFor()
    await expect.poll(() => page.getByText('未达到').count()).toBe(0)
    await expectNoBarriers(page)
    await page.getByRole('button', { name: '签字' }).click()
    const dialog = page.getByRole('dialog', { name: /清查验收签字/ })
    await dialog.getByLabel('意见').fill('经会议审定，同意上报')
    await dialog.getByRole('button', { name: '签字' }).click()
    await page.getByText('已签字，封存 15 家单位').waitFor()
  })

  it('hands on the three rosters, as lists and as files, under one hash', async () => {
    const [signed] = await city.database.read.select().from(listingSignature)
    expect(signed!.contentHash).toMatch(/^[0-9a-f]{64}$/)
    await page.getByRole('link', { name: /第 1 版/ }).click()
    await page.getByRole('tab', { name: '联网直报名录' }).click()
    await page.getByRole('row', { name: new RegExp(names.merged) }).waitFor()
    await page.getByRole('tab', { name: '部门名录' }).click()
    await page.getByRole('row', { name: new RegExp(names.bank) }).waitFor()
    await page.getByRole('tab', { name: '平板登记名录' }).click()
    await page.getByRole('row', { name: /朔城区文化馆/ }).waitFor()
    await expectNoBarriers(page)
    const downloading = page.waitForEvent('download')
    await page.getByRole('button', { name: '导出平板登记名录' }).click()
    const file = readFileSync(await (await downloading).path(), 'utf8')
    expect(file).toContain(names.unplaced)
    expect(file).not.toContain(`"${names.merged}"`)
    await page.getByRole('tab', { name: '签字后的变化' }).click()
    await page.getByText('封存的名录完好').waitFor()
  })
})
