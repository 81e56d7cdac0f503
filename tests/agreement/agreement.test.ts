/** JINGPU_DOCUMENTS: how many, 100,000 where nothing is said. */
import { expect, it } from 'vitest'
import { comparePlaces } from '../support/agreement/compare-places.ts'

const DOCUMENTS = Number(process.env.JINGPU_DOCUMENTS ?? 100_000)

it(`${DOCUMENTS} random documents are judged alike on the server, in Chromium and interpreted`, async () => {
  const { documents, distinct, disagreements, withNeighbours } = await comparePlaces(DOCUMENTS)
  expect(disagreements.slice(0, 5)).toEqual([])
  expect(documents).toBeGreaterThanOrEqual(DOCUMENTS)
  // The documents differ, and so does what is said of them.
  expect(distinct).toBeGreaterThan(documents / 2)
  expect(withNeighbours).toBeGreaterThan(100)
})
