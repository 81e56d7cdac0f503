/** What axe finds on a page as it stands to be read: with nothing half faded in or out. */
import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** Fails with each rule broken and its first element. Waits until what fades or slides has done so. */
export async function expectNoBarriers(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      // About to begin, or under way; what breathes for ever (a skeleton) is at rest all the same.
      document.querySelector('[data-starting-style], [data-ending-style]') === null &&
      document
        .getAnimations()
        .every(({ effect }) => effect?.getComputedTiming().endTime === Number.POSITIVE_INFINITY),
  )
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
}
