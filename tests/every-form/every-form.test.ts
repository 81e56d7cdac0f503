/** Each form of the questionnaire in the application that reports it, and on paper, in real Chromium. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formIds } from '../../forms/generated/registry.ts'
import { launchChromium } from '../support/browser.ts'
import { printForm } from '../support/print-form.ts'
import { reportForm, sitDown } from '../support/report-form.ts'
import { isFilledOnline, serveTown, type Town } from '../support/serve-town.ts'
import { type SoundDocument, unitsWithEveryForm } from '../support/sound-documents.ts'

const units = unitsWithEveryForm()
/** One document of each form, in the order of the units. */
const documents = units
  .flat()
  .filter(({ form }, index, all) => all.findIndex((other) => other.form === form) === index)

let town: Town
let browser: Browser
let page: Page
let officePage: Page
let signedIn = ''

beforeAll(async () => {
  ;[town, browser] = await Promise.all([serveTown(units), launchChromium()])
  officePage = await (await browser.newContext()).newPage()
  await town.signIn(officePage, town.office)
})
afterAll(async () => {
  await browser?.close()
  await town?.close()
})

/** One context for each respondent, as people have a device each. */
async function takeDeviceOf(document: SoundDocument): Promise<void> {
  const account = town.respondentOf(document)
  if (account.id === signedIn) return
  await page?.context().close()
  page = await sitDown(browser, town, document)
  signedIn = account.id
}

describe('every form of the questionnaire', () => {
  it('is among those looked at', () => {
    expect(documents.map(({ form }) => form).sort()).toEqual([...formIds].sort())
  })

  it.each(documents.map((document) => [document.form, document] as const))(
    '%s shows its answers, takes one more and is reported',
    async (_, document) => {
      await takeDeviceOf(document)
      await reportForm(page, town, document)
    },
  )

  it.each(documents.map((document) => [document.form, document] as const))(
    '%s is printed under the approval entered for it, with its period and figures',
    async (_, document) => {
      if (isFilledOnline(document)) await takeDeviceOf(document)
      await printForm(isFilledOnline(document) ? page : officePage, town, document)
    },
  )
})
