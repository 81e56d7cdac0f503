/**
 * The newest of each company's published single-entity statements, typed line by line into the finances of industry,
 * construction and trade: nothing mandatory is said about any line, and something is as soon as one is mistyped.
 */
import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Answers } from '../../forms/engine/types.ts'
import { loadForm } from '../../forms/generated/registry.ts'
import { projectPath } from '../../server/platform/project-path.ts'
import { launchChromium } from '../support/browser.ts'
import { enterForm, openDesk } from '../support/desk.ts'
import { fillCell } from '../support/fill-form.ts'
import { serveTown, type Town } from '../support/serve-town.ts'
import type { SoundDocument } from '../support/sound-documents.ts'

interface Statement {
  readonly company: string
  readonly year: number
  readonly yuan: Readonly<Record<string, number>>
}

const { statements } = JSON.parse(
  readFileSync(projectPath('tests/fixtures/published-statements.json'), 'utf8'),
) as { readonly statements: readonly Statement[] }
/** A company's statements are listed from the newest. */
const newest = statements.filter(
  ({ company }, at) => statements.findIndex((other) => other.company === company) === at,
)
const finances = ['B603', 'C603', 'E603'] as const
const forms = new Map(
  await Promise.all(finances.map(async (id) => [id, await loadForm(id)] as const)),
)

/** The lines the form asks, each rounded to thousand yuan by itself. */
function inThousand(form: (typeof finances)[number], { yuan }: Statement): Answers {
  const asked = (forms.get(form)!.schema as { properties: object }).properties
  return Object.fromEntries(
    Object.entries(yuan)
      .filter(([key]) => key in asked)
      .map(([key, amount]) => [key, Math.round(amount / 1_000) + 0]),
  )
}

/** One unit for each statement, so that each is typed into blank forms. */
const units = newest.map((statement) => {
  const unitId = `listed-${statement.company}-${statement.year}`
  const unit = { kind: 'legalUnit', aboveScale: true, operatingStatus: '1' } as const
  return finances.map((form) => {
    const reported = inThousand(form, statement)
    const answers = reported
    const document: SoundDocument = {
      form,
      unitId,
      unit,
      answers,
      reported,
      others: {},
      previous: undefined,
    }
    return document
  })
})

let town: Town
let browser: Browser
beforeAll(async () => {
  ;[town, browser] = await Promise.all([serveTown(units, { begun: false }), launchChromium()])
})
afterAll(async () => {
  await browser?.close()
  await town?.close()
})

/** What the list of problems says under 强制 of lines filled in; those a statement lacks are listed apart. */
function accusations(page: Page): Promise<string[]> {
  return page.locator('.jf-rail-group.jf-mandatory .jf-finding-text').allTextContents()
}

describe.each(units.map((documents) => ({ unitId: documents[0]!.unitId, documents })))(
  'the statement of $unitId',
  ({ unitId, documents }) => {
    let page: Page
    beforeAll(async () => {
      page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage()
      await town.signIn(page, town.respondentOf(documents[0]!))
    })
    afterAll(() => page.context().close())

    it.each(documents)(
      'typed into $form is accused of nothing, until a figure slips',
      async (typed) => {
        await openDesk(page, town, `${unitId}.${typed.form}.2023`)
        await enterForm(page, forms.get(typed.form as (typeof finances)[number])!, typed.reported)
        await page.getByText(/^已保存/).waitFor()
        await page.getByText(/^应填未填 \d+ 项$/).waitFor()
        expect(await accusations(page)).toEqual([])
        const right = Number(typed.reported.totalAssets)
        await fillCell(page, 'totalAssets', right * 10)
        await expect.poll(() => accusations(page)).not.toEqual([])
        await fillCell(page, 'totalAssets', right)
        await expect.poll(() => accusations(page)).toEqual([])
      },
    )
  },
)
