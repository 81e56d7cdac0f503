/** What one document contributes to the percentiles its form's checks ask for. Pure. */

import { toNumber } from '../runtime/exact.ts'
import { isBlank, rowsOf } from '../runtime/read.ts'
import type { CheckContext, FormDefinition, Measure } from '../types.ts'

export interface CollectedValues {
  readonly name: string
  readonly points: readonly string[]
  /** One, or one for each row where the check visits rows. */
  readonly values: readonly number[]
}

type Checks = FormDefinition['checks']

/** Asked of every document there is. */
const asking = new WeakMap<Checks, boolean>()

/** Whether any check of the form compares with percentiles. */
export function asksForPercentiles({ checks }: { readonly checks: Checks }): boolean {
  const known = asking.get(checks)
  if (known !== undefined) return known
  const asks = checks.some(({ dependencies }) => dependencies.distributions.length > 0)
  asking.set(checks, asks)
  return asks
}

/** Checks that share a name share their values: those of the first that has any count. */
export function collectValues(form: FormDefinition, context: CheckContext): CollectedValues[] {
  const collected = new Map<string, CollectedValues>()
  for (const { measures, table } of form.checks) {
    for (const measure of measures ?? []) {
      const known = collected.get(measure.name)
      const points = [...new Set([...(known?.points ?? []), ...measure.points])]
      const values =
        known && known.values.length > 0 ? known.values : valuesOf(measure, table, context)
      collected.set(measure.name, { name: measure.name, points, values })
    }
  }
  return [...collected.values()].filter(({ values }) => values.length > 0)
}

function valuesOf(measure: Measure, table: string | null, context: CheckContext): number[] {
  const found =
    table === null
      ? [measure.value(context, null, 0)]
      : (rowsOf(context.answers, table) ?? []).flatMap((row, index) =>
          isBlank(row) ? [] : [measure.value(context, row, index + 1)],
        )
  return found.flatMap((value) => (value === null ? [] : [toNumber(value)])).filter(Number.isFinite)
}
