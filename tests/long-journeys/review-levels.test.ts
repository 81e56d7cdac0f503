/**
 * One street through the levels in a browser: a question handed up and answered, an area signed and taken back,
 * what a county accepted locked for the township, three coders, numbers that open their lists, a department.
 */
import { readFileSync } from 'node:fs'
import { readXlsx } from 'hucre/xlsx'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Account, Role } from '../../server/contract/identity.ts'
import { assignBlock } from '../../server/domains/areas/index.ts'
import { followDescriptions } from '../../server/domains/coding/index.ts'
import { isCodedTwice } from '../../server/domains/coding/turn-after.ts'
import { createAccount } from '../../server/domains/identity/index.ts'
import { openForm } from '../../server/domains/instruments/index.ts'
import { receiveRevision } from '../../server/domains/responses/index.ts'
import { launchChromium } from '../support/browser.ts'
import { expectNoBarriers } from '../support/no-barriers.ts'
import { addUnit, assign, buildEnvelope, bytesOf, noodleShop } from '../support/responses.ts'
import { type SmallCity, serveSmallCity } from '../support/serve-small-city.ts'
import { MAYI_1 } from '../support/small-city.ts'

let city: SmallCity
let browser: Browser
/** The first is coded a second time. */
const shops = [
  ...Array.from({ length: 99 }, (_, at) => `shop-${at}`)
    .filter(isCodedTwice)
    .slice(0, 1),
  ...['one', 'two', 'three'],
]
const nameOf = (id: string) => `老王面馆${shops.indexOf(id) + 1}店`

beforeAll(async () => {
  city = await serveSmallCity()
  browser = await launchChromium()
  const opening = { opensOn: '2024-01-01', dueOn: '2099-04-30' }
  await openForm(city.context, { formId: '622', formVersion: '2023.1', ...opening })
  const enumerator = await city.account('enumerator', '140602001', '张普')
  await assignBlock(city.context, { blockCode: MAYI_1, accountId: enumerator.id })
  for (const id of shops) {
    // These need the database and the clock of the context alone.
    await addUnit(city as never, { id, name: nameOf(id), industryCode: '6210', outcome: 'normal' })
    await assign(city as never, id, '622')
    const answers = { ...noodleShop, selfEmployedName: nameOf(id) }
    const envelope = buildEnvelope({ unitId: id, revisionId: `r-${id}`, answers })
    const { responseId, revisionId } = envelope
    const bytes = bytesOf(envelope)
    await receiveRevision({ ...city.context, actor: enumerator }, { responseId, revisionId, bytes })
  }
  await addUnit(city as never, {
    id: 'mine',
    name: '孤零零矿',
    industryCode: '0610',
    outcome: 'normal',
  })
  for (;;) if (!(await followDescriptions(city.context)).full) break
}, 300_000)
afterAll(async () => {
  await browser?.close()
  await city?.close()
})

async function openAs(account: Account): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  await city.signIn(page, account)
  return page
}
const open = async (role: Role, areaPrefix: string, name: string) =>
  openAs(await city.account(role, areaPrefix, name))
const goTo = (page: Page, path: string) => page.goto(`${city.origin}/office${path}`)
const responseOf = (id: string) => `/review?response=${id}.622.2023`

/** An act with its words, from the foot of the response or a row of a table. */
async function act(page: Page, name: string, words: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox').fill(words)
  await dialog.last().waitFor()
  await dialog.locator('.ui-float-foot button').last().click()
  await dialog.waitFor({ state: 'detached' })
}

describe('the levels of review', () => {
  it('hand a question up and its answer down, sign the town, lock what the county accepted', async () => {
    const township = await open('township-office', '140602001', '李乡办')
    const county = await open('county-office', '140602', '王县办')
    const [first = ''] = shops
    await goTo(township, responseOf(first))
    await act(township, '提请上级', '店铺连着住家，面积口径怎么算')
    await goTo(county, '/review?awaiting=county&held=false')
    await county.getByRole('list', { name: '答卷列表' }).getByText(nameOf(first)).click()
    await act(county, '答复下级', '只算用于经营的部分')
    await goTo(township, responseOf(first))
    await township.getByRole('tab', { name: /审核记录/ }).click()
    await township.getByText('只算用于经营的部分').waitFor()

    for (const id of shops) {
      await goTo(township, responseOf(id))
      await township.getByRole('button', { name: '通过（乡级）' }).click()
      await township.getByText('已通过（乡级）').waitFor()
    }
    await goTo(township, '/sign-offs')
    await act(township, '签字验收', '全部审核通过，同意验收')
    const record = township.getByRole('region', { name: '签字记录' })
    await record
      .getByText(/应报 4 份，通过 4 份/)
      .first()
      .waitFor()
    await expectNoBarriers(township)
    await act(township, '撤回签字', '发现一家地址存疑，重新核对')
    await record.getByText(/撤回：发现一家地址存疑，重新核对/).waitFor()

    await goTo(county, responseOf(first))
    await county.getByRole('button', { name: '验收（县级）' }).click()
    await county.getByText('已验收（县级）').waitFor()
    await goTo(township, responseOf(first))
    const closed = township.getByRole('button', { name: '退回', exact: true })
    await expect.poll(() => closed.getAttribute('aria-disabled')).toBe('true')
    await expect.poll(() => township.getByRole('button', { name: '撤回通过' }).count()).toBe(0)
    await act(county, '撤回通过', '税务资料到了，重新核对')
    await goTo(township, responseOf(first))
    await township.getByRole('tab', { name: /审核记录/ }).click()
    await township.getByText('税务资料到了，重新核对').waitFor()
    await township.context().close()
    await county.context().close()
  }, 180_000)
})

describe('the numbers of progress', () => {
  it('open just the responses they count, and stand so in the workbook', async () => {
    const county = await open('county-office', '140602', '赵县办')
    await goTo(county, '/progress?view=form')
    const row = county.getByRole('table', { name: '分报表进度' }).getByRole('row').nth(1)
    await row.getByRole('link', { name: '4', exact: true }).first().waitFor()
    const cells = (await row.getByRole('cell').allTextContents()).map((text) => text.trim())
    expect(cells.filter((text) => text === '4').length).toBeGreaterThanOrEqual(2)
    await county.getByRole('button', { name: '导出 xlsx' }).click()
    const dialog = county.getByRole('dialog', { name: '导出进度表' })
    const download = county.waitForEvent('download')
    await dialog.getByRole('button', { name: '导出 xlsx' }).click()
    const { sheets } = await readXlsx(readFileSync(await (await download).path()))
    const line = sheets[0]?.rows.find((each) => String(each[0]) === '622')
    expect(line?.filter((value) => value === 4).length).toBe(
      cells.filter((text) => text === '4').length,
    )
    if (await dialog.count()) await county.keyboard.press('Escape')
    await row.getByRole('link', { name: '4', exact: true }).last().click()
    const list = county.getByRole('list', { name: '答卷列表' }).getByRole('listitem')
    await expect.poll(() => list.count()).toBe(4)
    await expectNoBarriers(county)

    // By day, as on the screen so in the workbook; the total of the areas opens its list, too.
    await goTo(county, '/progress?view=day')
    const days = county.getByRole('table', { name: '逐日进度' })
    await days.getByRole('cell', { name: '4', exact: true }).first().waitFor()
    const day = (await days.getByRole('row').nth(1).getByRole('cell').allTextContents()).slice(0, 3)
    expect(day[1]).toBe('4')
    await county.getByRole('button', { name: '导出 xlsx' }).click()
    const byDay = county.waitForEvent('download')
    await dialog.getByRole('button', { name: '导出 xlsx' }).click()
    const book = await readXlsx(readFileSync(await (await byDay).path()))
    expect(book.sheets[0]?.rows.at(-1)?.slice(0, 2)).toEqual([day[0], 4])
    await expectNoBarriers(county)
    await goTo(county, '/progress')
    const areas = county.getByRole('table', { name: '下级区划进度' })
    await areas
      .getByRole('row')
      .last()
      .getByRole('link', { name: '4', exact: true })
      .first()
      .click()
    await county.waitForURL(/\/review\?area=140602/)
    await expect.poll(() => list.count()).toBe(4)
    await county.context().close()
  }, 120_000)
})

describe('three coders', () => {
  it('code apart, a third decides, and the agreement shows what differed', async () => {
    const [first, second, referee] = [
      await open('county-office', '140602', '甲编码'),
      await open('county-office', '140602', '乙编码'),
      await open('county-office', '140602', '丙裁定'),
    ]
    await goTo(first, '/coding')
    await first.getByRole('list', { name: '说法' }).getByRole('button').first().click()
    const choose = async (page: Page, place: number) => {
      const suggested = page.getByRole('list', { name: '推荐的行业' }).getByRole('button')
      const chosen = suggested.nth(place)
      await chosen.click()
      return (await chosen.locator('.office-code').textContent()) ?? ''
    }
    const said = await choose(first, 0)
    await first.getByRole('button', { name: new RegExp(`家都编为 ${said}`) }).click()
    await first.getByText('没有待编码的单位').waitFor()
    // Nobody codes their own a second time.
    await goTo(first, '/coding?view=second')
    await first.getByText('没有要您复编的单位').waitFor()
    await goTo(second, '/coding?view=second')
    const other = await choose(second, 1)
    expect(await second.locator('.coding-detail').textContent()).not.toContain(`初编 ${said}`)
    await second.getByRole('button', { name: `复编为 ${other}` }).click()
    await second.getByText('没有要您复编的单位').waitFor()
    await goTo(referee, '/coding?view=referee')
    const coded = referee.getByRole('listitem')
    await coded.filter({ hasText: `初编${said}` }).waitFor()
    await coded.filter({ hasText: `复编${other}` }).waitFor()
    await choose(referee, 0)
    await referee.getByRole('button', { name: `裁定为 ${said}` }).click()
    await referee.getByText('没有要您裁定的单位').waitFor()
    await goTo(referee, '/coding?view=done')
    const agreement = referee.getByRole('region', { name: '一致率' })
    await agreement.getByText(new RegExp(`${said}／${other} 1 家`)).waitFor()
    await expect.poll(() => agreement.getByRole('row').nth(1).textContent()).toMatch(/小类0/)
    await expectNoBarriers(referee)
    for (const page of [first, second, referee]) await page.context().close()
  }, 120_000)
})

describe('a department', () => {
  it('sees counts of its industries, never a small one, and no record', async () => {
    const of = (codes: string[], displayName: string) =>
      createAccount(city.context, {
        ...{ displayName, role: 'department' },
        scope: { kind: 'industries', codes, name: displayName },
      })
    const trade = await openAs(await of(['H'], '商务部门'))
    const row = (page: Page) =>
      page.getByRole('table', { name: '行业进度' }).getByRole('row', { name: /朔城区/ })
    await row(trade).waitFor()
    await expect
      .poll(async () => (await row(trade).getByRole('cell').allTextContents()).slice(-5, -3))
      .toEqual(['4', '4'])
    await expect.poll(() => trade.getByRole('navigation').first().getByRole('link').count()).toBe(1)
    await expectNoBarriers(trade)
    const mining = await openAs(await of(['B'], '能源部门'))
    await row(mining).waitFor()
    await expect.poll(() => row(mining).textContent()).toMatch(/……………$/)
    await goTo(mining, responseOf('one'))
    expect(await mining.getByText(nameOf('one')).count()).toBe(0)
    await trade.context().close()
    await mining.context().close()
  }, 120_000)
})
