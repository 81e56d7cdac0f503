/** A line of the table of results, and how it is printed. */
export interface Result {
  readonly what: string
  readonly measured: string
  /** The bar of the project, in words; '' where there is none. */
  readonly bar: string
  /** undefined: nothing to meet. */
  readonly met?: boolean
}

export const ms = (value: number): string => `${value.toFixed(value < 10 ? 2 : 1)} ms`
export const times = (value: number): string => `${value.toFixed(2)} ×`

export function judged(what: string, measured: string, bar: string, met: boolean): Result {
  return { what, measured, bar, met }
}

export function told(what: string, measured: string): Result {
  return { what, measured, bar: '' }
}

/** Set for a bench that runs as a program of its own, whose results the caller prints. */
export const AS_JSON = 'JINGPU_BENCH_JSON'

export function printResults(title: string, results: readonly Result[]): void {
  if (process.env[AS_JSON]) {
    process.stdout.write(`${JSON.stringify(results)}\n`)
    return
  }
  const lines = results.map(({ what, measured, bar, met }) => {
    const verdict = met === undefined ? '' : met ? 'met' : 'MISSED'
    return `| ${what} | ${measured} | ${bar} | ${verdict} |`
  })
  console.log(
    [`\n## ${title}\n`, '| what | measured | bar | |', '|---|---|---|---|', ...lines].join('\n'),
  )
}
