/**
 * What checking costs a key: each amount of filled forms changed by one and back in a check session, as
 * typing does, the list of findings asked for after each. In Node at full speed; the bar is for a machine
 * four times slower, so times are told four times over. Layout and painting are `form`'s matter.
 */
import { createCheckSession } from '../../forms/engine/check-session.ts'
import { indexCodeLists } from '../../forms/engine/code-list-index.ts'
import type { Answers, FormDefinition } from '../../forms/engine/types.ts'
import { codeListIds, loadCodeList } from '../../forms/generated/code-lists.ts'
import { loadForm } from '../../forms/generated/registry.ts'
import { makeCity } from '../../server/demo-city/make-city.ts'
import { p50, quantile } from './quantiles.ts'
import { judged, ms, type Result } from './report.ts'
import { SLOWER } from './slow-page.ts'

const BAR_MS = 4
/** The widest of the census, and those most enterprises fill in. */
const FORMS = ['IO-1', 'B603', '602', '601'] as const
const DOCUMENTS = 12
/** Documents in which the machine still compiles. */
const WARM_UP = 4
/** Each key, of which the middle counts: what the machine did besides is no cost of checking. */
const TIMES = 5

export async function benchKeystrokes(): Promise<Result[]> {
  const codeLists = indexCodeLists(await Promise.all(codeListIds.map(loadCodeList)))
  const { responses } = makeCity({ units: 2_000, seed: 'bench' })
  const results: Result[] = []
  for (const id of FORMS) {
    const form = await loadForm(id)
    const documents = responses.filter((each) => each.form === id).slice(0, DOCUMENTS)
    const all = documents.map(({ answers }) => timesOf(form, answers as Answers, { codeLists }))
    const took = all.slice(WARM_UP).flat()
    if (took.length === 0) throw new Error(`no filled ${id} to type in`)
    const [usual, worst] = [p50(took) * SLOWER, quantile(took, 0.99) * SLOWER]
    const amounts = Math.round(took.length / (all.length - WARM_UP))
    const what = `${id}, ${form.checks.length} checks, ${amounts} amounts: a key, p50 / p99, ×${SLOWER}`
    results.push(judged(what, `${ms(usual)} / ${ms(worst)}`, `< ${BAR_MS} ms`, worst < BAR_MS))
  }
  return results
}

function timesOf(
  form: FormDefinition,
  answers: Answers,
  about: { readonly codeLists: ReturnType<typeof indexCodeLists> },
): number[] {
  const session = createCheckSession(form, { answers, ...about })
  const took: number[] = []
  for (const [path, value] of amountsIn(answers)) {
    const again: number[] = []
    for (let time = 0; time < TIMES; time++) {
      for (const next of [value + 1, value]) {
        const startedMs = performance.now()
        session.set(path, next)
        session.findings()
        again.push(performance.now() - startedMs)
      }
    }
    took.push(p50(again))
  }
  return took
}

function amountsIn(answers: Answers): [path: string, value: number][] {
  return Object.entries(answers).flatMap(([key, value]): [string, number][] => {
    if (typeof value === 'number') return [[key, value]]
    if (!Array.isArray(value)) return []
    return value.flatMap((row, index) =>
      typeof row !== 'object' || row === null
        ? []
        : Object.entries(row).flatMap(([column, cell]): [string, number][] =>
            typeof cell === 'number' ? [[`${key}[${index}].${column}`, cell]] : [],
          ),
    )
  })
}
