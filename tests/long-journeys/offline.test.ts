/** A whole day without signal on the tablet: real Chromium, real server, the network off for the walk. */
import { gzipSync } from 'node:zlib'
import AxeBuilder from '@axe-core/playwright'
import { and, eq, isNull, like } from 'drizzle-orm'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  block,
  blockAssignment,
  building,
  buildingVisit,
} from '../../server/domains/areas/tables.ts'
import { fieldAct, photo } from '../../server/domains/fieldwork/tables.ts'
import { unit, unitOutcome } from '../../server/domains/frame/tables.ts'
import { response, revision } from '../../server/domains/responses/tables.ts'
import { launchChromium } from '../support/browser.ts'
import { filmOf } from '../support/film.ts'
import { type DemoCity, serveDemoCity } from '../support/serve-demo-city.ts'
import {
  fillCells,
  middleOf,
  noodleHouse,
  openField,
  PIN,
  registerOnSite,
  showSectionOf,
  startTablet,
  unlock,
  waitUntilPrepared,
} from '../support/tablet.ts'

let city: DemoCity
let browser: Browser
let context: BrowserContext
let page: Page
let enumeratorId: string
let openUnit: typeof unit.$inferSelect
let middle: { longitude: number; latitude: number }

beforeAll(async () => {
  city = await serveDemoCity(200)
  browser = await launchChromium()
  const [found] = await city.database.read
    .select({ unit, accountId: blockAssignment.accountId, geometry: block.geometry })
    .from(unit)
    .innerJoin(blockAssignment, eq(blockAssignment.blockCode, unit.blockCode))
    .innerJoin(block, eq(block.code, unit.blockCode))
    .where(
      and(
        isNull(unit.outcome),
        eq(unit.kind, 'legalUnit'),
        like(unit.unifiedSocialCreditCode, '91%'),
      ),
    )
    .limit(1)
  if (!found) throw new Error('the city has no open legal unit in a block')
  openUnit = found.unit
  enumeratorId = found.accountId
  middle = middleOf(found.geometry)
})
beforeEach(async () => {
  context = await browser.newContext({
    viewport: { width: 800, height: 1280 },
    hasTouch: true,
    permissions: ['geolocation'],
    geolocation: { ...middle, accuracy: 15 },
  })
  page = await context.newPage()
})
afterEach(() => context?.close())
afterAll(async () => {
  await browser?.close()
  await city?.close()
})

const blockAddress = () => `${city.origin}/field/blocks/${openUnit.blockCode}`

/** A small picture, as a camera would hand it over. */
async function picture(): Promise<Buffer> {
  const base64 = await page.evaluate(async () => {
    const canvas = document.createElement('canvas')
    canvas.width = 2400
    canvas.height = 1800
    const drawing = canvas.getContext('2d')!
    for (let at = 0; at < 400; at++) {
      drawing.fillStyle = `hsl(${(at * 47) % 360} 70% 50%)`
      drawing.fillRect((at * 131) % 2400, (at * 89) % 1800, 160, 120)
    }
    return canvas.toDataURL('image/jpeg', 0.9).split(',')[1]!
  })
  return Buffer.from(base64, 'base64')
}

describe('the installed application', () => {
  it('may be installed as Chromium judges it, and its first screen is small', async () => {
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
    await startTablet(city, page, enumeratorId)
    await waitUntilPrepared(page)
    const cdp = await context.newCDPSession(page)
    const { installabilityErrors } = await cdp.send('Page.getInstallabilityErrors')
    // A window of its own profile cannot install; nothing else may stand in the way.
    expect(installabilityErrors.map(({ errorId }) => errorId)).toEqual(
      installabilityErrors.length > 0 ? ['in-incognito'] : [],
    )
    const { data, errors } = await cdp.send('Page.getAppManifest')
    expect(errors).toEqual([])
    const manifest = JSON.parse(data!) as {
      scope: string
      start_url: string
      icons: { src: string }[]
    }
    expect(manifest.start_url.startsWith(manifest.scope)).toBe(true)
    for (const { src } of manifest.icons) {
      const icon = await page.request.get(`${city.origin}${src}`)
      expect(icon.headers()['content-type']).toBe('image/png')
    }
    const kept = await page.evaluate(async () => {
      const names = (await caches.keys()).filter((name) => name.startsWith('jingpu-field-'))
      const cache = await caches.open(names[0]!)
      return (await cache.keys()).map(({ url }) => new URL(url).pathname)
    })
    expect(kept).toContain('/field/index.html')
    expect(kept.some((path) => /611\.definition/.test(path))).toBe(true)
    expect(kept.some((path) => /\.wasm$/.test(path))).toBe(true)
  })
})

describe('a day without signal', () => {
  it('walks a block: building, visit, outcome with a photograph, new unit, signature; all arrives once', async () => {
    await startTablet(city, page, enumeratorId)
    await waitUntilPrepared(page)
    await context.setOffline(true)
    // The browser was closed over night.
    await page.close()
    page = await context.newPage()
    await openField(page, `${city.origin}/field/`)
    await page.getByText('离线可用').waitFor()
    await page.locator('.field-remaining dd').nth(1).waitFor()
    const before = await page.locator('.field-remaining dd').allInnerTexts()

    await openField(page, blockAddress())
    await page.getByRole('link', { name: '建筑', exact: true }).click()
    await page.locator('.block-map-picture').click({ position: { x: 120, y: 120 } })
    await page.getByLabel('名称').fill('新建临街商铺')
    await page.getByRole('combobox', { name: '类型' }).click()
    await page.getByRole('option', { name: '商铺' }).click()
    await page.getByRole('button', { name: '加入本小区' }).click()
    await page.getByRole('heading', { name: '新建临街商铺' }).waitFor()
    await page.getByRole('button', { name: '已走访，有单位' }).click()
    await page.getByRole('status').filter({ hasText: '已走访，有单位' }).waitFor()

    // Three taps: 新单位, the kind, 开始填表.
    await page.getByRole('link', { name: '新单位' }).click()
    await page.getByText('个体经营户').click()
    await page.getByRole('button', { name: '开始填表' }).click()
    await page.waitForURL(/\/responses\//)
    const newUnitId = /responses\/([^.]+)\./.exec(page.url())![1]!
    await fillCells(page, noodleHouse)
    await registerOnSite(page)
    await page.getByText('未发送 3').waitFor()

    await openField(page, `${city.origin}/field/units/${openUnit.id}`)
    await page.getByText('停业（歇业）').click()
    await page.getByRole('textbox', { name: '依据' }).fill('门面关闭，邻店证实 2023 年 9 月歇业')
    await page.locator('input[type="file"]').setInputFiles({
      ...{ name: 'door.jpg', mimeType: 'image/jpeg', buffer: await picture() },
    })
    await page.getByText('核查依据 在本机').waitFor()
    await page.getByRole('button', { name: '记下核查情况' }).click()
    await page.getByText('未发送 5').waitFor()
    await openField(page, `${city.origin}/field/`)
    await page.locator('.field-remaining dd').nth(1).waitFor()
    const after = await page.locator('.field-remaining dd').allInnerTexts()
    expect(Number(after[1]!.replace(/\D/g, ''))).toBe(Number(before[1]!.replace(/\D/g, '')) - 1)
    expect(await city.database.read.$count(fieldAct)).toBe(0)

    await context.setOffline(false)
    await page.getByText('已全部发送').waitFor({ timeout: 60_000 })
    const read = city.database.read
    const [added] = await read.select().from(building).where(eq(building.name, '新建临街商铺'))
    expect(added).toMatchObject({ kind: 'shops', blockCode: openUnit.blockCode })
    expect(await read.$count(buildingVisit, eq(buildingVisit.buildingCode, added!.code))).toBe(1)
    expect(await read.$count(unitOutcome, eq(unitOutcome.unitId, openUnit.id))).toBe(1)
    const [listed] = await read.select().from(response).where(eq(response.unitId, newUnitId))
    expect(listed).toMatchObject({ state: 'submitted', revisions: 1 })
    const [opened] = await read.select().from(unit).where(eq(unit.id, newUnitId))
    expect(opened).toMatchObject({ buildingCode: added!.code })
    const [sealed] = await read.select().from(revision).where(eq(revision.responseId, listed!.id))
    expect(sealed!.registration).toMatchObject({
      method: 'on-site',
      point: { accuracyMetres: 15 },
      signature: { signer: '王测试' },
    })
    const photos = await read.select().from(photo)
    expect(photos).toHaveLength(1)
    expect(photos[0]).toMatchObject({ receivedAt: expect.any(String) })
    expect(photos[0]!.description.byteLength).toBeLessThan(1_500_000)
  })

  it('only reached by telephone is kept and not reported; a signature is void after a change', async () => {
    await startTablet(city, page, enumeratorId)
    await openField(page, `${blockAddress()}/new`)
    await page.getByText('个体经营户').click()
    await page.getByRole('button', { name: '开始填表' }).click()
    await page.waitForURL(/\/responses\//)
    const address = page.url()
    const unitId = /responses\/([^.]+)\./.exec(address)![1]!
    await fillCells(page, noodleHouse)
    await page.getByRole('button', { name: '核对并报送' }).click()
    await page.getByRole('button', { name: '对象已看过证件' }).click()
    await page.getByText('只电话联系', { exact: true }).click()
    expect(await page.getByRole('button', { name: '下一步' }).count()).toBe(0)
    await page.getByText('不能作为上门登记报送').waitFor()
    await page.getByRole('button', { name: '存为草稿，不报送' }).click()
    const find = async () => {
      const rows = await city.database.read
        .select()
        .from(response)
        .where(eq(response.unitId, unitId))
      return rows[0]
    }
    await expect.poll(find, { timeout: 30_000 }).toMatchObject({ state: 'draft' })

    // Offline now: signed and sealed, then one value is changed.
    // Sent as a draft, it is still at hand without a network.
    await page.getByText('已全部发送').waitFor()
    await context.setOffline(true)
    await openField(page, address)
    await registerOnSite(page)
    await page.getByText('未发送 1').waitFor()
    await openField(page, address)
    await fillCells(page, { staffAtYearEnd: '4' })
    await page.getByText('签字后内容有改动，原签字作废').first().waitFor()
  })

  it('finds a unit of the neighbourhood without a network and opens it here', async () => {
    const [elsewhere] = await city.database.read
      .select()
      .from(unit)
      .where(eq(unit.blockCode, openUnit.blockCode!))
      .limit(1)
    await startTablet(city, page, enumeratorId)
    await waitUntilPrepared(page)
    await context.setOffline(true)
    await openField(page, `${blockAddress()}/search`)
    await page.getByLabel(/名称的一部分/).fill(elsewhere!.name.slice(0, 6))
    await page.getByText(elsewhere!.name).first().waitFor()
    await page.getByRole('button', { name: '在全县底册里找' }).click()
    await page.getByText('附近的底册没有网络也能找').waitFor()
    await context.setOffline(false)
    await page.getByRole('button', { name: '在全县底册里找' }).click()
    await page.getByText(elsewhere!.name).first().waitFor()
  })
})

describe('the camera', () => {
  it('reads a licence and fills what it holds; a code already in the frame is told', async () => {
    const code = openUnit.unifiedSocialCreditCode!
    const film = await filmOf(`http://licence.example.invalid/show?uniscid=${code}`)
    const seeing = await launchChromium([
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      `--use-file-for-fake-video-capture=${film}`,
    ])
    const camera = await seeing.newContext({ viewport: { width: 800, height: 1280 } })
    page = await camera.newPage()
    await startTablet(city, page, enumeratorId)
    await waitUntilPrepared(page)
    await camera.setOffline(true)
    await openField(page, `${blockAddress()}/new`)
    await page.getByRole('button', { name: '扫证照二维码' }).click()
    await page.getByText('已读出代码').waitFor()
    await page.getByText(`底册里已有这个代码：${openUnit.name}`).waitFor()
    await page.getByText('法人单位', { exact: true }).click()
    await page.getByRole('button', { name: '开始填表' }).click()
    await showSectionOf(page, 'unifiedSocialCreditCode')
    expect(await page.locator('[data-path="unifiedSocialCreditCode"]').inputValue()).toBe(code)
    await seeing.close()
  })
})

describe('privacy on the device', () => {
  it('nothing readable lies on the disk, and nothing at all after the tablet was handed back', async () => {
    await startTablet(city, page, enumeratorId)
    await waitUntilPrepared(page)
    const stored = () =>
      page.evaluate(async () => {
        const texts: string[] = [JSON.stringify(localStorage), JSON.stringify(sessionStorage)]
        for (const { name } of await indexedDB.databases()) {
          const database = await new Promise<IDBDatabase>((resolve, reject) => {
            const request = indexedDB.open(name!)
            request.onsuccess = () => resolve(request.result)
            request.onerror = () => reject(request.error)
          })
          for (const store of database.objectStoreNames) {
            const rows = await new Promise<unknown[]>((resolve, reject) => {
              const request = database.transaction(store).objectStore(store).getAll()
              request.onsuccess = () => resolve(request.result)
              request.onerror = () => reject(request.error)
            })
            for (const row of rows) {
              texts.push(
                JSON.stringify(row, (_, value: unknown) =>
                  value instanceof Uint8Array ? new TextDecoder().decode(value) : value,
                ),
              )
            }
          }
          texts.push(name!)
          database.close()
        }
        for (const name of await caches.keys()) {
          const cache = await caches.open(name)
          for (const request of await cache.keys()) texts.push(new URL(request.url).pathname)
        }
        return texts
      })
    const before = await stored()
    expect(before.length).toBeGreaterThan(50)
    for (const secret of [openUnit.name, openUnit.unifiedSocialCreditCode!, openUnit.address]) {
      expect(before.some((text) => text.includes(secret))).toBe(false)
    }
    expect(before.some((text) => text.includes(PIN))).toBe(false)

    await page.getByRole('link', { name: /已全部发送/ }).click()
    await page.getByRole('button', { name: '交回平板' }).click()
    await page.getByRole('button', { name: '清除本机上我的全部数据' }).click()
    await page.getByText('请先登录').waitFor()
    const after = await stored()
    expect(after.some((text) => text.includes(enumeratorId))).toBe(false)
    const account = city.accounts.find(({ id }) => id === enumeratorId)!
    expect(after.some((text) => text.includes(account.displayName))).toBe(false)
  })

  it('two people on one tablet open only their own work; a wrong PIN opens nothing', async () => {
    const other = city.accounts.find(
      ({ id, role }) => role === 'enumerator' && id !== enumeratorId,
    )!
    await startTablet(city, page, enumeratorId)
    await openField(page, `${blockAddress()}/new`)
    await page.getByText('个体经营户').click()
    await page.getByRole('button', { name: '开始填表' }).click()
    await fillCells(page, { selfEmployedName: '甲的面馆' })
    await page.getByText('已存本机').waitFor()

    await startTablet(city, page, other.id)
    expect(await page.getByText('甲的面馆').count()).toBe(0)
    await page.getByRole('button', { name: '锁定' }).click()
    const own = city.accounts.find(({ id }) => id === enumeratorId)!
    await page.getByRole('button', { name: `换成 ${own.displayName}` }).click()
    await page.getByLabel('PIN', { exact: true }).fill('918273')
    await page.getByText('PIN 不对').waitFor()
    await unlock(page)
    await page.getByText('甲的面馆').waitFor()
    // Signed in is the other one: nothing goes out in their name.
    await page.getByRole('link', { name: /需/ }).click()
    await page.getByText('本机当前登录的是另一个人').first().waitFor()
  })

  it('locks by itself, and a forgotten PIN costs nothing', async () => {
    await page.clock.install()
    await startTablet(city, page, enumeratorId)
    await openField(page, `${blockAddress()}/new`)
    await page.getByText('个体经营户').click()
    await page.getByRole('button', { name: '开始填表' }).click()
    await fillCells(page, { selfEmployedName: '忘不了面馆' })
    await page.getByText('已存本机').waitFor()
    await page.clock.runFor(6 * 60_000)
    await page.getByText('本机已锁定').waitFor()
    await page.getByRole('button', { name: '忘记 PIN，重新设置' }).click()
    await page.getByLabel('PIN（6 位数字）').fill('735192')
    await page.getByLabel('再输一次').fill('735192')
    await page.getByRole('button', { name: '设好并开始' }).click()
    await page.locator('.field-frame').waitFor()
    await openField(page, `${city.origin}/field/`, '735192')
    await page.getByText('忘不了面馆').waitFor()
  })
})

describe('work handed in without a network of one’s own', () => {
  it('leaves as an encrypted file, is taken in by the office, and a later sending changes nothing', async () => {
    await startTablet(city, page, enumeratorId)
    await openField(page, `${blockAddress()}/new`)
    await page.getByText('个体经营户').click()
    await page.getByRole('button', { name: '开始填表' }).click()
    await page.waitForURL(/\/responses\//)
    const unitId = /responses\/([^.]+)\./.exec(page.url())![1]!
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

describe('a supervisor', () => {
  it('hands a block out and takes one back offline, re-checks what was drawn and returns it on the spot', async () => {
    const town = openUnit.blockCode!.slice(0, 9)
    const chief = city.accounts.find(
      ({ role, scope }) =>
        role === 'supervisor' && scope.kind === 'area' && town.startsWith(scope.areaPrefix),
    )!
    const walker = city.accounts.find(({ id }) => id === enumeratorId)!
    await startTablet(city, page, chief.id)
    await waitUntilPrepared(page)
    await context.setOffline(true)
    await page.getByRole('link', { name: '分派小区 · 随机复查' }).click()
    const row = page.locator('.field-match').filter({ hasText: walker.displayName }).last()
    await row.getByRole('button', { name: '调整' }).click()
    await page.getByLabel('收回原因').fill('调整分工')
    await page.getByRole('button', { name: `从 ${walker.displayName} 收回` }).click()
    await page.getByText('未分派').first().waitFor()
    const freed = page.locator('.field-match').filter({ hasText: '未分派' }).first()
    await freed.getByRole('button', { name: '调整' }).click()
    await page.getByRole('combobox', { name: '分派给' }).click()
    await page.getByRole('option', { name: walker.displayName }).click()
    await page.getByRole('button', { name: '分派', exact: true }).click()
    await page.getByText('未分派').waitFor({ state: 'detached' })

    await page.getByRole('tab', { name: '随机复查' }).click()
    await page.getByRole('button', { name: '复查', exact: true }).first().click()
    await page.getByText('不一致', { exact: true }).click()
    await page.getByRole('textbox', { name: '情况' }).fill('现场从业人员与所报不符')
    await page.getByText('当场退回').click()
    await page.getByRole('combobox', { name: '退回原因' }).click()
    await page.getByRole('option', { name: '证照、照片或定位缺失' }).click()
    await page.getByRole('button', { name: '记下并退回' }).click()
    await page.getByText('✔ 已复查').waitFor()
    await context.setOffline(false)
    await page.getByText('已全部发送').waitFor({ timeout: 60_000 })
    const acts = await city.database.read
      .select()
      .from(fieldAct)
      .where(eq(fieldAct.receivedBy, chief.id))
    expect(acts.map(({ kind, outcome }) => `${kind} ${outcome}`).sort()).toEqual([
      'assign-block applied',
      're-check applied',
      'return applied',
      'take-back-block applied',
    ])
  })
})

describe('the device’s troubles', () => {
  it('a newer build waits while a form is open, is offered after, and the draft is there in it', async () => {
    await startTablet(city, page, enumeratorId)
    await waitUntilPrepared(page)
    await openField(page, `${blockAddress()}/new`)
    await page.getByText('个体经营户').click()
    await page.getByRole('button', { name: '开始填表' }).click()
    await page.waitForURL(/\/responses\//)
    const address = page.url()
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
    expect(await page.locator('[data-path="operatorName"]').inputValue()).toBe('李测试')
  })

  it('a full disk loses nothing: it is told, and saved once there is room', async () => {
    await startTablet(city, page, enumeratorId)
    await openField(page, `${blockAddress()}/new`)
    await page.getByText('个体经营户').click()
    await page.getByRole('button', { name: '开始填表' }).click()
    await fillCells(page, { selfEmployedName: '满仓粮油店' })
    await page.getByText('已存本机').waitFor()
    // As the browser answers when the disk is full; its own quota cannot be made small from here.
    await page.evaluate(() => {
      const { put } = IDBObjectStore.prototype
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('full', 'QuotaExceededError')
      }
      setTimeout(() => {
        IDBObjectStore.prototype.put = put
      }, 8_000)
    })
    await fillCells(page, { operatorName: '孙测试' })
    await page.getByText('平板存储空间已满').first().waitFor()
    await page.getByText('已存本机').waitFor({ timeout: 30_000 })
    await openField(page, page.url())
    await showSectionOf(page, 'operatorName')
    expect(await page.locator('[data-path="operatorName"]').inputValue()).toBe('孙测试')
  })

  it('a clock wrong by years is measured and does no harm', async () => {
    await page.clock.install({ time: new Date('2031-03-01T00:00:00+08:00') })
    await startTablet(city, page, enumeratorId)
    await openField(page, `${blockAddress()}/new`)
    await page.getByText('个体经营户').click()
    await page.getByRole('button', { name: '开始填表' }).click()
    await page.waitForURL(/\/responses\//)
    const unitId = /responses\/([^.]+)\./.exec(page.url())![1]!
    await fillCells(page, noodleHouse)
    await registerOnSite(page)
    const find = async () => {
      const rows = await city.database.read
        .select()
        .from(response)
        .where(eq(response.unitId, unitId))
      return rows[0]
    }
    await expect.poll(find, { timeout: 60_000 }).toMatchObject({ state: 'submitted' })
    const found = await find()
    await page.locator('.field-sync').click()
    await page.getByText(/比服务器快 .* 小时，请校准/).waitFor()
    expect(found!.updatedAt < '2031').toBe(true)
  })

  it('tells a network that wants its own sign-in from none, and from an expired session', async () => {
    await startTablet(city, page, enumeratorId)
    await page.route('**/api/**', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<title>Wi-Fi 登录</title>' }),
    )
    await page.getByRole('link', { name: /已全部发送/ }).click()
    await page.getByRole('button', { name: '现在发送' }).click()
    await page.getByText('可能是要先登录的公共 Wi-Fi').waitFor()
    await page.unroute('**/api/**')
    await context.clearCookies()
    await page.getByRole('button', { name: '现在发送' }).click()
    await page.getByText('登录已过期').first().waitFor()
    await context.setOffline(true)
    await page.getByRole('button', { name: '现在发送' }).click()
    await page.getByText('没有网络').first().waitFor()
  })

  it('reaches every new screen without a serious accessibility fault', async () => {
    await startTablet(city, page, enumeratorId)
    const [any] = await city.database.read
      .select()
      .from(building)
      .where(eq(building.blockCode, openUnit.blockCode!))
    const paths = ['', 'buildings/new', `buildings/${any!.code}`, 'search', 'new']
    for (const path of paths) {
      await openField(page, `${blockAddress()}${path === '' ? '' : `/${path}`}`)
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
