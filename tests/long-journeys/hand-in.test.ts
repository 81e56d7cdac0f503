/** Work that leaves the tablet without a network of its own. */
import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { response } from '../../server/domains/responses/tables.ts'
import { fillCells, noodleHouse, registerOnSite, startTablet } from '../support/tablet.ts'
import { startHousehold, tabletDay } from '../support/tablet-day.ts'

const day = tabletDay()

describe('work handed in without a network of one’s own', () => {
  it('leaves as an encrypted file, is taken in by the office, and a later sending changes nothing', async () => {
    const { browser, city, context, enumeratorId, openUnit, page } = day
    await startTablet(city, page, enumeratorId)
    const { unitId } = await startHousehold(day)
    await fillCells(page, noodleHouse)
    await context.setOffline(true)
    await registerOnSite(page)
    await page.getByText('未发送 1').click()
    await page.getByRole('button', { name: '导出未上报' }).click()
    await page.getByLabel('口令').fill('清水河 2024')
    await page.getByRole('button', { name: '二维码', exact: true }).click()
    await page.getByText(/第 1 张，共/).waitFor()
    await page.getByRole('button', { name: '返回' }).click()
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: '导出文件' }).click()
    const path = await (await download).path()

    const desk = await browser.newContext({ viewport: { width: 1280, height: 800 } })
    const office = await desk.newPage()
    const town = openUnit.blockCode!.slice(0, 9)
    const clerk = city.accounts.find(
      ({ role, scope }) =>
        role === 'township-office' && scope.kind === 'area' && town.startsWith(scope.areaPrefix),
    )!
    await city.signIn(office, clerk.id)
    await office.goto(`${city.origin}/office/hand-ins`)
    await office.locator('input[type="file"]').setInputFiles(path)
    await office.getByLabel('口令').fill('记错了的口令')
    await office.getByRole('button', { name: '代为上报' }).click()
    await office.getByText('口令不对').waitFor()
    await office.getByLabel('口令').fill('清水河 2024')
    await office.getByRole('button', { name: '代为上报' }).click()
    await office.getByText('答卷 1 份').waitFor()
    await desk.close()
    const find = () => city.database.read.select().from(response).where(eq(response.unitId, unitId))
    expect(await find()).toMatchObject([{ state: 'submitted', revisions: 1 }])

    await page.getByRole('dialog').getByRole('button', { name: '关闭' }).click()
    await context.setOffline(false)
    await page.getByText('已全部发送').waitFor({ timeout: 60_000 })
    expect(await find()).toMatchObject([{ state: 'submitted', revisions: 1 }])
  })
})
