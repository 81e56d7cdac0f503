/**
 * Every page of the offices, the respondents and the public: axe finds nothing serious. The pages are read
 * from the routers, so that a new one cannot be forgotten: a route without a line here fails.
 */
import { readdirSync, readFileSync } from 'node:fs'
import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commandContext } from '../../server/cli/command-context.ts'
import type { Role } from '../../server/contract/identity.ts'
import { frameImport, unit } from '../../server/domains/frame/tables.ts'
import { createAccount, issueSignInLink } from '../../server/domains/identity/index.ts'
import { response, revision } from '../../server/domains/responses/tables.ts'
import { projectPath } from '../../server/platform/project-path.ts'
import { launchChromium } from '../support/browser.ts'
import { type DemoCity, serveDemoCity } from '../support/serve-demo-city.ts'

/** Paths a router of the web declares, e.g. `/units/$unitId`. */
function routesOf(app: string): string[] {
  const source = readFileSync(projectPath(`web/${app}/router.tsx`), 'utf8')
  return [...source.matchAll(/(?<!base)path: '([^']+)'/g)].map(([, path]) => path!)
}

/** What the sign-in page tells apart by its address. */
function signInPages(): string[] {
  const source = readFileSync(projectPath('web/sign-in/main.tsx'), 'utf8')
  return ['/sign-in', ...[...source.matchAll(/case '([^']+)'/g)].map(([, path]) => path!)]
}

/** Pages of their own, by their folders. */
const apps = readdirSync(projectPath('web'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !['field'].includes(entry.name))
  .filter(({ name }) => readdirSync(projectPath(`web/${name}`)).includes('index.html'))
  .map(({ name }) => name)

/** Who opens a page of the offices; the city's office where nothing is said. */
const posts: Readonly<Record<string, Role>> = {
  '/trail': 'audit-administrator',
  '/trail-days': 'audit-administrator',
  '/industries': 'department',
  '/enforcement': 'enforcement-officer',
  '/enforcement/$requestId/units/$unitId': 'enforcement-officer',
}

/** What a demonstration city has none of: the page then says that there is no such thing. */
const NONE = '01900000-0000-7000-8000-00000000aaaa'

let city: DemoCity
let browser: Browser
const pages = new Map<string, Page>()
let values: Readonly<Record<string, string>>
let ofUnit: typeof values

beforeAll(async () => {
  ;[city, browser] = await Promise.all([serveDemoCity(150), launchChromium()])
  const read = city.database.read
  const [responses, revisions, units, imports] = await Promise.all([
    read.select().from(response),
    read.select().from(revision),
    read.select().from(unit),
    read.select().from(frameImport),
  ])
  const sent = responses.find(({ state, formId }) => state === 'submitted' && formId !== '621')
  const firm = city.accounts.find(({ role, scope }) => {
    const held = scope.kind === 'unit' ? scope.unitId : ''
    return role === 'enterprise' && revisions.some(({ responseId }) => responseId.startsWith(held))
  })
  const firmId = firm?.scope.kind === 'unit' ? firm.scope.unitId : ''
  const own = revisions.find(({ responseId }) => responseId.startsWith(`${firmId}.`))
  if (!sent || !own || !firm) throw new Error('the city has nothing reported')
  const place = units.find(({ id }) => id === sent.unitId)
  values = {
    unitId: sent.unitId,
    responseId: sent.id,
    formId: 'B603',
    ...(imports[0] && { importId: imports[0].id }),
    blockCode: place?.blockCode ?? '',
    areaCode: place?.areaCode ?? '',
  }
  ofUnit = { responseId: own.responseId, revisionId: own.id, year: '2023' }
  const newPage = async () =>
    (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage()
  const desk = await newPage()
  await city.signIn(desk, firm.id)
  pages.set('self-report', desk)
  pages.set('public', await newPage())
  const ctx = commandContext(city.database)
  for (const role of new Set<Role>(['city-office', ...Object.values(posts)])) {
    const account = await createAccount(ctx, {
      displayName: '周普',
      role,
      scope: { kind: 'area', areaPrefix: '1406', name: '朔州市' },
    })
    const { token } = await issueSignInLink(ctx, account.id)
    const page = await newPage()
    await page.goto(`${city.origin}/sign-in/#${token}`)
    await page.getByRole('button', { name: '登录' }).click()
    await page.waitForURL(/\/office\//)
    pages.set(role, page)
  }
})
afterAll(async () => {
  await browser?.close()
  await city?.close()
})

const filled = (route: string, by: typeof values) =>
  route.replace(/\$(\w+)/g, (_, name: string) => encodeURIComponent(by[name] ?? NONE))

async function barriersOn(page: Page, address: string): Promise<readonly string[]> {
  await page.goto(`${city.origin}${address}`)
  await page.locator('h1, h2, main, .jp-sheet').first().waitFor()
  await page.waitForLoadState('networkidle')
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes[0]?.html}`)
}

describe('pages of the offices', () => {
  it('are all read from the router', () => {
    expect(routesOf('office').length).toBeGreaterThan(40)
    expect(Object.keys(posts).filter((route) => !routesOf('office').includes(route))).toEqual([])
  })

  it.each(routesOf('office'))('%s has nothing serious', async (route) => {
    const page = pages.get(posts[route] ?? 'city-office')!
    expect(await barriersOn(page, `/office${filled(route, values)}`)).toEqual([])
  })
})

describe('pages of the respondents', () => {
  it.each([
    ...routesOf('self-report').filter((route) => !['/confirm', '/print'].includes(route)),
    ...['/forms/$responseId/confirm', '/forms/$responseId/print'],
  ])('%s has nothing serious', async (route) => {
    const page = pages.get('self-report')!
    expect(await barriersOn(page, `/self-report${filled(route, ofUnit)}`)).toEqual([])
  })
})

describe('public pages', () => {
  it.each([
    ...signInPages(),
    ...apps
      .filter((app) => !['office', 'self-report', 'sign-in'].includes(app))
      .map((app) => `/${app}`),
  ])('%s has nothing serious', async (route) => {
    expect(await barriersOn(pages.get('public')!, `${route}/`)).toEqual([])
  })
})
