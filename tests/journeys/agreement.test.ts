import { expect, it } from 'vitest'
import { comparePlaces } from '../support/agreement/compare-places.ts'

it('checks say the same on the server, in Chromium and interpreted', async () => {
  const { documents, distinct, disagreements, withNeighbours } = await comparePlaces(2_000)
  expect(disagreements.slice(0, 5)).toEqual([])
  expect(documents).toBeGreaterThanOrEqual(2_000)
  // The documents differ, and so does what is said of them.
  expect(distinct).toBeGreaterThan(documents / 2)
  expect(withNeighbours).toBeGreaterThan(100)
})
