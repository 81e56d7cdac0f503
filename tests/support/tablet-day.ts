/**
 * One served city for a file of whole days on a tablet: an enumerator with a block, a legal unit in it that
 * is open, and for each test a browser context of its own that stands in the middle of that block.
 */
import { and, eq, isNull, like } from 'drizzle-orm'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import type { Account } from '../../server/contract/identity.ts'
import { block, blockAssignment } from '../../server/domains/areas/tables.ts'
import { unit } from '../../server/domains/frame/tables.ts'
import { response } from '../../server/domains/responses/tables.ts'
import { launchChromium } from './browser.ts'
import { type DemoCity, serveDemoCity } from './serve-demo-city.ts'
import { middleOf, openField } from './tablet.ts'

export interface TabletDay {
  readonly city: DemoCity
  readonly browser: Browser
  readonly enumeratorId: string
  /** In the enumerator's block, without outcome. */
  readonly openUnit: typeof unit.$inferSelect
  readonly blockCode: string
  readonly middle: { readonly longitude: number; readonly latitude: number }
  /** Of this test. */
  readonly context: BrowserContext
  /** Of this test; set anew where a test closes the window. */
  page: Page
}

const tablet = { viewport: { width: 800, height: 1280 }, hasTouch: true } as const

/** Registers the hooks; what it returns is filled when the first test begins. */
export function tabletDay(units = 200, options: BrowserContextOptions = {}): TabletDay {
  // Filled by the hooks below before any test reads it.
  const day = {} as { -readonly [Name in keyof TabletDay]: TabletDay[Name] }
  beforeAll(async () => {
    day.city = await serveDemoCity(units)
    day.browser = await launchChromium()
    const [found] = await day.city.database.read
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
    day.openUnit = found.unit
    day.blockCode = found.unit.blockCode!
    day.enumeratorId = found.accountId
    day.middle = middleOf(found.geometry)
  })
  beforeEach(async () => {
    day.context = await day.browser.newContext({
      ...tablet,
      permissions: ['geolocation'],
      geolocation: { ...day.middle, accuracy: 15 },
      ...options,
    })
    day.page = await day.context.newPage()
  })
  afterEach(() => day.context?.close())
  afterAll(async () => {
    await day.browser?.close()
    await day.city?.close()
  })
  return day
}

/** Address of the enumerator's block, or of something under it. */
export function blockAddress({ city, blockCode }: TabletDay, rest = ''): string {
  return `${city.origin}/field/blocks/${blockCode}${rest === '' ? '' : `/${rest}`}`
}

/** Opens the form of a household that is in no list. */
export async function startHousehold(
  day: TabletDay,
): Promise<{ readonly unitId: string; readonly address: string }> {
  const { page } = day
  await openField(page, blockAddress(day, 'new'))
  await page.getByText('个体经营户').click()
  await page.getByRole('button', { name: '开始填表' }).click()
  await page.waitForURL(/\/responses\//)
  const address = page.url()
  return { unitId: /responses\/([^.]+)\./.exec(address)![1]!, address }
}

/** What the server holds of a unit's responses. */
export function responsesOf({ city }: TabletDay, unitId: string) {
  return city.database.read.select().from(response).where(eq(response.unitId, unitId))
}

/** The township's office over the enumerator's block, signed in at a desk of its own. */
export async function openTownship(day: TabletDay, path: string): Promise<Page> {
  const clerk = officeAccount(day, 'township-office')
  const desk = await day.browser.newContext({ viewport: { width: 1280, height: 800 } })
  const page = await desk.newPage()
  await day.city.signIn(page, clerk.id)
  await page.goto(`${day.city.origin}/office/${path}`)
  return page
}

/** Who of this role has the enumerator's block in their area. */
export function officeAccount({ city, blockCode }: TabletDay, role: Account['role']): Account {
  const found = city.accounts.find(
    ({ role: own, scope }) =>
      own === role && scope.kind === 'area' && blockCode.startsWith(scope.areaPrefix),
  )
  if (!found) throw new Error(`the city has no ${role} over this block`)
  return found
}
