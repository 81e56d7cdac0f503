/**
 * An enterprise sees its known establishments, says that one is closed, tells of one nobody knew, fills its
 * list from what is known, declares it complete and reports; its office looks into both and answers.
 */
import AxeBuilder from '@axe-core/playwright'
import { eq } from 'drizzle-orm'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { unit } from '../../server/domains/frame/tables.ts'
import { duplicatePair, duplicateRun } from '../../server/domains/linkage/tables.ts'
import { response, revision } from '../../server/domains/responses/tables.ts'
import { launchChromium } from '../support/browser.ts'
import { confirmAll, explainAll, handOver, openDesk } from '../support/desk.ts'
import { fillCell } from '../support/fill-form.ts'
import { serveTown, type Town } from '../support/serve-town.ts'
import { MAYI, MAYI_1 } from '../support/small-city.ts'
import { type SoundDocument, soundDocuments } from '../support/sound-documents.ts'

const NOW = '2024-01-10T02:00:00.000Z'
const branches = ['同泰商贸北关分店', '同泰商贸马邑路分店', '同泰商贸配送中心'] as const
const [NORTH, MAYI_ROAD, DEPOT] = branches
const NEW = '同泰商贸振华街分店'

let town: Town
let browser: Browser
let desk: Page
let office: Page
let unitId: string
let list: SoundDocument
const faults: string[] = []

beforeAll(async () => {
  list = soundDocuments('601-1')[0]!
  unitId = list.unitId
  const basic = soundDocuments('601').find((each) => each.unitId === unitId)!
  ;[town, browser] = await Promise.all([
    serveTown([[basic, list]], { begun: false }),
    launchChromium(),
  ])
  await town.database.write(async (tx) => {
    await tx.insert(duplicateRun).values({
      ...{ id: 'run', areaPrefix: '140602', state: 'finished', units: 4, records: 4, pairs: 3 },
      ...{ newPairs: 3, decisions: 3, startedAt: NOW, startedBy: 'system', finishedAt: NOW },
    })
    for (const [place, name] of branches.entries()) {
      const id = `branch-${place}`
      await tx.insert(unit).values({
        ...{ id, kind: 'establishment', name, unifiedSocialCreditCode: null },
        ...{ areaCode: MAYI, blockCode: MAYI_1, address: `马邑路${place + 20}号` },
        ...{ phone: '0349-2020000', aboveScale: false, origin: 'frame', outcome: 'normal' },
        ...{ openedAt: NOW, synthetic: true },
      })
      await tx.insert(duplicatePair).values({
        ...{ id: `pair-${place}`, unitA: unitId, unitB: id, weight: 500, reasons: [] },
        ...{ cluster: unitId, branch: true, consequence: 1, runId: 'run', absorbed: false },
        ...{ state: 'decided', decisionId: `decision-${place}`, kind: 'branch-of' },
        ...{ firstUnit: unitId, decidedAt: NOW, toCheck: false },
      })
    }
  })
  desk = await openPage()
  await town.signIn(desk, town.respondentOf(list))
  office = await openPage()
  await town.signIn(office, town.office)
})
afterAll(async () => {
  await browser?.close()
  await town?.close()
})

async function openPage(): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  page.on('pageerror', (error) => faults.push(error.message))
  return page
}

async function seriousFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)
}

const rowOf = (name: string) => desk.getByRole('listitem').filter({ hasText: name })
const toPage = async () => {
  await desk.goto(`${town.origin}/self-report/`)
  await desk.getByRole('link', { name: '下属单位' }).click()
  await desk.getByRole('heading', { name: '下属产业活动单位' }).waitFor()
}
const field = (name: string) => desk.getByRole('dialog').getByRole('textbox', { name })
const asked = (text: string) => desk.locator('.jf-rail-group.jf-verify', { hasText: text })

describe('the establishments of a legal unit', () => {
  it('are counted on its desk and shown, each with where it is known from', async () => {
    await desk.getByText('已知 3 个，601-1 表已列 0 个，未列 3 个；还没有声明齐全').waitFor()
    await toPage()
    for (const name of branches) {
      await rowOf(name).getByText('名录判定为分支机构').waitFor()
      await rowOf(name).getByText('没有列入 601-1 表').waitFor()
    }
    expect(await seriousFaults(desk)).toEqual([])
  })

  it('one is said to be closed, with day and reason, and goes off the list', async () => {
    await desk.getByRole('button', { name: `${DEPOT}已关闭` }).click()
    await desk.getByLabel('关闭日期').fill('2023-06-30')
    await field('情况').fill('租约到期停业，人员并入北关分店')
    expect(await seriousFaults(desk)).toEqual([])
    await desk.getByRole('button', { name: '告知普查办' }).click()
    await rowOf(DEPOT).getByText('2023-06-30 关闭').waitFor()
    await rowOf(DEPOT).getByText('普查办待核实').waitFor()
    await desk.getByText('601-1 表还有 2 个没有列').waitFor()
  })

  it('one that nobody knows is told; what is wrong with it is said in words', async () => {
    await desk.getByRole('button', { name: '还有单位不在这里' }).click()
    await field('单位详细名称').fill(NEW)
    await field('统一社会信用代码').fill('9114')
    await desk.getByRole('dialog').getByRole('combobox', { name: '所在县区' }).click()
    await desk.getByRole('option', { name: '朔城区' }).click()
    await field('详细地址').fill('振华街5号')
    await field('主要业务活动').fill('零售日用百货')
    await field('从业人员期末人数').fill('6')
    await desk.getByRole('button', { name: '告知普查办' }).click()
    await desk.getByText('没有证照的不填').waitFor()
    await field('统一社会信用代码').fill('')
    await desk.getByRole('button', { name: '告知普查办' }).click()
    await rowOf(NEW).getByText('普查办待核实').waitFor()
    await desk.getByText('601-1 表还有 3 个没有列').waitFor()
  })

  it('are offered as rows of the list, marked until agreed to; each left out is asked for', async () => {
    await desk.getByRole('link', { name: '去填 601-1 表' }).click()
    await desk.getByText(/^预填 \d+ 项待确认/).waitFor()
    const names = desk.locator('[data-path^="establishments["][data-path$="].unitName"]')
    await expect
      .poll(() =>
        names.evaluateAll((cells) => cells.map((cell) => (cell as HTMLInputElement).value)),
      )
      .toEqual([expect.stringMatching(/本部$/), NORTH, MAYI_ROAD, NEW])
    await fillCell(desk, 'establishments[1].unitName', '同泰商贸别的店')
    await asked(`已知有下属产业活动单位“${NORTH}”，本表没有列`).waitFor()
    await fillCell(desk, 'establishments[1].unitName', NORTH)
    await asked(`“${NORTH}”，本表没有列`).waitFor({ state: 'detached' })
  })

  it('fills in what is its own to give, declares the list complete and reports', async () => {
    for (const row of [0, 1, 2, 3]) {
      const cell = (column: string) => `establishments[${row}].${column}`
      await fillCell(desk, cell('contactPhone'), '0349-2020000')
      await fillCell(desk, cell('mainActivity1'), '零售日用百货')
      await fillCell(desk, cell('establishmentStaffAtYearEnd'), 10 + row)
      await fillCell(desk, cell('establishmentRevenue'), 2_000 + row)
    }
    const { reported } = list
    for (const key of ['unitHead', 'statisticsHead', 'preparer', 'preparerPhone', 'reportDate']) {
      await fillCell(desk, key, reported[key])
    }
    await expect.poll(() => desk.locator('.jf-rail-group.jf-mandatory').allInnerTexts()).toEqual([])
    await explainAll(desk, '已与各分店负责人逐项核对，当年情况确实如此')
    await desk.getByText(/^已保存/).waitFor()

    await toPage()
    await desk.getByRole('button', { name: '声明清单齐全' }).click()
    await desk.getByText('已声明', { exact: true }).waitFor()
    for (const name of [NORTH, MAYI_ROAD, NEW]) {
      await rowOf(name).getByText('已列入 601-1 表').waitFor()
    }

    await openDesk(desk, town, `${unitId}.601-1.2023`)
    await handOver(desk)
    await confirmAll(browser, town, unitId, ['601-1'])
    const [row] = await town.database.read
      .select()
      .from(response)
      .where(eq(response.id, `${unitId}.601-1.2023`))
    expect(row?.state).toBe('submitted')
    const [sent] = await town.database.read
      .select()
      .from(revision)
      .where(eq(revision.id, row!.latestRevisionId!))
    expect(sent?.answers.establishments).toMatchObject([
      { establishmentKind: '1' },
      { establishmentKind: '2', unitName: NORTH },
      { establishmentKind: '2', unitName: MAYI_ROAD },
      { establishmentKind: '2', unitName: NEW, establishmentStaffAtYearEnd: 13 },
    ])
  })

  it('are seen by the office from both sides, and its leads are answered in words', async () => {
    await office.goto(`${town.origin}/office/units/${unitId}`)
    const table = office.getByRole('table', { name: '所属产业活动单位' })
    await table.waitFor()
    await office.getByText('列了而名录里没有 1 个').waitFor()
    await table.getByRole('row').filter({ hasText: NEW }).getByText('没有').first().waitFor()
    await table.getByRole('row').filter({ hasText: DEPOT }).getByText('不用列').waitFor()
    expect(await seriousFaults(office)).toEqual([])
    await office.getByRole('link', { name: '到查漏的线索里核实' }).click()
    for (const [kind, note] of [
      ['法人报来的下属单位', '已到现场看过，与北关分店是同一处，不另登记'],
      ['法人不认的下属单位', '已核对注销通知书，核查情况改记注销'],
    ] as const) {
      const lead = office.getByRole('row').filter({ hasText: kind })
      await lead.getByRole('button', { name: '办理' }).click()
      const dialog = office.getByRole('dialog')
      await dialog.getByRole('textbox', { name: '理由或要求' }).fill(note)
      await dialog.getByRole('button', { name: '核实完毕，答复法人' }).click()
      await dialog.waitFor({ state: 'detached' })
    }
    await toPage()
    await rowOf(NEW).getByText('普查办核实：已到现场看过，与北关分店是同一处，不另登记').waitFor()
    await rowOf(DEPOT).getByText('普查办核实：已核对注销通知书').waitFor()
  })

  it('who acted last stands beside each form, and the day its office set for it alone', async () => {
    await office.goto(`${town.origin}/office/forms/601-1`)
    await office.getByRole('button', { name: '设置填报日期' }).click()
    await office.getByRole('dialog').getByLabel('截止日').fill('2099-03-15')
    await office.getByRole('dialog').getByRole('button', { name: '保存' }).click()
    await office.getByText('填报日期已保存').waitFor()
    await desk.goto(`${town.origin}/self-report/`)
    const entry = (mark: string) => desk.locator('.sr-form', { hasText: mark })
    await entry('601-1表').getByText('2099年3月15日').waitFor()
    await entry('601-1表')
      .getByText(/^赵总 /)
      .waitFor()
    await entry('601表').getByText('2099年4月30日').waitFor()
  })

  it('one registered after all was said is missed in its list until that is sent anew', async () => {
    await town.database.write((tx) =>
      tx.insert(unit).values({
        ...{ id: 'branch-late', kind: 'establishment', name: '同泰商贸南关分店' },
        ...{ areaCode: MAYI, blockCode: MAYI_1, address: '南关街2号', aboveScale: false },
        ...{ origin: 'listing', outcome: 'normal', openedAt: NOW, synthetic: true },
      }),
    )
    await town.database.write((tx) =>
      tx.insert(duplicatePair).values({
        ...{ id: 'pair-late', unitA: unitId, unitB: 'branch-late', weight: 500, reasons: [] },
        ...{ cluster: unitId, branch: true, consequence: 1, runId: 'run', absorbed: false },
        ...{ state: 'decided', decisionId: 'decision-late', kind: 'branch-of' },
        ...{ firstUnit: unitId, decidedAt: NOW, toCheck: false },
      }),
    )
    await office.goto(`${town.origin}/office/omissions?view=signals`)
    await office.getByRole('button', { name: '查找线索' }).click()
    const lead = office.getByRole('row').filter({ hasText: '法人没有列的分支' })
    await lead.getByText(/「同泰商贸南关分店」登记为.*报来的 601-1 表里没有它/).waitFor()
    await lead.getByRole('button', { name: '办理' }).click()
    await office.getByRole('button', { name: '派平板核查' }).click()
    await office.getByText('已派到平板').waitFor()
    // The legal unit is asked on its own desk.
    await toPage()
    await rowOf('同泰商贸南关分店').getByText('没有列入 601-1 表').waitFor()
    await desk.getByText('声明后清单有变化，须重新声明').waitFor()
  })

  it('breaks no screen', () => {
    expect(faults).toEqual([])
  })
})
