/** Two windows of one tablet on one form: neither writes over the other. */
import { describe, expect, it } from 'vitest'
import {
  fillCells,
  noodleHouse,
  registerOnSite,
  showSectionOf,
  startTablet,
  unlock,
  waitUntilPrepared,
} from '../support/tablet.ts'
import { responsesOf, startHousehold, tabletDay } from '../support/tablet-day.ts'

const day = tabletDay()

describe('two windows of one tablet', () => {
  it('one fills in, the other shows, and takes over with everything typed', async () => {
    const { city, context, enumeratorId, page: first } = day
    const elsewhere = '这张表正在本机另一个窗口填写'
    await startTablet(city, first, enumeratorId)
    await waitUntilPrepared(first)
    const { unitId, address } = await startHousehold(day)
    await fillCells(first, { ...noodleHouse, selfEmployedName: '两窗面馆' })
    const cell = (page: typeof first, path: string) => page.locator(`[data-path="${path}"]`)

    const second = await context.newPage()
    await second.goto(address)
    await unlock(second)
    await second.getByText(elsewhere).waitFor()
    await showSectionOf(second, 'operatorName')
    expect(await cell(second, 'operatorName').isEditable()).toBe(false)
    // Where nothing is to be filled in, nothing is called filled in.
    expect(await second.locator('.jf-tab-state').count()).toBe(0)
    expect(await second.getByRole('button', { name: '核对并报送' }).count()).toBe(0)
    await fillCells(first, { operatorName: '王先手' })

    await second.getByRole('button', { name: '在这里继续填' }).click()
    await second.getByText(elsewhere).waitFor({ state: 'detached' })
    await showSectionOf(second, 'operatorName')
    await expect.poll(() => cell(second, 'operatorName').inputValue()).toBe('王先手')
    await first.getByText(elsewhere).waitFor()
    expect(await first.getByRole('button', { name: '核对并报送' }).count()).toBe(0)
    await fillCells(second, { operatorName: '王后手' })
    await registerOnSite(second)
    await expect
      .poll(() => responsesOf(day, unitId), { timeout: 60_000 })
      .toMatchObject([{ state: 'submitted', revisions: 1 }])
  })
})
