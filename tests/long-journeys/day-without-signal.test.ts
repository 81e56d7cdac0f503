/** A whole day without signal on the tablet: real Chromium, real server, the network off for the walk. */
import { eq, isNotNull } from 'drizzle-orm'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { blockAssignment, building, buildingVisit } from '../../server/domains/areas/tables.ts'
import { fieldAct, photo, photoPart } from '../../server/domains/fieldwork/tables.ts'
import { unit, unitOutcome } from '../../server/domains/frame/tables.ts'
import { response, revision } from '../../server/domains/responses/tables.ts'
import { launchChromium } from '../support/browser.ts'
import { filmOf } from '../support/film.ts'
import {
  fillCells,
  noodleHouse,
  openField,
  registerOnSite,
  showSectionOf,
  startTablet,
  waitUntilPrepared,
} from '../support/tablet.ts'
import { blockAddress, startHousehold, tabletDay } from '../support/tablet-day.ts'

const day = tabletDay()

/** Leading digits of a block's code that name its county, township and village. */
const COUNTY_DIGITS = 6
const TOWNSHIP_DIGITS = 9
const VILLAGE_DIGITS = 12

/** What a camera writes into a picture, and nobody is to learn from it. */
const CAMERA_OWNER = 'OWNER-OF-THIS-CAMERA'

/** A picture as a camera hands it over: lying on its side, and saying in its EXIF whose it is. */
async function picture(page: Page): Promise<Buffer> {
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
  const jpeg = Buffer.from(base64, 'base64')
  return Buffer.concat([jpeg.subarray(0, 2), exifSegment(), jpeg.subarray(2)])
}

/** APP1 with two entries: orientation 6 (turned a quarter), and the name of the camera's owner. */
function exifSegment(): Buffer {
  const entries = Buffer.alloc(2 + 2 * 12 + 4)
  entries.writeUInt16LE(2, 0)
  for (const [at, tag, type, count, value] of [
    [2, 0x0112, 3, 1, 6],
    [14, 0x013b, 2, CAMERA_OWNER.length + 1, 8 + entries.length],
  ] as const) {
    entries.writeUInt16LE(tag, at)
    entries.writeUInt16LE(type, at + 2)
    entries.writeUInt32LE(count, at + 4)
    entries.writeUInt32LE(value, at + 8)
  }
  const tiff = Buffer.from('II*\0\x08\0\0\0', 'latin1')
  const body = Buffer.concat([
    ...[Buffer.from('Exif\0\0', 'latin1'), tiff, entries],
    Buffer.from(`${CAMERA_OWNER}\0`, 'latin1'),
  ])
  const head = Buffer.from([0xff, 0xe1, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}

/** Width and height of a picture as a browser shows it. */
function sizeOfPicture(page: Page, bytes: Buffer): Promise<readonly [number, number]> {
  return page.evaluate(async (base64) => {
    const plain = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
    const shown = await createImageBitmap(new Blob([plain], { type: 'image/jpeg' }))
    return [shown.width, shown.height] as const
  }, bytes.toString('base64'))
}

describe('a day without signal', () => {
  it('walks a block: building, visit, outcome with a photograph, new unit, signature; all arrives once', async () => {
    const { city, context, enumeratorId, openUnit } = day
    let { page } = day
    const asked: string[] = []
    context.on('request', (request) => asked.push(request.url()))
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

    await openField(page, blockAddress(day))
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
    const licence = await picture(page)
    expect(licence.includes(CAMERA_OWNER)).toBe(true)
    await registerOnSite(page, '王测试', async () => {
      const strip = page.getByRole('region', { name: '照片' })
      await strip
        .locator('input[type="file"]')
        .first()
        .setInputFiles({
          ...{ name: 'licence.jpg', mimeType: 'image/jpeg', buffer: licence },
        })
      await page.getByText('证照 在本机').waitFor()
    })
    await page.getByText('未发送 4').waitFor()

    await openField(page, `${city.origin}/field/units/${openUnit.id}`)
    await page.getByText('停业（歇业）').click()
    await page.getByRole('textbox', { name: '依据' }).fill('门面关闭，邻店证实 2023 年 9 月歇业')
    await page.locator('input[type="file"]').setInputFiles({
      ...{ name: 'door.jpg', mimeType: 'image/jpeg', buffer: await picture(page) },
    })
    await page.getByText('核查依据 在本机').waitFor()
    await page.getByRole('button', { name: '记下核查情况' }).click()
    await page.getByText('未发送 6').waitFor()
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
    expect(photos.map(({ description }) => description.purpose).sort()).toEqual([
      'evidence',
      'licence',
    ])
    for (const { id, receivedAt, description } of photos) {
      expect(receivedAt).not.toBeNull()
      expect(description.byteLength).toBeLessThan(1_500_000)
      const parts = await read.select().from(photoPart).where(eq(photoPart.photoId, id))
      const bytes = Buffer.concat(
        parts.sort((a, b) => a.position - b.position).map(({ content }) => content),
      )
      // Small and upright; of the camera's own words nothing but when, and where it was registered.
      expect(bytes.length).toBe(description.byteLength)
      expect(bytes.includes(CAMERA_OWNER) || bytes.includes('Exif')).toBe(false)
      expect(await sizeOfPicture(page, bytes)).toEqual([1200, 1600])
      expect(Math.abs(Date.parse(description.takenAt) - Date.now())).toBeLessThan(600_000)
      if (description.purpose === 'licence') expect(description.point).toMatchObject(day.middle)
      else expect(description.point).toBeUndefined()
    }
    // Nothing of it, the map neither, was asked for elsewhere.
    const elsewhere = asked.filter(
      (url) => !/^(data|blob):/.test(url) && !url.startsWith(`${city.origin}/`),
    )
    expect(asked.some((url) => url.startsWith(`${city.origin}/field/`))).toBe(true)
    expect(elsewhere).toEqual([])
  })

  it('only reached by telephone is kept and not reported; a signature is void after a change', async () => {
    const { city, context, enumeratorId, page } = day
    await startTablet(city, page, enumeratorId)
    const { unitId, address } = await startHousehold(day)
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

  it('finds a unit of a neighbouring block without a network, one that moved in from afar with one, and opens it here', async () => {
    const { city, context, page } = day
    const read = city.database.read
    const placed = await read.select().from(unit).where(isNotNull(unit.blockCode))
    const besides = (own: string) =>
      placed.find(
        ({ blockCode }) => blockCode !== own && blockCode!.startsWith(own.slice(0, VILLAGE_DIGITS)),
      )
    // Whose block has a unit in the next block of the same village.
    const walkers = await read.select().from(blockAssignment)
    const walker = walkers.find(({ blockCode }) => besides(blockCode))
    if (!walker) throw new Error('the city has no enumerator with a unit next door')
    const own = walker.blockCode
    const nextDoor = besides(own)!
    const afar = placed.find(
      ({ blockCode, unifiedSocialCreditCode }) =>
        unifiedSocialCreditCode !== null &&
        blockCode!.startsWith(own.slice(0, COUNTY_DIGITS)) &&
        !blockCode!.startsWith(own.slice(0, TOWNSHIP_DIGITS)),
    )
    if (!afar) throw new Error('the city has no unit in another township of the county')
    await startTablet(city, page, walker.accountId)
    await waitUntilPrepared(page)
    await context.setOffline(true)
    await openField(page, blockAddress({ ...day, blockCode: own }, 'search'))
    const wanted = page.getByLabel(/名称的一部分/)
    await wanted.fill(nextDoor.name)
    const beside = page.locator('.field-match').filter({ hasText: nextDoor.name })
    await beside.getByRole('button', { name: '在本小区找到' }).waitFor()
    await wanted.fill(afar.unifiedSocialCreditCode!)
    await page.getByText('本普查区的底册里没有').waitFor()
    await page.getByRole('button', { name: '在全县底册里找' }).click()
    await page.getByText('附近的底册没有网络也能找').waitFor()
    await context.setOffline(false)
    await page.getByRole('button', { name: '在全县底册里找' }).click()
    const moved = page.locator('.field-match').filter({ hasText: afar.name })
    await moved.getByRole('button', { name: '在本小区找到' }).click()
    await page.waitForURL(/\/responses\//)
    await showSectionOf(page, 'unifiedSocialCreditCode')
    await expect
      .poll(() => page.locator('[data-path="unifiedSocialCreditCode"]').inputValue())
      .toBe(afar.unifiedSocialCreditCode)
  })
})

describe('the camera', () => {
  it('reads a licence and fills what it holds; a code already in the frame is told', async () => {
    const { city, enumeratorId, openUnit } = day
    let { page } = day
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
    await openField(page, blockAddress(day, 'new'))
    await page.getByRole('button', { name: '扫证照二维码' }).click()
    await page.getByText('已读出代码').waitFor()
    await page.getByText(`底册里已有这个代码：${openUnit.name}`).waitFor()
    await page.getByText('法人单位', { exact: true }).click()
    await page.getByRole('button', { name: '开始填表' }).click()
    await showSectionOf(page, 'unifiedSocialCreditCode')
    await expect
      .poll(() => page.locator('[data-path="unifiedSocialCreditCode"]').inputValue())
      .toBe(code)
    await seeing.close()
  })
})
