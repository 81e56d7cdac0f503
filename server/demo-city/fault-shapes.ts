/** Shapes that faults come in: a part over its whole, a sum that does not add up, a line gone wrong. */
import type { AnswerRow, Answers, AnswerValue, FormId, ResponseFault } from './city.ts'

export interface FaultRecipe extends ResponseFault {
  readonly forms: readonly FormId[]
  /** What to change, or nothing if this response cannot carry the fault. */
  spoil(answers: Answers, previous: Answers | undefined): Answers | undefined
}

export function isAmount(value: AnswerValue | undefined): value is number {
  return typeof value === 'number'
}

/** A part or a total that was typed too large by so much. */
export function raised(
  kind: ResponseFault['kind'],
  forms: readonly FormId[],
  key: string,
  total: string,
  by: number,
): FaultRecipe {
  return {
    kind,
    severity: 'mandatory',
    forms,
    fields: [...new Set([key, total])],
    spoil: ({ [key]: amount }) => (isAmount(amount) ? { [key]: amount + by } : undefined),
  }
}

/** A part larger than its whole. */
export function above(
  kind: ResponseFault['kind'],
  forms: readonly FormId[],
  part: string,
  whole: string,
): FaultRecipe {
  return {
    kind,
    severity: 'mandatory',
    forms,
    fields: [part, whole],
    spoil: ({ [part]: has, [whole]: all }) =>
      isAmount(has) && isAmount(all) ? { [part]: all + 3 } : undefined,
  }
}

/** A ledger in which one part was entered a second time in the last period. */
export function inLedger(
  kind: ResponseFault['kind'],
  forms: readonly FormId[],
  key: string,
  total: string,
): FaultRecipe {
  return {
    kind,
    severity: 'mandatory',
    forms,
    fields: [key, total],
    spoil: (answers) => moreInLastPeriod(answers, key, 700),
  }
}

export function moreInLastPeriod(answers: Answers, key: string, by: number): Answers | undefined {
  const year = answers[key]
  const last = [`${key}Q4`, `${key}H2`].find((period) => isAmount(answers[period]))
  if (!isAmount(year) || last === undefined) return undefined
  return { [key]: year + by, [last]: Number(answers[last]) + by }
}

interface LineFault {
  readonly column: string
  readonly beyond: string
  readonly times?: number
  readonly severity?: 'verify'
  at?(rows: readonly AnswerRow[]): number
}

/** One line of a table in which a cell goes beyond another. */
export function inLine(
  kind: ResponseFault['kind'],
  forms: readonly FormId[],
  table: string,
  { column, beyond, times = 1, severity, at = () => 0 }: LineFault,
): FaultRecipe {
  return {
    kind,
    severity: severity ?? 'mandatory',
    forms,
    fields: [table],
    spoil: ({ [table]: value }) => {
      const rows = rowsOf(value)
      const index = at(rows)
      const limit = rows[index]?.[beyond]
      return isAmount(limit) && limit > 0
        ? changeLine(table, value, index, { [column]: limit * times + (times === 1 ? 10 : 0) })
        : undefined
    },
  }
}

export function changeLine(
  table: string,
  value: AnswerValue | undefined,
  index: number,
  change: AnswerRow,
): Answers | undefined {
  const rows = rowsOf(value)
  if (rows[index] === undefined) return undefined
  return { [table]: rows.map((row, at) => (at === index ? { ...row, ...change } : row)) }
}

function rowsOf(value: AnswerValue | undefined): readonly AnswerRow[] {
  return Array.isArray(value) ? (value as readonly AnswerRow[]) : []
}
