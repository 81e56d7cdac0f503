/** Error localisation in a page: the measured document is made by sixty-cells.ts. */
import loadHighs from 'highs'
import highsAddress from 'highs/runtime?url'
import { highsSolver } from '../../../forms/engine/linear/highs-solver.ts'
import { localise } from '../../../forms/engine/localise/localise.ts'
import { brokenDocuments, sixtyCells } from './sixty-cells.ts'

const startedMs = performance.now()
const solve = highsSolver(await loadHighs({ locateFile: () => highsAddress }))
const loadMs = performance.now() - startedMs
const { form, relations } = sixtyCells()
const runs = brokenDocuments(form, relations).map(({ answers, failing, wrong }) => {
  const beginMs = performance.now()
  const likely = localise(form, relations, { answers }, solve)
  const tookMs = performance.now() - beginMs
  return { tookMs, failing, wrong, found: likely.map(({ cell }) => cell) }
})
document.documentElement.dataset.result = JSON.stringify({ loadMs, runs })
