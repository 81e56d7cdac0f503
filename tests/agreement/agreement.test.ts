import { expect, it } from 'vitest'
import { comparePlaces } from '../support/agreement/compare-places.ts'

it('a hundred thousand random documents are judged alike on the server, in Chromium and interpreted', async () => {
  const { documents, distinct, disagreements, withNeighbours } = await comparePlaces(100_000)
  expect(disagreements.slice(0, 5)).toEqual([])
  expect(documents).toBeGreaterThanOrEqual(100_000)
  // The documents differ, and so does what is said of them.
  expect(distinct).toBeGreaterThan(documents / 2)
  expect(withNeighbours).toBeGreaterThan(100)
})
