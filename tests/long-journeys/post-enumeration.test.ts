/**
 * 事后质量抽查 in the browser: the city seals, draws and assigns; somebody of another county finds units on
 * a tablet, blind; the city judges every difference and decides; the county reads the decision.
 */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Account, Role } from '../../server/contract/identity.ts'
import { launchChromium } from '../support/browser.ts'
import { expectNoBarriers } from '../support/no-barriers.ts'
import { addUnit, assign } from '../support/responses.ts'
import { type SmallCity, serveSmallCity } from '../support/serve-small-city.ts'
import { choosePin, fillCells } from '../support/tablet.ts'

let city: SmallCity
let browser: Browser
let surveyor: Account

beforeAll(async () => {
  city = await serveSmallCity()
  browser = await launchChromium()
  surveyor = await city.account('enumerator', '140603', '李查')
  const outcome = 'normal' as const
  await addUnit(city as never, { outcome })
  await addUnit(city as never, { id: 'unit-b', name: '王记老王面馆', outcome })
  await addUnit(city as never, {
    id: 'unit-c',
    name: '空壳商贸有限公司',
    kind: 'legalUnit',
    outcome,
  })
}, 300_000)
afterAll(async () => {
  await browser?.close()
  await city?.close()
})

async function open(role: Role, areaPrefix: string, name: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  await city.signIn(page, await city.account(role, areaPrefix, name))
  return page
}

/** For whoever wants to look: JINGPU_LOOK names a folder for pictures. */
async function look(page: Page, name: string): Promise<void> {
  const folder = process.env.JINGPU_LOOK
  if (folder === undefined) return
  await page.waitForTimeout(400)
  await page.screenshot({ path: `${folder}/${name}.png` })
}

async function judge(page: Page, row: RegExp, verdict: string, unit?: string): Promise<void> {
  await page.getByRole('row', { name: row }).getByRole('button', { name: '定性' }).click()
  const dialog = page.locator('.ui-dialog')
  await dialog.getByLabel('性质').click()
  await page.getByRole('option', { name: verdict }).click()
  if (unit !== undefined) {
    await dialog.getByLabel('普查登记的单位').click()
    await page.getByRole('option', { name: unit }).first().click()
  }
  await dialog.getByLabel('证据').fill('现场照片 12 号，账簿已核')
  await look(page, 'judge')
  await dialog.getByRole('button', { name: '记下定性' }).click()
  await dialog.waitFor({ state: 'detached' })
}

it('goes from the seal to a decision', { timeout: 240_000 }, async () => {
  const office = await open('city-office', '1406', '赵市办')
  await office.goto(`${city.origin}/office/post-enumeration`)
  await office.getByRole('button', { name: '封存并抽样' }).click()
  const draw = office.locator('.ui-dialog')
  await draw.getByLabel('抽查名称').fill('2024 年事后质量抽查')
  await draw.getByLabel('区划代码').fill('140602')
  await draw.getByLabel('随机种子').fill('20240601-358')
  await draw.getByLabel('名单启用日期').fill('2024-01-01')
  await look(office, 'draw')
  await draw.getByRole('button', { name: '封存并抽样' }).click()
  await office.getByText('封存完好').waitFor()
  await look(office, 'survey')
  await expectNoBarriers(office)
  const drawn = office.getByRole('row', { name: /马邑路.*01 小区/ })
  for (const _ of [1, 2, 3]) {
    await office.getByRole('button', { name: '分派', exact: true }).first().click()
    const dialog = office.locator('.ui-dialog')
    await dialog.getByLabel('抽查员').click()
    await office.getByRole('option', { name: /李查/ }).click()
    await dialog.getByRole('button', { name: '分派' }).click()
    await dialog.waitFor({ state: 'detached' })
    await office.waitForTimeout(300)
  }
  await drawn.getByText('已分派').waitFor()

  const tablet = await (
    await browser.newContext({ viewport: { width: 800, height: 1280 } })
  ).newPage()
  await city.signIn(tablet, surveyor)
  await choosePin(tablet)
  await tablet.getByRole('link', { name: /事后抽查/ }).click()
  await look(tablet, 'tablet-list')
  await tablet.getByRole('link', { name: /马邑路.*01 小区/ }).click()
  for (const [name, staff] of [
    ['老王面馆', '5'],
    ['小李修车铺', '1'],
  ] as const) {
    await tablet.getByRole('link', { name: '登记一户' }).click()
    await tablet.getByText('PES-1表').waitFor()
    await look(tablet, 'tablet-empty')
    await tablet.getByRole('button', { name: '登记这一户' }).click()
    await tablet.getByText(/还有 \d+ 处没有填或填错/).waitFor()
    await fillCells(tablet, {
      ...{ unitName: name, locationAddress: '马邑路12号', mainActivity1: '修理汽车' },
      ...{ informant: '店主', staffAtYearEnd: staff },
      ...{ surveyedUnitKind: '个体经营户', operatingStatus: '正常运营', licenceSeen: '否' },
      surveyBasis: '工资册、考勤等内部记录',
    })
    await look(tablet, 'tablet-find')
    await tablet.getByRole('button', { name: '登记这一户' }).click()
    await tablet.getByRole('link', { name: new RegExp(name) }).waitFor()
  }
  await look(tablet, 'tablet-block')
  // Blind: nothing of the census is anywhere on the page.
  expect(await tablet.content()).not.toContain('空壳商贸')
  await tablet.getByRole('button', { name: '小区报完' }).click()
  await tablet.getByRole('button', { name: '全部走完，报完' }).click()
  await tablet.getByText('这个小区已报完').waitFor()
  for (const block of [/马邑路.*02 小区/, /北关路.*01 小区/]) {
    await tablet.goto(`${city.origin}/field/survey`)
    const pin = tablet.getByLabel('PIN', { exact: true })
    await pin
      .or(tablet.getByRole('heading', { name: '事后抽查' }))
      .first()
      .waitFor()
    if (await pin.isVisible()) await pin.fill('280461')
    await tablet.getByRole('link', { name: block }).click()
    await tablet.getByRole('button', { name: '小区报完' }).click()
    await tablet.getByLabel('要说明的情况').fill('全是住宅，没有单位')
    await tablet.getByRole('button', { name: '全部走完，报完' }).click()
    await tablet.getByText('这个小区已报完').waitFor()
  }

  await expect
    .poll(
      async () => {
        await office.reload()
        await drawn.waitFor()
        return drawn.textContent()
      },
      { timeout: 30_000 },
    )
    .toContain('待定性')
  await drawn.getByRole('link').click()
  await office
    .getByText('还有 3 处差异没有定性')
    .or(office.getByText('还有 4 处差异没有定性'))
    .first()
    .waitFor()
  await look(office, 'comparison')
  await expectNoBarriers(office)
  await judge(office, /小李修车铺/, '漏报')
  await judge(office, /王记老王面馆/, '重报', '老王面馆')
  await judge(office, /空壳商贸/, '虚报（不应登记）')
  await judge(office, /年末从业人员/, '漏项')
  await office.getByText('全部差异已定性').waitFor()
  await look(office, 'judged')
  await office.getByRole('link', { name: '抽中小区' }).click()
  await office.getByRole('tab', { name: '结果' }).click()
  await office.getByText('未达到').or(office.getByText('尚不能断定')).first().waitFor()
  await look(office, 'results')
  await expectNoBarriers(office)
  await office.getByRole('button', { name: '作出决定' }).first().click()
  const dialog = office.locator('.ui-dialog')
  await dialog.getByLabel('决定').click()
  await office.getByRole('option', { name: '重新普查登记' }).click()
  await dialog.getByLabel('理由').fill('单位差错率超过合格线')
  await dialog.getByRole('button', { name: '记录决定' }).click()
  await dialog.waitFor({ state: 'detached' })

  const county = await open('county-office', '140602', '王县办')
  await county.goto(`${city.origin}/office/post-enumeration`)
  await county.getByRole('row', { name: /重新普查登记/ }).click()
  await county.getByRole('dialog').getByText('单位差错率超过合格线').waitFor()
  await look(county, 'county')
})

it('L-27 letters are written in a batch, printed, and their delivery recorded', async () => {
  const page = await open('county-office', '140602', '孙县办')
  await assign(city as never, 'unit-b', '622')
  await page.goto(`${city.origin}/office/reminders`)
  await page.getByRole('button', { name: '催报通知书' }).click()
  await page.getByRole('button', { name: '写一批' }).click()
  await page.getByLabel('内容').fill('请如实填报，有困难的与普查办联系')
  await page.getByLabel('要求答复日期').fill('2024-02-01')
  await look(page, 'write-letters')
  await page.getByRole('button', { name: '写成', exact: true }).click()
  await page.getByRole('heading', { name: '第五次全国经济普查催报通知书' }).waitFor()
  await look(page, 'letters')
  await expectNoBarriers(page)
  await page
    .getByRole('row', { name: /王记老王面馆/ })
    .getByRole('button', { name: '登记' })
    .click()
  const dialog = page.locator('.ui-dialog')
  await dialog.getByRole('button', { name: '登记' }).click()
  await page.getByRole('row', { name: /已送达/ }).waitFor()
})

it('a sample of households is drawn, marked and estimated', async () => {
  const page = await open('county-office', '140602', '周县办')
  await page.goto(`${city.origin}/office/household-sample`)
  await page.getByRole('button', { name: '抽样', exact: true }).click()
  const dialog = page.locator('.ui-dialog')
  await dialog.getByLabel('全面调查层的规模标准（千元）').fill('1000')
  await dialog.getByLabel('随机种子').fill('20240601-613')
  await dialog.getByRole('button', { name: '封存并抽样' }).click()
  await page.getByRole('button', { name: '标记样本' }).click()
  await page.getByText(/样本 \d+ 户都已标记/).waitFor()
  await look(page, 'household-sample')
  await expectNoBarriers(page)
  await page.getByRole('button', { name: '登记变动' }).click()
  await dialog.getByLabel('找个体经营户').fill('王记')
  await dialog.getByLabel('单位').click()
  await page.getByRole('option', { name: /王记老王面馆/ }).click()
  await dialog.getByLabel('变动').click()
  await page.getByRole('option', { name: /普查年度没有经营/ }).click()
  await dialog.getByLabel('情况').fill('邻居说去年就关了')
  await look(page, 'move')
  await dialog.getByRole('button', { name: '登记' }).click()
  await page.getByText(/这一户的权数是/).waitFor()
})
