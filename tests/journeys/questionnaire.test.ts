/** A few forms of every shape through both applications; the whole questionnaire has a run of its own. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { launchChromium } from '../support/browser.ts'
import { reportForm, sitDown } from '../support/report-form.ts'
import { serveTown, type Town } from '../support/serve-town.ts'
import { type SoundDocument, unitsWithEveryForm } from '../support/sound-documents.ts'

/** A matrix, a ledger with periods, and an enumerator's list. */
const forms = ['605-1', 'IO-4', '611-6']
const documents = forms.map(
  (form) =>
    unitsWithEveryForm()
      .flat()
      .find((document) => document.form === form)!,
)

let town: Town
let browser: Browser
beforeAll(async () => {
  const units = [...new Set(documents.map(({ unitId }) => unitId))]
  const ofUnits = unitsWithEveryForm().filter(([first]) => units.includes(first!.unitId))
  ;[town, browser] = await Promise.all([serveTown(ofUnits), launchChromium()])
})
afterAll(async () => {
  await browser?.close()
  await town?.close()
})

describe('forms that have been begun', () => {
  it.each(documents.map((document) => [document.form, document] as const))(
    '%s shows its answers, takes one more and is reported',
    async (_, document: SoundDocument) => {
      const page = await sitDown(browser, town, document)
      await reportForm(page, town, document)
      await page.context().close()
    },
  )
})
