/**
 * An enterprise of one trade at its own desk: every form owed is entered by hand or by paste, a slip is found
 * and mended, the person in charge confirms, all is reported.
 */
import { eq } from 'drizzle-orm'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadForm } from '../../forms/generated/registry.ts'
import { response, revision } from '../../server/domains/responses/tables.ts'
import { launchChromium } from './browser.ts'
import { confirmAll, enterForm, explainAll, handOver, openDesk } from './desk.ts'
import { fillCell } from './fill-form.ts'
import { serveTown, type Town } from './serve-town.ts'
import { documentsOfTrade } from './trades.ts'

interface Slip {
  /** The amount of the finances that is mistyped at first, so many times what it is. */
  readonly cell: string
  readonly times: number
  /** Words of what the check says. */
  readonly told: string
}

export function reportsAsTrade(trade: string, slip: Slip): void {
  const documents = documentsOfTrade(trade)
  let town: Town
  let browser: Browser
  let page: Page
  const notAsked = new Map<string, readonly string[]>()

  beforeAll(async () => {
    ;[town, browser] = await Promise.all([
      serveTown([documents], { begun: false }),
      launchChromium(),
    ])
    page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage()
    await town.signIn(page, town.respondentOf(documents[0]!))
  })
  afterAll(async () => {
    await browser?.close()
    await town?.close()
  })

  describe(trade, () => {
    const unitId = documents[0]!.unitId

    it.each(documents)('enters $form, and hands it over', async ({ form: id, reported }) => {
      const form = await loadForm(id)
      await openDesk(page, town, `${unitId}.${id}.2023`)
      const slips = /^[BCSFE]603$/.test(id)
      const right = Number(reported[slip.cell])
      const typed = slips ? { ...reported, [slip.cell]: Math.round(right * slip.times) } : reported
      notAsked.set(id, await enterForm(page, form, typed))
      if (slips) {
        await page.locator('.jf-rail-group.jf-mandatory', { hasText: slip.told }).waitFor()
        await fillCell(page, slip.cell, right)
      }
      await expect
        .poll(() => page.locator('.jf-rail-group.jf-mandatory').allInnerTexts())
        .toEqual([])
      await explainAll(page, '已与本单位账簿和合同逐项核对，当年情况确实如此')
      await handOver(page)
    })

    it('has all of it confirmed by the person in charge, exactly as entered', async () => {
      await confirmAll(
        browser,
        town,
        unitId,
        documents.map(({ form }) => form),
      )
      const rows = await town.database.read
        .select()
        .from(response)
        .where(eq(response.unitId, unitId))
      const states = new Map(rows.map(({ formId, state }) => [formId, state]))
      for (const { form, reported } of documents) {
        expect([form, states.get(form)]).toEqual([form, 'submitted'])
        const [newest] = await town.database.read
          .select()
          .from(revision)
          .where(eq(revision.responseId, `${unitId}.${form}.2023`))
        const numbers = Object.entries(reported).filter(
          ([key, value]) => typeof value === 'number' && !notAsked.get(form)?.includes(key),
        )
        expect(newest?.answers).toMatchObject(Object.fromEntries(numbers))
      }
    })
  })
}
