/** What checking costs each key, wherever it runs: in Node and in a page alike. */
import { createCheckSession } from '../../../forms/engine/check-session.ts'
import type { Answers, CodeLists, FormDefinition } from '../../../forms/engine/types.ts'

/** Each key, of which the middle counts: what the machine did besides is no cost of checking. */
const TIMES = 5
/** Changes and changes back in one time taken: a page's clock tells tenths of a millisecond only. */
const CHANGES = 10

/**
 * Each amount of a filled form changed by one and back in a check session, as typing does, the findings
 * asked for after each.
 * @returns milliseconds a key, one for each amount
 */
export function keyTimes(form: FormDefinition, answers: Answers, codeLists: CodeLists): number[] {
  const session = createCheckSession(form, { answers, codeLists })
  return amountsIn(answers).map(([path, value]) => {
    const took: number[] = []
    for (let time = 0; time < TIMES; time++) {
      const startedMs = performance.now()
      for (let change = 0; change < CHANGES; change++) {
        for (const next of [value + 1, value]) {
          session.set(path, next)
          session.findings()
        }
      }
      took.push((performance.now() - startedMs) / (2 * CHANGES))
    }
    return took.sort((a, b) => a - b)[(TIMES - 1) / 2]!
  })
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
