/**
 * The duplicates desk of a county with several clerks: two words and a referee where the county asks for
 * them, acceptance in bulk above its threshold with a look at a sample, and how good the matcher proved.
 */
import { createHash } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PhotoDescription } from '../../server/contract/fieldwork.ts'
import { loadBlocks, loadBuildings } from '../../server/domains/areas/index.ts'
import { photo, photoPart } from '../../server/domains/fieldwork/tables.ts'
import { importFrame, proveLedger } from '../../server/domains/frame/index.ts'
import { unit } from '../../server/domains/frame/tables.ts'
import { launchChromium } from '../support/browser.ts'
import { fiveRawLists, groundBlocks, groundBuildings, names } from '../support/five-raw-lists.ts'
import { expectNoBarriers } from '../support/no-barriers.ts'
import { type SmallCity, serveSmallCity } from '../support/serve-small-city.ts'
import { BEIGUAN, BEIGUAN_1 } from '../support/small-city.ts'

let city: SmallCity
let browser: Browser
const pages = new Map<string, Page>()

beforeAll(async () => {
  city = await serveSmallCity()
  await loadBlocks(city.context, groundBlocks)
  await loadBuildings(city.context, groundBuildings)
  browser = await launchChromium()
  for (const name of ['王县办', '李县办', '赵县办']) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
    const page = await context.newPage()
    page.setDefaultTimeout(90_000)
    const account = await city.account('county-office', '140602', name)
    await city.signIn(page, account)
    pages.set(name, page)
    if (name !== '王县办') continue
    for (const { source, fileName, content } of fiveRawLists) {
      await importFrame(
        { ...city.context, actor: account },
        { source, fileName, content: [content] },
      )
    }
  }
}, 300_000)
afterAll(async () => {
  await browser?.close()
  await city?.close()
})

const as = (name: string): Page => pages.get(name)!

async function openPair(page: Page, queue: string, both: readonly string[]): Promise<void> {
  await page.goto(`${city.origin}/office/duplicates${queue === '' ? '' : `?queue=${queue}`}`)
  await both
    .reduce(
      (rows, name) => rows.filter({ has: page.getByText(name, { exact: true }) }),
      page.locator('.office-queue-row'),
    )
    .click()
  await page.getByRole('heading', { name: '是不是同一家' }).waitFor()
}

async function merge(page: Page): Promise<void> {
  await page.keyboard.press('m')
  const dialog = page.getByRole('dialog', { name: '合并为一家' })
  await dialog.getByLabel('理由').fill('电话、负责人和地址都对得上')
  await dialog.getByRole('button', { name: '合并' }).click()
  await page.getByText('已判：合并').waitFor()
}

async function set(page: Page, change: (dialog: ReturnType<Page['locator']>) => Promise<void>) {
  await page.goto(`${city.origin}/office/duplicates`)
  await page.getByRole('button', { name: '做法' }).click()
  const dialog = page.getByRole('dialog', { name: '查重的做法' })
  await dialog.getByLabel('两人分别判定').waitFor()
  await change(dialog)
  await expectNoBarriers(page)
  await dialog.getByRole('button', { name: '保存' }).click()
  await dialog.waitFor({ state: 'detached' })
}

/** A picture of the unit, as a tablet sends it. */
async function addPhoto(unitId: string): Promise<void> {
  const content = await as('王县办').screenshot({ type: 'jpeg' })
  const takenAt = new Date().toISOString()
  const description: PhotoDescription = {
    subject: { kind: 'unit', id: unitId },
    ...{ blockCode: BEIGUAN_1, purpose: 'licence', takenAt, mediaType: 'image/jpeg' },
    byteLength: content.length,
    contentHash: createHash('sha256').update(content).digest('hex'),
  }
  await city.database.write(async (tx) => {
    await tx.insert(photo).values({
      ...{ id: 'photo-1', subjectId: unitId, areaCode: BEIGUAN, description },
      ...{ announcedAt: takenAt, takenBy: 'enumerator', receivedAt: takenAt },
    })
    await tx.insert(photoPart).values({ photoId: 'photo-1', position: 0, content })
  })
}

const garage = ['朔州市聚德汽车修理有限公司', '朔州市聚德汽修厂'] as const
const noodles = ['朔城区赵丽老味道面馆', '老味道面馆'] as const
const outcomeOf = async (name: string) => {
  const rows = await city.database.read.select().from(unit)
  return rows.find((row) => row.name === name)?.outcome
}

describe('a desk of several clerks', () => {
  it('shows a pair with differences, sources, map and photos', async () => {
    const page = as('王县办')
    const rows = await city.database.read.select().from(unit)
    await addPhoto(rows.find(({ name }) => name === garage[0])!.id)
    await page.goto(`${city.origin}/office/duplicates`)
    await page.getByRole('button', { name: '查找疑似重复' }).click()
    await page.getByText(/疑似 \d+ 对，新发现 \d+ 对/).waitFor()
    await openPair(page, '', garage)
    const table = page.getByRole('table', { name: '两家单位的情况' })
    await table.getByText('不同', { exact: true }).first().waitFor()
    await table.getByText('市场监管名录').first().waitFor()
    await page.getByRole('region', { name: '位置' }).locator('svg').waitFor()
    await page.getByRole('region', { name: '照片' }).locator('img').waitFor()
    await page.getByRole('region', { name: '依据' }).waitFor()
    await expectNoBarriers(page)
  })

  it('asks for a second word, which the first does not colour, and a referee where they differ', async () => {
    await set(as('王县办'), (dialog) => dialog.getByLabel('两人分别判定').check())
    await openPair(as('王县办'), '', garage)
    await merge(as('王县办'))
    expect(await outcomeOf(garage[1])).toBe(null)
    const second = as('李县办')
    await openPair(second, 'second', garage)
    expect(await second.getByText('王县办').count()).toBe(0)
    await second.keyboard.press('n')
    const apart = second.getByRole('dialog', { name: '不是同一家' })
    await apart.getByLabel('理由').fill('门牌相同，是前后两家')
    await apart.getByRole('button', { name: '确定' }).click()
    await second.getByText(/已判：不是同一家|已判为不是同一家/).waitFor()
    const referee = as('赵县办')
    await openPair(referee, 'referee', garage)
    await referee.getByText('初判：合并', { exact: false }).waitFor()
    await referee.getByText('复判：不是同一家', { exact: false }).waitFor()
    await expectNoBarriers(referee)
    await merge(referee)
    expect(await outcomeOf(garage[1])).toBe('duplicate')
  })

  it('takes effect at once where both say the same', async () => {
    await openPair(as('王县办'), '', noodles)
    await merge(as('王县办'))
    expect(await outcomeOf(noodles[1])).toBe(null)
    await openPair(as('李县办'), 'second', noodles)
    await merge(as('李县办'))
    expect(await outcomeOf(noodles[1])).toBe('duplicate')
  })

  it('accepts in bulk above the threshold only, and has a colleague look at what was drawn', async () => {
    const page = as('王县办')
    await set(page, async (dialog) => {
      await dialog.getByLabel('两人分别判定').uncheck()
      await dialog.getByLabel('批量接受的门槛').click()
      await page.getByRole('option', { name: /（7 比特）/ }).click()
      await dialog.getByLabel('批量接受后的抽查').click()
      await page.getByRole('option', { name: '每一对都看' }).click()
    })
    await page.getByRole('button', { name: '批量接受' }).click()
    await page.getByText(/批量接受 \d+ 对，抽查 \d+ 对/).waitFor()
    const rows = await city.database.read.select().from(unit)
    const merged = rows.filter(({ outcome }) => outcome === 'duplicate')
    // Of the shop of building materials both other records; a branch and weak pairs are left to people.
    expect(merged.map(({ name }) => name).sort()).toEqual(
      [garage[1], noodles[1], '鑫源建材', '鑫源建材有限公司'].sort(),
    )
    await page.goto(`${city.origin}/office/duplicates`)
    await page.getByText('农商银行振华街支行', { exact: true }).waitFor()
    const colleague = as('李县办')
    for (const name of ['鑫源建材', '鑫源建材有限公司']) {
      await openPair(colleague, 'check', [names.merged, name])
      await colleague.getByRole('button', { name: '抽查属实' }).click()
      await colleague.getByText('抽查属实').first().waitFor()
    }
    await colleague.goto(`${city.origin}/office/duplicates?queue=check`)
    await colleague.getByText('没有抽查的').waitFor()
    expect(await proveLedger(city.database.read, '14')).toEqual([])
  })

  it('says how good the matcher proved by the pairs people decided', async () => {
    const page = as('赵县办')
    await page.goto(`${city.origin}/office/duplicates`)
    await page.getByRole('button', { name: '有多准' }).click()
    const sheet = page.getByRole('dialog', { name: '查重有多准' })
    await sheet.getByText('准确率（系统认为是一家的，人也合并）').waitFor()
    await sheet.getByText('2 对，抽中 2 对，已看 2 对，撤销 0 对').waitFor()
    await expectNoBarriers(page)
  })
})
