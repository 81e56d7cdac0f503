/**
 * 5,000 units on one tablet whose processor is four times slower: all of them are there without a network,
 * a block of more than a page among them. How long it takes is told, not judged: docs/benchmarks.md.
 */
import { eq } from 'drizzle-orm'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { blockAssignment } from '../../server/domains/areas/tables.ts'
import { unit } from '../../server/domains/frame/tables.ts'
import { PIN, startTablet, waitUntilPrepared } from '../support/tablet.ts'
import { blockAddress, tabletDay } from '../support/tablet-day.ts'

const UNITS = 5_000
const SLOWER = 4
/** In the one block of many shops. */
const CROWDED = 600
const PIECE = 500

const day = tabletDay()

/** Fills the enumerator's blocks with households of the frame, `CROWDED` of them in the first. */
async function fillBlocks(): Promise<number> {
  const { city, enumeratorId, blockCode, openUnit } = day
  const assigned = await city.database.read
    .select({ code: blockAssignment.blockCode })
    .from(blockAssignment)
    .where(eq(blockAssignment.accountId, enumeratorId))
  const others = assigned.map(({ code }) => code).filter((code) => code !== blockCode)
  const rows = Array.from({ length: UNITS }, (_, at): typeof unit.$inferInsert => {
    const own = at < CROWDED ? blockCode : others[at % others.length]!
    return {
      ...openUnit,
      ...{ id: `many-${at}`, kind: 'selfEmployed', name: `朔城区满街第${at}号杂货店` },
      ...{ unifiedSocialCreditCode: null, buildingCode: null, areaCode: own.slice(0, 12) },
      ...{ blockCode: own, address: `马邑路 ${at} 号` },
    }
  })
  for (let at = 0; at < rows.length; at += PIECE) {
    await city.database.write(async (tx) => {
      await tx.insert(unit).values(rows.slice(at, at + PIECE))
    })
  }
  return others.length + 1
}

describe('a tablet with 5,000 units', () => {
  it('opens without a network, shows each block whole and finds the last of them', async () => {
    const { city, context, enumeratorId } = day
    let { page } = day
    const blocks = await fillBlocks()
    await startTablet(city, page, enumeratorId)
    await waitUntilPrepared(page)
    await page.getByText(/资料截至/).waitFor({ timeout: 170_000 })
    await context.setOffline(true)

    const opening: number[] = []
    const unlocking: number[] = []
    for (let round = 0; round < 3; round++) {
      await page.close()
      page = await context.newPage()
      await slowDown(page)
      const started = performance.now()
      await page.goto(`${city.origin}/field/`)
      await page.getByLabel('PIN', { exact: true }).waitFor()
      opening.push(performance.now() - started)
      await page.getByLabel('PIN', { exact: true }).fill(PIN.slice(0, -1))
      const typed = performance.now()
      await page.keyboard.press(PIN.slice(-1))
      await page.locator('.field-remaining dd').nth(1).waitFor()
      await page
        .getByRole('link', { name: /普查小区|小区/ })
        .first()
        .waitFor()
      unlocking.push(performance.now() - typed)
    }
    const records = await page.locator('.field-remaining dd').nth(1).textContent()
    expect(Number(records?.replace(/\D/g, ''))).toBeGreaterThanOrEqual(UNITS)

    const before = performance.now()
    await page.locator(`a[href$="${day.blockCode}"]`).first().click()
    await page.getByText('朔城区满街第0号杂货店').first().waitFor()
    const toBlock = performance.now() - before
    await page
      .getByText(`朔城区满街第${CROWDED - 1}号杂货店`)
      .first()
      .waitFor()

    await page.goto(blockAddress({ ...day, page }, 'search'))
    await page.getByLabel('PIN', { exact: true }).fill(PIN)
    const input = page.getByLabel(/名称的一部分/)
    await input.waitFor()
    const asked = performance.now()
    await input.fill(`满街第${CROWDED - 1}号`)
    await page
      .getByText(`朔城区满街第${CROWDED - 1}号杂货店`)
      .first()
      .waitFor()
    const toFind = performance.now() - asked
    const ms = (times: readonly number[]) => times.map((time) => Math.round(time)).join(', ')
    console.info(
      `${UNITS} units in ${blocks} blocks, CPU ×${SLOWER} slower: lock screen after ${ms(opening)} ms, ` +
        `today's screen ${ms(unlocking)} ms after the PIN; a block of ${CROWDED} after ${ms([toBlock])} ms; ` +
        `a unit found after ${ms([toFind])} ms`,
    )
  })
})

async function slowDown(page: Page): Promise<void> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
}
