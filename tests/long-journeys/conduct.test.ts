/**
 * What the law asks to be kept beside the answers, in the browser: signals of interference (L-15), papers
 * (L-13), reminders (L-27), tables that leave the offices (L-40), and the trail of it all for the auditor.
 */
import { readFileSync } from 'node:fs'
import { eq } from 'drizzle-orm'
import { readXlsx } from 'hucre/xlsx'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '../../server/contract/identity.ts'
import { assignBlock } from '../../server/domains/areas/index.ts'
import { auditEntry } from '../../server/domains/audit/tables.ts'
import { addSignalResponses, saveSignal } from '../../server/domains/conduct/store.ts'
import { openForm } from '../../server/domains/instruments/index.ts'
import { launchChromium } from '../support/browser.ts'
import { expectNoBarriers } from '../support/no-barriers.ts'
import { addUnit, assign } from '../support/responses.ts'
import { type SmallCity, serveSmallCity } from '../support/serve-small-city.ts'
import { MAYI_1 } from '../support/small-city.ts'

let city: SmallCity
let browser: Browser

beforeAll(async () => {
  city = await serveSmallCity()
  browser = await launchChromium()
  const opening = { opensOn: '2024-01-01', dueOn: '2099-04-30' }
  await openForm(city.context, { formId: '622', formVersion: '2023.1', ...opening })
  for (let each = 1; each <= 5; each++) {
    const id = `unit-${each}`
    await addUnit(city as never, { id, name: `老王面馆${each}店`, industryCode: '6210' })
    await assign(city as never, id, '622')
  }
  await addUnit(city as never, { id: 'unit-6', name: '孤零零矿', industryCode: '0610' })
  await assign(city as never, 'unit-6', '622')
  const enumerator = await city.account('enumerator', '140602001', '张普')
  await assignBlock(city.context, { blockCode: MAYI_1, accountId: enumerator.id })
  const at = '2024-01-15T15:40:00.000Z'
  await city.database.write(async (tx) => {
    await saveSignal(tx, {
      ...{ id: 'signal-1', kind: 'late-night', areaPrefix: '140602001', onDate: '2024-01-15' },
      ...{ units: 2, raisedAt: at, updatedAt: at },
      facts: {
        ...{ accountId: enumerator.id, address: '10.0.0.7', device: null, share: null, of: null },
        ...{ firstAt: at, lastAt: '2024-01-15T16:10:00.000Z' },
      },
    })
    await addSignalResponses(tx, 'signal-1', ['unit-1.622.2023', 'unit-2.622.2023'])
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

const goTo = (page: Page, path: string) => page.goto(`${city.origin}/office${path}`)

/** For whoever wants to look: JINGPU_LOOK names a folder for pictures at both sizes. */
async function look(page: Page, name: string): Promise<void> {
  const folder = process.env.JINGPU_LOOK
  if (folder === undefined) return
  for (const [width, height] of [
    [1920, 1080],
    [1280, 800],
  ] as const) {
    await page.setViewportSize({ width, height })
    await page.waitForTimeout(300)
    await page.screenshot({ path: `${folder}/${name}-${width}.png` })
  }
}

describe('L-15 a signal of interference', () => {
  it('is opened by the county, looked into and settled with words', async () => {
    const page = await open('county-office', '140602', '王县办')
    await goTo(page, '/signals')
    await page.getByRole('row', { name: /2024-01-15/ }).waitFor()
    await look(page, 'signals')
    await expectNoBarriers(page)
    await page.getByRole('row', { name: /2024-01-15/ }).click()
    const sheet = page.getByRole('dialog')
    await sheet.getByRole('link', { name: '老王面馆1店' }).waitFor()
    await look(page, 'signal')
    await expectNoBarriers(page)
    const note = sheet.getByRole('button', { name: '记下' })
    await sheet.getByRole('radio').first().check()
    await sheet.getByRole('textbox', { name: '情况' }).fill('当晚集中补报，逐户电话核实属实')
    await note.click()
    await sheet.getByText('当晚集中补报，逐户电话核实属实').waitFor()
    await page.keyboard.press('Escape')
    await page.getByText('没有待核实的线索').waitFor()
    await page.getByLabel('包括已核实的').check()
    await page.getByRole('row', { name: /2024-01-15/ }).waitFor()
    await page.context().close()
  })
})

describe('L-13 papers and L-27 reminders of a unit', () => {
  it('are kept with their unit and can be read again', async () => {
    const page = await open('township-office', '140602001', '李镇办')
    await goTo(page, '/units/unit-1')
    await page.getByRole('button', { name: '添加材料' }).click()
    const dialog = page.getByRole('dialog', { name: '添加佐证材料' })
    await dialog.locator('input[type=file]').setInputFiles({
      ...{ name: '纸质表.pdf', mimeType: 'application/pdf' },
      buffer: Buffer.from('%PDF-1.7\n纸质普查表'),
    })
    await dialog.getByLabel('材料种类').click()
    await page.getByRole('option', { name: /纸质/ }).click()
    await look(page, 'add-evidence')
    await expectNoBarriers(page)
    await dialog.getByRole('button', { name: '存入' }).click()
    await page.getByText('材料已存入').waitFor()
    const saved = page.waitForEvent('download')
    await page.getByRole('row', { name: /纸质表\.pdf/ }).click()
    expect(readFileSync(await (await saved).path(), 'utf8')).toContain('纸质普查表')
    await page.getByRole('row', { name: /纸质表\.pdf/ }).scrollIntoViewIfNeeded()
    await look(page, 'evidence')
    await page.context().close()
  })

  it('are reminders with time, means, delivery and answer, listed for print', async () => {
    const page = await open('township-office', '140602001', '李镇办')
    await goTo(page, '/units/unit-1')
    await page.getByRole('button', { name: '登记催报' }).click()
    const dialog = page.getByRole('dialog', { name: '登记催报' })
    await dialog.getByRole('radio', { name: '电话' }).check()
    await dialog.getByLabel('对象').fill('经营者王建国')
    await dialog.getByLabel('内容').fill('请于月底前报送个体经营户普查表')
    await look(page, 'remind')
    await expectNoBarriers(page)
    await dialog.getByRole('button', { name: '登记' }).click()
    await dialog.waitFor({ state: 'detached' })
    await goTo(page, '/reminders')
    await page.getByRole('button', { name: '登记送达或答复' }).click()
    const answer = page.getByRole('dialog', { name: '登记送达或答复' })
    await answer.getByRole('radio', { name: /答复/ }).check()
    await answer.getByLabel('答复内容').fill('答应三日内报送')
    await look(page, 'answer')
    await answer.getByRole('button', { name: '登记' }).click()
    await page.getByText('答应三日内报送').waitFor()
    await look(page, 'reminders')
    await expectNoBarriers(page)
    await page.context().close()
  })
})

describe('L-40 a table of progress', () => {
  it('leaves marked as not published, and released by the city with its approval alone', async () => {
    const county = await open('county-office', '140602', '王县办')
    await goTo(county, '/progress?area=140602&view=industry')
    await county.getByRole('button', { name: '导出 xlsx' }).click()
    const dialog = county.getByRole('dialog', { name: '导出进度表' })
    await expect.poll(() => dialog.getByRole('radio').count()).toBe(1)
    await look(county, 'export-county')
    const inside = county.waitForEvent('download')
    await dialog.getByRole('button', { name: '导出 xlsx' }).click()
    const kept = await readXlsx(readFileSync(await (await inside).path()))
    expect(String(kept.sheets[0]?.rows[1]?.[0])).toContain('未公布')
    await county.context().close()

    const office = await open('city-office', '1406', '赵市办')
    await goTo(office, '/progress?area=140602&view=industry')
    await office.getByRole('button', { name: '导出 xlsx' }).click()
    const release = office.getByRole('dialog', { name: '导出进度表' })
    await release.getByRole('radio', { name: /对外提供/ }).check()
    await release.getByRole('textbox', { name: '核准文号' }).fill('晋经普办〔2024〕12号')
    await release.getByLabel('核准机关').fill('山西省经济普查办公室')
    await release.getByLabel('核准日期').fill('2024-01-10')
    await release.getByLabel('指标涵义').fill('应报指按方案应当报送的答卷份数')
    await release.getByLabel('统计范围').fill('朔城区全部普查单位')
    await release.getByLabel('统计方法').fill('全面调查，逐级审核')
    await look(office, 'export-city')
    await expectNoBarriers(office)
    const outside = office.waitForEvent('download')
    await release.getByRole('button', { name: '导出 xlsx' }).click()
    const { sheets } = await readXlsx(readFileSync(await (await outside).path()))
    const lines = sheets[0]?.rows.map((row) => row.join(' ')) ?? []
    expect(lines[1]).toContain('晋经普办〔2024〕12号')
    expect(lines.find((line) => line.startsWith('06'))).toContain('… … …')
    await office.context().close()
  })
})

describe('L-52 the trail', () => {
  it('L-82 says what alarms there are; the audit administrator notes what was done about one', async () => {
    const clerk = await open('township-office', '140602001', '钱乡办')
    for (let each = 0; each < 10; each++) {
      await clerk.evaluate(() => fetch('/api/units/unit-nobody'))
    }
    await clerk.context().close()
    const page = await open('audit-administrator', '1406', '孙审计')
    await goTo(page, '/trail')
    // The other one: this server notes nothing outside the database.
    await page.getByText('近 30 天告警 2 条，2 条未处置').waitFor()
    await page.getByRole('button', { name: '处置', exact: true }).click()
    await page.getByLabel('查了什么、怎样处置').fill('与本人核实，是抄错了网址')
    await look(page, 'trail-settle')
    await expectNoBarriers(page)
    await page.getByRole('button', { name: '记下' }).click()
    await page.getByText('近 30 天告警 2 条，1 条未处置').waitFor()
    await page.getByText(/已处置：与本人核实，是抄错了网址（孙审计，/).waitFor()
    await page.getByRole('link', { name: /第 \d+ 条/ }).click()
    await page.waitForURL(/\/office\/trail\?from=/)
    await look(page, 'trail-settled')
    await expectNoBarriers(page)
    await page.context().close()
  })

  it('is searched, read entry by entry, checked and taken out by the audit administrator', async () => {
    const page = await open('audit-administrator', '1406', '孙审计')
    await goTo(page, '/trail')
    await page
      .getByRole('row', { name: /张普|登录|账号/ })
      .first()
      .waitFor()
    await look(page, 'trail')
    await expectNoBarriers(page)
    await page.getByLabel('动作').click()
    await page.getByRole('option', { name: '催报', exact: true }).click()
    await page
      .getByRole('row', { name: /登记催报/ })
      .first()
      .click()
    const sheet = page.getByRole('dialog')
    await sheet.getByText('校验值').waitFor()
    await look(page, 'trail-entry')
    await expectNoBarriers(page)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: '核对全部轨迹' }).click()
    await page.getByText('轨迹完好').waitFor()
    await page.getByRole('button', { name: '导出轨迹' }).click()
    const dialog = page.getByRole('dialog', { name: '导出审计轨迹' })
    await dialog.getByLabel('原因').fill('年度合规审计')
    const saved = page.waitForEvent('download')
    await dialog.getByRole('button', { name: '导出', exact: true }).click()
    const file = readFileSync(await (await saved).path(), 'utf8')
    expect(file).toContain('reminder.record')
    expect(file).not.toContain('session.start')
    await page.getByLabel('动作').click()
    await page.getByRole('option', { name: '审计轨迹', exact: true }).click()
    await page.getByRole('row', { name: /年度合规审计/ }).waitFor()
    await goTo(page, '/trail-days')
    await page.getByRole('heading', { level: 1 }).waitFor()
    await look(page, 'trail-day')
    await expectNoBarriers(page)
    await page.context().close()
  })
})

describe('L-51 the system administrator', () => {
  it('is refused nothing on the board of tablets, which asks for areas by code', async () => {
    const page = await open('system-administrator', '1406', '钱系统')
    await goTo(page, '/devices')
    await page.getByRole('row', { name: /张普/ }).waitFor()
    await page.getByLabel('区划代码').fill('1406x')
    await page.keyboard.press('Enter')
    await page.getByText('区划代码是 4 至 12 位数字').waitFor()
    await page.getByLabel('区划代码').fill('140603')
    await page.keyboard.press('Enter')
    await page.waitForURL(/area=140603/)
    await page.getByRole('row', { name: /张普/ }).waitFor({ state: 'detached' })
    await look(page, 'devices-system')
    await expectNoBarriers(page)
    const refused = await city.database.read
      .select()
      .from(auditEntry)
      .where(eq(auditEntry.action, 'access.refuse'))
    expect(refused.filter(({ actorRole }) => actorRole === 'system-administrator')).toEqual([])
    await page.context().close()
  })
})

describe('L-67 a breach', () => {
  it('is asked about by days and account; the security administrator reads whom it touches and takes the list out', async () => {
    const clerk = await open('county-office', '140602', '周县办')
    await goTo(clerk, '/units/unit-1')
    await clerk.getByText('老王面馆1店').first().waitFor()
    await goTo(clerk, '/units?area=140602')
    await clerk.getByRole('row', { name: /老王面馆2店/ }).waitFor()
    await clerk.context().close()
    const page = await open('security-administrator', '1406', '孙安全')
    await goTo(page, '/')
    await page.getByRole('link', { name: '泄露告知' }).click()
    await page.getByLabel('从', { exact: true }).fill('2024-01-01')
    await page.getByLabel('到', { exact: true }).fill('2099-12-31')
    await page.getByLabel('账号').fill('nobody-here')
    await page.getByRole('button', { name: '列出受影响对象' }).click()
    await page.getByText('没有登录名或编号为「nobody-here」的账号').waitFor()
    await look(page, 'breach-nobody')
    await page.getByLabel('账号').fill('')
    await page.getByRole('button', { name: '列出受影响对象' }).click()
    const unit = page.getByRole('row', { name: /老王面馆1店.*联系人和电话/ })
    await unit.waitFor()
    await page.getByRole('row', { name: /朔城区.*查看单位列表.*周县办/ }).waitFor()
    await look(page, 'breach')
    await expectNoBarriers(page)
    await unit.click()
    const sheet = page.getByRole('dialog', { name: '老王面馆1店' })
    await sheet.getByText('最早').waitFor()
    await look(page, 'breach-unit')
    await expectNoBarriers(page)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: '导出清单' }).click()
    const dialog = page.getByRole('dialog', { name: '导出受影响对象清单' })
    await dialog.getByLabel('原因').fill('账号被盗用，告知用')
    await look(page, 'breach-export')
    await expectNoBarriers(page)
    const saved = page.waitForEvent('download')
    await dialog.getByRole('button', { name: '导出', exact: true }).click()
    const file = readFileSync(await (await saved).path(), 'utf8')
    expect(file).toContain('"unit-1","老王面馆1店"')
    await page.context().close()
  })
})
