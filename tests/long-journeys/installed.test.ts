/** The tablet’s application as Chromium installs and updates it, and every screen of it as a screen reader meets it. */
import { gzipSync } from 'node:zlib'
import AxeBuilder from '@axe-core/playwright'
import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { building } from '../../server/domains/areas/tables.ts'
import {
  fillCells,
  openField,
  showSectionOf,
  startTablet,
  waitUntilPrepared,
} from '../support/tablet.ts'
import { blockAddress, startHousehold, tabletDay } from '../support/tablet-day.ts'

const day = tabletDay()

describe('the installed application', () => {
  it('may be installed as Chromium judges it, and its first screen is small', async () => {
    const { city, context, enumeratorId, page } = day
    let bytes = 0
    page.on('response', async (reply) => {
      const { pathname } = new URL(reply.url())
      if (!pathname.endsWith('.js') || !pathname.startsWith('/assets/')) return
      bytes += gzipSync(await reply.body().catch(() => Buffer.alloc(0))).length
    })
    await page.goto(`${city.origin}/field/`)
    await page.getByText('请先登录').waitFor()
    await page.waitForTimeout(300)
    // What today's screen needs; the rest comes with the service worker or when it is opened.
    expect(bytes).toBeLessThan(188 * 1024)
    console.info(`JavaScript of the first screen: ${Math.round(bytes / 1024)} kB gzip`)
    await startTablet(city, page, enumeratorId)
    await waitUntilPrepared(page)
    // A window of its own profile gets no promise that its data stay: said, with what to do.
    await page.getByText('浏览器还没有承诺长期保存').waitFor()
    await page.getByRole('button', { name: '请求长期保存' }).click()
    const cdp = await context.newCDPSession(page)
    const { installabilityErrors } = await cdp.send('Page.getInstallabilityErrors')
    // A window of its own profile cannot install; nothing else may stand in the way.
    expect(installabilityErrors.map(({ errorId }) => errorId)).toEqual(
      installabilityErrors.length > 0 ? ['in-incognito'] : [],
    )
    const { data, errors } = await cdp.send('Page.getAppManifest')
    expect(errors).toEqual([])
    const manifest = JSON.parse(data!) as { start_url: string; icons: { src: string }[] }
    for (const { src } of manifest.icons) {
      const icon = await page.request.get(`${city.origin}${src}`)
      expect(icon.headers()['content-type']).toBe('image/png')
    }
    // An icon cut to any shape is coloured to its corners.
    const corners = await page.evaluate(async (src) => {
      const image = new Image()
      image.src = src
      await image.decode()
      const drawing = new OffscreenCanvas(image.width, image.height).getContext('2d')!
      drawing.drawImage(image, 0, 0)
      const ends = [0, image.width - 1]
      return ends.flatMap((x) => ends.map((y) => drawing.getImageData(x, y, 1, 1).data[3]))
    }, '/field/icons/maskable-512.png')
    expect(corners).toEqual([255, 255, 255, 255])
    expect(await page.evaluate(() => window.isSecureContext)).toBe(true)
    // The start address answers without a network, and nothing is fetched from elsewhere.
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).origin))
    await context.setOffline(true)
    const start = await page.goto(`${city.origin}${manifest.start_url}`)
    expect(start?.status()).toBe(200)
    expect(start?.fromServiceWorker()).toBe(true)
    await page.getByText('本机已锁定').waitFor()
    expect([...new Set(asked)]).toEqual([city.origin])
    const kept = await page.evaluate(async () => {
      const names = (await caches.keys()).filter((name) => name.startsWith('jingpu-field-'))
      const cache = await caches.open(names[0]!)
      return (await cache.keys()).map(({ url }) => new URL(url).pathname)
    })
    expect(kept).toContain('/field/index.html')
    expect(kept.some((path) => /611\.definition/.test(path))).toBe(true)
    expect(kept.some((path) => /\.wasm$/.test(path))).toBe(true)
  })

  it('a newer build waits while a form is open, is offered after, and the draft is there in it', async () => {
    const { city, context, enumeratorId, page } = day
    await startTablet(city, page, enumeratorId)
    await waitUntilPrepared(page)
    const { address } = await startHousehold(day)
    await fillCells(page, { selfEmployedName: '不怕更新面馆' })
    // The server now has another build: the same pages under another version.
    city.front.republishWorker()
    await page.evaluate(async () => {
      const found = await navigator.serviceWorker.getRegistration('/field/')
      await found!.update()
    })
    await page.waitForFunction(async () => {
      const found = await navigator.serviceWorker.getRegistration('/field/')
      return found?.waiting != null
    })
    expect(await page.getByText('新版本已下载好').count()).toBe(0)
    await fillCells(page, { operatorName: '李测试' })
    await page.getByText('已存本机').waitFor()
    await page.getByRole('link', { name: '返回普查小区' }).click()
    await page.getByText('新版本已下载好').waitFor()
    await page.getByRole('button', { name: '现在更新' }).click()
    await page.getByText('本机已锁定').waitFor()
    await context.setOffline(true)
    await openField(page, address)
    await showSectionOf(page, 'operatorName')
    await expect.poll(() => page.locator('[data-path="operatorName"]').inputValue()).toBe('李测试')
  })

  it('reaches every new screen without a serious accessibility fault', async () => {
    const { city, enumeratorId, openUnit, page } = day
    await startTablet(city, page, enumeratorId)
    const [any] = await city.database.read
      .select()
      .from(building)
      .where(eq(building.blockCode, openUnit.blockCode!))
    const paths = ['', 'buildings/new', `buildings/${any!.code}`, 'search', 'new']
    for (const path of paths) {
      await openField(page, blockAddress(day, path))
      await page.waitForTimeout(500)
      const { violations } = await new AxeBuilder({ page }).analyze()
      const serious = violations.filter(
        ({ impact }) => impact === 'serious' || impact === 'critical',
      )
      expect(serious.map(({ id, nodes }) => `${path}: ${id} ${nodes[0]?.html}`)).toEqual([])
    }
    await page.getByRole('button', { name: '锁定' }).click()
    await page.getByText('本机已锁定').waitFor()
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id }) => id)).toEqual([])
  })
})
