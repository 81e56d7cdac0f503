/** A screen of the tablet as a hand meets it: nothing runs over an edge, and every target takes a thumb. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** In CSS pixels. */
const SMALLEST_TARGET = 44

/** `step`: what the screen is called when it does not. Targets in running text are left out. */
export async function expectToFit(page: Page, step: string): Promise<void> {
  await page.waitForTimeout(250)
  const { width } = page.viewportSize()!
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(wide, `${step} is wider than the screen`).toBeLessThanOrEqual(width)
  const small = await page
    .locator(
      'main button:visible, main a:visible, [role="dialog"] button:visible, [role="tab"]:visible',
    )
    .evaluateAll(
      (elements, smallest) =>
        elements
          .map((element) => ({
            text: element.textContent,
            height: element.getBoundingClientRect().height,
            inText: element.closest('p, li > span') !== null,
          }))
          .filter((each) => each.height > 0 && each.height < smallest && !each.inText)
          .map((each) => each.text),
      SMALLEST_TARGET,
    )
  expect(small, `${step} has targets too small`).toEqual([])
}
