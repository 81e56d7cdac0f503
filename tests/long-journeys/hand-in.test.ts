/** Work that leaves the tablet without a network of its own. */
import { eq } from 'drizzle-orm'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { response } from '../../server/domains/responses/tables.ts'
import { launchChromium } from '../support/browser.ts'
import { filmOfCodes, type Squares } from '../support/film.ts'
import { fillCells, noodleHouse, registerOnSite, startTablet } from '../support/tablet.ts'
import { officeAccount, startHousehold, tabletDay } from '../support/tablet-day.ts'

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
    await page.getByRole('button', { name: '交回平板' }).click()
    const wipe = page.getByRole('button', { name: '清除本机上我的全部数据' })
    await expect.poll(() => wipe.getAttribute('aria-disabled')).toBe('true')
    await page.getByText('未发送的答卷 1 件').waitFor()
    await page.getByRole('dialog').getByRole('button', { name: '关闭' }).click()
    await context.setOffline(false)
    await page.getByText('已全部发送').waitFor({ timeout: 60_000 })
    expect(await find()).toMatchObject([{ state: 'submitted', revisions: 1 }])

    // Before, it was refused; now all is received, the tablet is handed back and holds nothing of theirs.
    const databases = () =>
      page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? ''))
    const own = (names: readonly string[]) => names.filter((name) => name.includes(enumeratorId))
    expect(own(await databases())).toHaveLength(1)
    await page.getByRole('button', { name: '交回平板' }).click()
    await page.getByRole('button', { name: '清除本机上我的全部数据' }).click()
    await page.getByText('请先登录').waitFor()
    expect(own(await databases())).toEqual([])
  })

  it('leaves as codes on the screen, read by the cameras of the office and of a colleague’s tablet', async () => {
    const { city, context, enumeratorId, page } = day
    await startTablet(city, page, enumeratorId)
    const { unitId } = await startHousehold(day)
    await fillCells(page, { ...noodleHouse, selfEmployedName: '二维码面馆' })
    await context.setOffline(true)
    await registerOnSite(page)
    await page.getByText('未发送 1').click()
    await page.getByRole('button', { name: '导出未上报' }).click()
    await page.getByLabel('口令').fill('清水河 2024')
    await page.getByRole('button', { name: '二维码', exact: true }).click()
    const film = await filmOfCodes(await codesShown(page))
    const seeing = await launchChromium([
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      `--use-file-for-fake-video-capture=${film}`,
    ])
    const find = () => city.database.read.select().from(response).where(eq(response.unitId, unitId))

    const desk = await seeing.newContext({ viewport: { width: 1280, height: 800 } })
    const office = await desk.newPage()
    await city.signIn(office, officeAccount(day, 'township-office').id)
    await office.goto(`${city.origin}/office/hand-ins`)
    await office.getByRole('button', { name: '扫二维码' }).click()
    await office.getByText('二维码已读全').waitFor({ timeout: 90_000 })
    await office.getByLabel('口令').fill('清水河 2024')
    await office.getByRole('button', { name: '代为上报' }).click()
    await office.getByText('答卷 1 份').waitFor()
    expect(await find()).toMatchObject([{ state: 'submitted', revisions: 1 }])
    await desk.close()

    const area = (id: string) => {
      const scope = city.accounts.find((account) => account.id === id)!.scope
      return scope.kind === 'area' ? scope.areaPrefix : ''
    }
    const others = city.accounts.filter(
      ({ role, id }) => role === 'enumerator' && id !== enumeratorId,
    )
    const isNear = (id: string) => area(id).slice(0, 6) === area(enumeratorId).slice(0, 6)
    const near = others.find(({ id }) => isNear(id) && area(id) !== area(enumeratorId))!
    const far = others.find(({ id }) => !isNear(id))!
    for (const [{ id }, told] of [
      [far, /同事的数据没有收下：.*不在您所在的县/],
      [near, '已代为上报同事的数据 1 件'],
    ] as const) {
      const other = await seeing.newContext({ viewport: { width: 800, height: 1280 } })
      const tablet = await other.newPage()
      await startTablet(city, tablet, id)
      await tablet.getByRole('link', { name: /已全部发送/ }).click()
      await tablet.getByRole('button', { name: '接收未上报' }).click()
      await tablet.getByRole('button', { name: '扫二维码' }).click()
      await tablet.getByText(/已读入 .* 字节/).waitFor({ timeout: 90_000 })
      await tablet.getByLabel('口令').fill('清水河 2024')
      await tablet.getByRole('button', { name: '收下' }).click()
      await tablet.getByText('已收下，联网后自动代为上报').waitFor()
      await tablet.getByRole('dialog').getByRole('button', { name: '关闭' }).click()
      await tablet.getByText(told).waitFor({ timeout: 60_000 })
      if (id === far.id) {
        await tablet.getByText('没有收下', { exact: true }).waitFor()
        await tablet.getByRole('button', { name: '交回平板' }).click()
        await tablet.getByText('代收的同事数据 1 件').waitFor()
        await tablet.getByRole('dialog').getByRole('button', { name: '关闭' }).click()
        await tablet.getByRole('button', { name: '交普查办处理' }).click()
        await tablet.getByText('已把代收的同事数据 1 份原样交普查办').waitFor({ timeout: 60_000 })
      }
      expect(await tablet.getByText('代收的同事数据', { exact: true }).count()).toBe(0)
      await tablet.getByRole('button', { name: '交回平板' }).click()
      await tablet.getByText('您的内容都已上报并收到回执').waitFor()
      await other.close()
    }
    const again = await seeing.newContext({ viewport: { width: 1280, height: 800 } })
    const desk2 = await again.newPage()
    await city.signIn(desk2, officeAccount(day, 'township-office').id)
    await desk2.goto(`${city.origin}/office/hand-ins`)
    const left = desk2.getByRole('row', { name: /代收的外业数据/ })
    await left.getByRole('button', { name: '代为上报' }).click()
    await left.getByText('其中 1 件以前已经收到').waitFor()
    expect(await find()).toMatchObject([{ state: 'submitted', revisions: 1 }])
    await seeing.close()
  })
})

/** Each code of the row as the screen draws it, in the order of their numbers. */
async function codesShown(page: Page): Promise<Squares[]> {
  const shown = await page.getByText(/第 \d+ 张，共 \d+ 张/).textContent()
  const count = Number(/共 (\d+)/.exec(shown ?? '')![1])
  const codes: Squares[] = []
  for (let at = 1; at <= count; at++) {
    await page.getByText(`第 ${at} 张，共 ${count} 张`).waitFor()
    const { size, path } = await page.locator('.field-qr-picture').evaluate((picture) => ({
      size: (picture as SVGSVGElement).viewBox.baseVal.width,
      path: picture.querySelector('path')!.getAttribute('d')!,
    }))
    const dark = new Set([...path.matchAll(/M(\d+) (\d+)h/g)].map(([, x, y]) => `${x} ${y}`))
    codes.push(
      Array.from({ length: size }, (_, y) =>
        Array.from({ length: size }, (__, x) => dark.has(`${x} ${y}`)),
      ),
    )
  }
  return codes
}
