/**
 * Fills in what the engine works out: computed cells and sums of periods. What the respondent
 * typed is never touched; a cell whose operands are missing has no value.
 */
import { cellPath, propertyAt } from './cell-path.ts'
import { type MaybeExact, round, toNumber } from './runtime/exact.ts'
import { isBlank, rowsOf } from './runtime/read.ts'
import type {
  Answers,
  AnswerValue,
  CheckContext,
  ComputedCell,
  FormDefinition,
  Row,
} from './types.ts'

export interface ComputedValue {
  readonly path: string
  /** `undefined`: its operands are missing. */
  readonly value: number | undefined
}

export interface ComputedAnswers {
  readonly answers: Answers
  /** The cells that changed. */
  readonly changes: readonly ComputedValue[]
}

/**
 * `only`: property keys that changed; formulas that read none of them keep their values.
 * `keepStated`: a cell that already has a value keeps it (documents from elsewhere).
 */
export function computeCells(
  form: FormDefinition,
  context: CheckContext,
  options: { readonly only?: ReadonlySet<string>; readonly keepStated?: boolean } = {},
): ComputedAnswers {
  if (form.computed.length === 0) return { answers: context.answers, changes: [] }
  const touched = options.only === undefined ? null : new Set(options.only)
  const changes = new Map<string, number | undefined>()
  let { answers } = context
  for (const cell of form.computed) {
    if (touched !== null && !cell.dependencies.own.some((key) => touched.has(key))) continue
    const before = answers
    // A total line reads the other lines of its column: a second pass sees them worked out.
    const passes = cell.table !== null && !cell.rowLocal ? 2 : 1
    for (let pass = 0; pass < passes; pass++) {
      answers = computeOne(
        form,
        cell,
        { ...context, answers },
        options.keepStated === true,
        changes,
      )
    }
    if (answers !== before) touched?.add(cell.key)
  }
  return { answers, changes: [...changes].map(([path, value]) => ({ path, value })) }
}

function computeOne(
  form: FormDefinition,
  cell: ComputedCell,
  context: CheckContext,
  keepStated: boolean,
  changes: Map<string, number | undefined>,
): Answers {
  const { answers } = context
  const decimals = decimalsOf(form, cell)
  if (cell.table === null || cell.column === null) {
    const value = workedOut(cell, context, null, 0, decimals)
    if (value === UNTOUCHED || !differs(answers[cell.key], value, keepStated)) return answers
    changes.set(cell.key, value)
    return { ...answers, [cell.key]: value }
  }
  const rows = rowsOf(answers, cell.table) ?? []
  let next: Row[] | null = null
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index]
    if (row === undefined || isBlank(row)) continue
    const value = workedOut(cell, context, row, index + 1, decimals)
    if (value === UNTOUCHED || !differs(row[cell.column], value, keepStated)) continue
    next ??= rows.slice()
    next[index] = { ...row, [cell.column]: value }
    changes.set(cellPath(cell.table, index, cell.column), value)
  }
  return next === null ? answers : { ...answers, [cell.table]: next }
}

const UNTOUCHED = Symbol('the respondent types it')

function workedOut(
  cell: ComputedCell,
  context: CheckContext,
  row: Row | null,
  rowNumber: number,
  decimals: number,
): number | undefined | typeof UNTOUCHED {
  if (cell.applies !== null && cell.applies(context, row, rowNumber) !== true) return UNTOUCHED
  const value: MaybeExact = round(cell.value(context, row, rowNumber), decimals)
  return value === null ? undefined : toNumber(value)
}

function differs(
  stated: AnswerValue | undefined,
  value: number | undefined,
  keepStated: boolean,
): boolean {
  const empty = stated === undefined || stated === null || stated === ''
  if (keepStated && !empty) return false
  return empty ? value !== undefined : stated !== value
}

/** Whole numbers for counts and amounts; four decimals where the form names none. */
function decimalsOf(form: FormDefinition, cell: ComputedCell): number {
  const path = { key: cell.key, row: cell.column === null ? null : 0, column: cell.column }
  const property = propertyAt(form.schema, path)
  return property?.type === 'integer' ? 0 : (property?.['x-decimals'] ?? 4)
}

/** Whether a cell is worked out as the document stands, so that nobody types it. */
export function isComputedNow(
  form: FormDefinition,
  context: CheckContext,
  path: { readonly key: string; readonly row: number | null; readonly column: string | null },
): boolean {
  const cell = form.computed.find(
    (candidate) => candidate.key === path.key && candidate.column === path.column,
  )
  if (cell === undefined) return false
  if (cell.applies === null) return true
  const rows = path.row === null ? null : rowsOf(context.answers, path.key)
  const row = path.row === null ? null : (rows?.[path.row] ?? null)
  return cell.applies(context, row, (path.row ?? -1) + 1) === true
}
