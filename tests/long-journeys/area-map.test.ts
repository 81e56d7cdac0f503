/** A county office draws its blocks anew, and both enumerators have what moved until one accepts it. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { assignBlock, loadBlocks, loadBuildings } from '../../server/domains/areas/index.ts'
import { handover } from '../../server/domains/areas/tables.ts'
import { importFrame, proveLedger } from '../../server/domains/frame/index.ts'
import { unit } from '../../server/domains/frame/tables.ts'
import { bytesOf, creditCode, csv } from '../server/frame/lists.ts'
import { launchChromium } from '../support/browser.ts'
import { expectNoBarriers } from '../support/no-barriers.ts'
import { type SmallCity, serveSmallCity } from '../support/serve-small-city.ts'
import { MAYI, MAYI_1, MAYI_2 } from '../support/small-city.ts'

let city: SmallCity
let browser: Browser
let page: Page

/** A rectangle in thousandths of a degree from a corner in 朔城区. */
function box(west: number, south: number, east: number, north: number) {
  const at = (x: number, y: number) => [112.43 + x / 1000, 39.33 + y / 1000]
  const ring = [at(west, south), at(east, south), at(east, north), at(west, north)]
  return { type: 'MultiPolygon' as const, coordinates: [[[...ring, ring[0]!]]] }
}
const building = (code: string, blockCode: string, name: string, x: number, y: number) => ({
  ...{ code, blockCode, name, address: '', kind: 'shops', floors: 2 },
  geometry: box(x, y, x + 1, y + 1),
})

beforeAll(async () => {
  city = await serveSmallCity()
  await loadBlocks(city.context, [
    { code: MAYI_1, name: '01 小区', geometry: box(0, 0, 10, 10) },
    { code: MAYI_2, name: '02 小区', geometry: box(10, 0, 20, 10) },
  ])
  await loadBuildings(city.context, [
    building('B-1', MAYI_1, '马邑商厦', 1, 1),
    building('B-2', MAYI_2, '振华大楼', 12, 2),
    building('B-3', MAYI_1, '振武市场', 8, 8),
  ])
  for (const [name, blockCode] of [
    ['张普', MAYI_1],
    ['王普', MAYI_2],
  ] as const) {
    const { id } = await city.account('enumerator', '140602001', name)
    await assignBlock(city.context, { blockCode, accountId: id })
  }
  const headings = ['统一社会信用代码', '单位名称', '普查小区代码', '建筑物名称']
  const rows = [
    [creditCode(1), '楼下店', MAYI_1, '马邑商厦'],
    [creditCode(2), '市场店', MAYI_1, '振武市场'],
  ]
  await importFrame(city.context, {
    ...{ source: 'market-regulation', fileName: '名录.csv' },
    content: [bytesOf(csv(rows, headings))],
  })
  browser = await launchChromium()
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  page = await context.newPage()
  await city.signIn(page, await city.account('county-office', '140602', '王县办'))
}, 300_000)
afterAll(async () => {
  await browser?.close()
  await city?.close()
})

/** Presses on the map at shares of its width and height. */
async function draw(...places: readonly (readonly [number, number])[]): Promise<void> {
  const box = (await page.getByRole('application').boundingBox())!
  for (const [x, y] of places) {
    await page.mouse.click(box.x + box.width * x, box.y + box.height * y)
  }
}
const block = (name: string) => page.getByRole('button', { name: new RegExp(name) }).first()

describe('the map of an enumeration area', () => {
  it('lets the county move a border, and hands over what lies beyond it', async () => {
    await page.goto(`${city.origin}/office/blocks/${MAYI_1}`)
    await page.getByRole('button', { name: '改画小区和建筑物' }).click()
    await page.getByRole('tab', { name: '改界' }).click()
    await block('01 小区').click()
    await block('02 小区').click()
    await draw([0.35, 0.02], [0.35, 0.98])
    await page.getByText('1 家单位、1 座建筑物换小区。').waitFor()
    await expectNoBarriers(page)
    await page.getByLabel('理由').fill('新修了振武街')
    await page.getByRole('button', { name: '改界', exact: true }).click()
    await page.getByText('已改界，1 家单位换了小区').waitFor()
    await page.getByText('看旧边界').click()
    await page.getByText('旧边界已画出').waitFor()
    expect(await city.database.read.select().from(handover)).toMatchObject([{ acceptedAt: null }])
    expect(await proveLedger(city.database.read, '14')).toEqual([])
  })

  it('shows the unit in both blocks until it is accepted', async () => {
    for (const code of [MAYI_1, MAYI_2]) {
      await page.goto(`${city.origin}/office/blocks/${code}`)
      await page.getByRole('link', { name: '市场店' }).first().waitFor()
    }
    await page.getByRole('button', { name: '替普查员接收 1 家' }).click()
    await page.getByText('已接收 1 家单位').waitFor()
    await page.goto(`${city.origin}/office/blocks/${MAYI_1}`)
    await page.getByRole('link', { name: '楼下店' }).waitFor()
    await expect.poll(() => page.getByRole('link', { name: '市场店' }).count()).toBe(0)
  })

  it('merges the two, and takes merging and border back', async () => {
    await page.goto(`${city.origin}/office/area-map/${MAYI}`)
    await page.getByRole('tab', { name: '合并' }).click()
    await block('01 小区').click()
    await block('02 小区').click()
    await page.getByText(`停用代码：${MAYI_2}`).waitFor()
    await page.getByLabel('理由').fill('两个小区合走')
    await page.getByRole('button', { name: '合并', exact: true }).click()
    await page.getByText(/^已合并/).waitFor()
    for (const kind of ['合并', '改界']) {
      await page.getByLabel('理由').fill('画错了')
      await page.getByRole('button', { name: `撤销最近一次${kind}` }).click()
      await page.getByText(new RegExp(`^${kind}：.*（已撤销）`)).waitFor()
    }
    await block('02 小区').waitFor()
    await expectNoBarriers(page)
    const units = await city.database.read.select().from(unit)
    expect(units.map(({ blockCode }) => blockCode)).toEqual([MAYI_1, MAYI_1])
    expect(await proveLedger(city.database.read, '14')).toEqual([])
  })

  it('splits a block by keyboard alone, and says what is wrong with a line', async () => {
    await page.goto(`${city.origin}/office/area-map/${MAYI}`)
    await block('02 小区').click()
    await page.getByLabel('新小区名称').fill('03 小区')
    const board = page.getByRole('application')
    await board.focus()
    for (let step = 0; step < 22; step++) await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('Enter')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await page
      .getByRole('alert')
      .getByText(/没有把小区分成两块/)
      .waitFor()
    await page.keyboard.press('Backspace')
    await page.keyboard.press('ArrowDown')
    for (let step = 0; step < 44; step++) await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await page.getByRole('row', { name: /03 小区/ }).waitFor()
    await page.getByLabel('理由').fill('单位太多，一人走不完')
    await page.getByRole('button', { name: '拆分', exact: true }).click()
    await page.getByText(/^已拆分/).waitFor()
    await block('03 小区').waitFor()
  })

  it('lays a zone over the areas from a file, and shows it with a unit', async () => {
    await page.goto(`${city.origin}/office/zones`)
    const features = [
      {
        type: 'Feature',
        properties: { 名称: '朔州开发区', 类型: '经济技术开发区' },
        geometry: box(-1, -1, 30, 30),
      },
      { type: 'Feature', properties: {}, geometry: box(0, 0, 1, 1) },
    ]
    const buffer = Buffer.from(JSON.stringify({ type: 'FeatureCollection', features }))
    await page.locator('input[type=file]').setInputFiles({
      ...{ name: '四至.geojson', mimeType: 'application/geo+json', buffer },
    })
    await page.getByRole('button', { name: '导入', exact: true }).click()
    await page.getByText('导入 1 个范围，未收 1 个').waitFor()
    await page.getByRole('row', { name: /朔州开发区/ }).waitFor()
    await expectNoBarriers(page)
    await page.goto(`${city.origin}/office/units`)
    await page.getByRole('link', { name: '楼下店' }).click()
    await page.getByText('朔州开发区（按建筑物）').waitFor()
  })
})
