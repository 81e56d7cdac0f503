/**
 * The tablet, or the block, is taken away while work lies on the device unsent: nothing is refused, nothing
 * is lost, the office sees it and takes it over unchanged.
 */
import { eq } from 'drizzle-orm'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { commandContext } from '../../server/cli/command-context.ts'
import { takeBackBlock } from '../../server/domains/areas/index.ts'
import { fieldAct } from '../../server/domains/fieldwork/tables.ts'
import { unitOutcome } from '../../server/domains/frame/tables.ts'
import { revision } from '../../server/domains/responses/tables.ts'
import {
  fillCells,
  noodleHouse,
  openField,
  registerOnSite,
  startTablet,
  unlock,
  waitUntilPrepared,
} from '../support/tablet.ts'
import {
  officeAccount,
  openTownship,
  responsesOf,
  startHousehold,
  tabletDay,
} from '../support/tablet-day.ts'

const day = tabletDay()

/** A household registered and signed, and an outcome noted, both without a network. */
async function workOffline(page: Page): Promise<{ readonly unitId: string }> {
  const { city, context, openUnit } = day
  await context.setOffline(true)
  const { unitId } = await startHousehold(day)
  await fillCells(page, noodleHouse)
  await registerOnSite(page)
  await page.getByText('未发送 1').waitFor()
  await openField(page, `${city.origin}/field/units/${openUnit.id}`)
  await page.getByText('停业（歇业）').click()
  await page.getByRole('textbox', { name: '依据' }).fill('门面关闭，邻店证实 2023 年 9 月歇业')
  await page.getByRole('button', { name: '记下核查情况' }).click()
  await page.getByText('未发送 2').waitFor()
  return { unitId }
}

/** The office reads the first quarantined upload, writes what it found out, and takes it over. */
async function takeOver(office: Page, message: string): Promise<void> {
  await office.getByText(message).first().click()
  await office.getByLabel('查明的情况').fill('已向普查员和对象核实，内容属实')
  await office.getByRole('button', { name: '原样收入答卷' }).click()
  await office.getByText('内容与原文一致，记在上报人名下').waitFor()
}

async function expectTakenOver(unitId: string): Promise<void> {
  const [found, ...others] = await responsesOf(day, unitId)
  expect(others).toEqual([])
  expect(found).toMatchObject({ state: 'submitted', revisions: 1 })
  const [stored] = await day.city.database.read
    .select()
    .from(revision)
    .where(eq(revision.responseId, found!.id))
  expect(stored).toMatchObject({
    receivedBy: day.enumeratorId,
    answers: { selfEmployedName: noodleHouse.selfEmployedName },
    registration: { signature: { signer: '王测试' } },
  })
}

describe('work that lies unsent', () => {
  it('on a block given away meanwhile is kept apart, said on the tablet, and taken over by the office', async () => {
    const { city, context, enumeratorId, openUnit, page, blockCode } = day
    await startTablet(city, page, enumeratorId)
    await waitUntilPrepared(page)
    const { unitId } = await workOffline(page)
    await takeBackBlock(
      { ...commandContext(city.database), actor: officeAccount(day, 'supervisor') },
      { blockCode, accountId: enumeratorId, reason: '调整分工' },
    )
    await context.setOffline(false)
    await openField(page, `${city.origin}/field/sync`)
    await page.getByText('已原样存入隔离件，由普查办处理').waitFor({ timeout: 60_000 })
    await page.getByText(/已收到并保存，但没有生效/).waitFor()
    expect(await responsesOf(day, unitId)).toEqual([])
    expect(await city.database.read.$count(unitOutcome, eq(unitOutcome.unitId, openUnit.id))).toBe(
      0,
    )
    const [act] = await city.database.read.select().from(fieldAct)
    expect(act).toMatchObject({ outcome: 'refused', receivedBy: enumeratorId })

    const office = await openTownship(day, 'quarantine')
    await takeOver(office, '新增单位所在普查小区未分配给上报人')
    await expectTakenOver(unitId)
    await office.goto(`${city.origin}/office/hand-ins`)
    await office.getByText('核查情况').first().waitFor()
    await office.context().close()
  })

  it('on a tablet reported lost is kept apart when it is found again, and taken over by the office', async () => {
    const { city, context, page } = day
    const other = city.accounts.find(
      ({ id, role, scope }) =>
        role === 'enumerator' &&
        id !== day.enumeratorId &&
        scope.kind === 'area' &&
        day.blockCode.startsWith(scope.areaPrefix),
    )!
    const office = await openTownship(day, 'devices')
    await office.getByRole('link', { name: other.displayName }).first().click()
    await office.getByRole('button', { name: '登记平板' }).click()
    const link = await office.locator('.office-link-once-url').textContent()
    await page.goto(link!.replace(/^https?:\/\/[^/]+/, city.origin))
    await page.getByLabel('平板名称').fill('华为 MatePad 07')
    await page.getByRole('button', { name: '登记这台平板' }).click()
    await page.getByRole('button', { name: '继续' }).click()
    await startTablet(city, page, other.id)
    await waitUntilPrepared(page)
    await page.locator('a[href*="/field/blocks/"]').first().click()
    await page.waitForURL(/\/blocks\/\d+/)
    const block = page.url()
    await context.setOffline(true)
    await openField(page, `${block}/new`)
    await page.getByText('个体经营户').click()
    await page.getByRole('button', { name: '开始填表' }).click()
    await page.waitForURL(/\/responses\//)
    const unitId = /responses\/([^.]+)\./.exec(page.url())![1]!
    await fillCells(page, noodleHouse)
    await page.getByRole('button', { name: '核对并报送' }).waitFor()
    await context.setGeolocation({ ...day.middle, accuracy: 15 })
    await registerOnSite(page)
    await page.getByText('未发送 1').waitFor()

    await office.goto(`${city.origin}/office/devices`)
    await office.getByRole('link', { name: other.displayName }).first().click()
    await office.getByRole('button', { name: '挂失', exact: true }).click()
    await office.getByLabel(/挂失原因/).fill('在集市丢失')
    await office.getByRole('button', { name: '挂失这台平板' }).click()
    await office.getByText('已挂失：在集市丢失').waitFor()

    await context.setOffline(false)
    await openField(page, `${city.origin}/field/sync`)
    await page.getByText('登录已过期').first().waitFor()
    expect(await responsesOf(day, unitId)).toEqual([])
    // Found again, its owner signs in on it.
    await city.signIn(page, other.id)
    await unlock(page)
    await openField(page, `${city.origin}/field/sync`)
    await page.getByText('已原样存入隔离件，由普查办处理').waitFor({ timeout: 60_000 })
    await office.goto(`${city.origin}/office/quarantine`)
    await takeOver(office, '发送的平板已挂失')
    const [found] = await responsesOf(day, unitId)
    expect(found).toMatchObject({ state: 'submitted', revisions: 1 })
    await office.context().close()
  })
})
