/**
 * What checking costs a key: each amount of filled forms changed by one and back in a check session, as
 * typing does, the list of findings asked for after each. In Chromium made four times slower, which is
 * judged, and in Node at full speed beside it. Layout and painting are `form`'s matter.
 */
import type { Browser } from 'playwright-core'
import { indexCodeLists } from '../../forms/engine/code-list-index.ts'
import type { Answers } from '../../forms/engine/types.ts'
import { codeListIds, loadCodeList } from '../../forms/generated/code-lists.ts'
import { loadForm } from '../../forms/generated/registry.ts'
import { makeCity } from '../../server/demo-city/make-city.ts'
import { keyTimes } from './pages/key-times.ts'
import type {} from './pages/keys.ts'
import { p50, quantile } from './quantiles.ts'
import { judged, ms, type Result, told } from './report.ts'
import type { BenchPages } from './serve-pages.ts'
import { openSlowPage, SLOWER } from './slow-page.ts'

export const KEY_PAGES = ['keys'] as const

const BAR_MS = 4
/** The widest of the census, of more than 300 amounts, and those most enterprises fill in. */
const FORMS = ['IO-1', 'B603', '602', '601'] as const
const DOCUMENTS = 12
/** Documents in which the machine still compiles. */
const WARM_UP = 4

export async function benchKeystrokes(browser: Browser, pages: BenchPages): Promise<Result[]> {
  const codeLists = indexCodeLists(await Promise.all(codeListIds.map(loadCodeList)))
  const { responses } = makeCity({ units: 2_000, seed: 'bench' })
  const slow = await openSlowPage(browser, pages.address, 'keys.html')
  const results: Result[] = []
  for (const id of FORMS) {
    const form = await loadForm(id)
    const documents = responses
      .filter((each) => each.form === id)
      .slice(0, DOCUMENTS)
      .map(({ answers }) => answers as Answers)
    const inPage = await slow.page.evaluate(
      ([id, documents]) => window.keyTimesOf!(id, documents),
      [id, documents] as const,
    )
    const took = inPage.slice(WARM_UP).flat()
    if (took.length === 0) throw new Error(`no filled ${id} to type in`)
    const atFullSpeed = documents
      .map((answers) => keyTimes(form, answers, codeLists))
      .slice(WARM_UP)
      .flat()
    const amounts = Math.round(took.length / (documents.length - WARM_UP))
    const what = `${id}, ${form.checks.length} checks, ${amounts} amounts: a key, p50 / p99`
    const worst = quantile(took, 0.99)
    results.push(
      judged(
        `${what}, Chromium ×${SLOWER} slower`,
        `${ms(p50(took))} / ${ms(worst)}`,
        `< ${BAR_MS} ms`,
        worst < BAR_MS,
      ),
      told(
        `${what}, Node at full speed`,
        `${ms(p50(atFullSpeed))} / ${ms(quantile(atFullSpeed, 0.99))}`,
      ),
    )
  }
  await slow.close()
  return results
}
