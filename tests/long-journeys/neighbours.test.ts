/** Percentiles of units alike on a tablet: fetched with the block, and an outlier told without a network. */
import { and, eq, inArray, isNotNull } from 'drizzle-orm'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { commandContext } from '../../server/cli/command-context.ts'
import { blockAssignment } from '../../server/domains/areas/tables.ts'
import { unit } from '../../server/domains/frame/tables.ts'
import { answerQuestions, evaluateResponses } from '../../server/domains/responses/index.ts'
import { response } from '../../server/domains/responses/tables.ts'
import { launchChromium } from '../support/browser.ts'
import { putStanding } from '../support/evaluation-city.ts'
import { type DemoCity, serveDemoCity } from '../support/serve-demo-city.ts'
import {
  fillCells,
  openField,
  showSectionOf,
  startTablet,
  waitUntilPrepared,
} from '../support/tablet.ts'

let city: DemoCity
let browser: Browser

beforeAll(async () => {
  city = await serveDemoCity(300)
  browser = await launchChromium()
})
afterAll(async () => {
  await browser?.close()
  await city?.close()
})

it('a household whose income is beyond that of its trade is told so at the door, offline', async () => {
  const [owed] = await city.database.read
    .select({
      responseId: response.id,
      industryCode: unit.industryCode,
      accountId: blockAssignment.accountId,
    })
    .from(response)
    .innerJoin(unit, eq(unit.id, response.unitId))
    .innerJoin(blockAssignment, eq(blockAssignment.blockCode, unit.blockCode))
    .where(
      and(
        eq(response.formId, '613'),
        inArray(response.state, ['assigned', 'draft']),
        isNotNull(unit.industryCode),
      ),
    )
    .limit(1)
  if (!owed) throw new Error('the city has no household that still owes form 613')
  await putStanding(
    city.database,
    Array.from({ length: 40 }, (_, at) => ({
      ...{ unitId: `shop-${at}`, kind: 'selfEmployed' as const, formId: '613' },
      industryCode: owed.industryCode!,
      answers: { operatingRevenue: 90 + at, staffAtYearEnd: 1 },
    })),
  )
  await evaluateResponses(
    commandContext(city.database),
    { areaPrefix: '', formId: null },
    { ask: answerQuestions(city.database.read), ahead: 1 },
  )

  const context = await browser.newContext({
    viewport: { width: 800, height: 1280 },
    hasTouch: true,
  })
  const page = await context.newPage()
  await startTablet(city, page, owed.accountId)
  await waitUntilPrepared(page)
  await context.setOffline(true)
  await openField(page, `${city.origin}/field/responses/${owed.responseId}`)
  await fillCells(page, { staffAtYearEnd: '1', operatingRevenue: '4000' })
  await showSectionOf(page, 'operatingRevenue')
  const told = page
    .getByText(new RegExp(`同行业（${owed.industryCode}.*家经营户的常见范围`))
    .first()
  await told.waitFor()
  await expect
    .poll(() => told.textContent())
    .toMatch(/4[01] 家经营户的常见范围（\d+ 至 \d+ 千元\/人）内/)
  await context.close()
}, 180_000)
