/**
 * Checking while someone types: a change re-runs only the checks that read the changed cell.
 * After any sequence of changes the findings equal those of a fresh evaluation.
 */
import { ABSENCES } from './absences.ts'
import { type CellPath, cellPath, parseCellPath, propertyAt } from './cell-path.ts'
import { type ComputedValue, computeCells, isComputedNow } from './compute-cells.ts'
import { sortFindings } from './finding-order.ts'
import { formatFindings } from './format-findings.ts'
import { checksToRun, type EvaluateOptions, runCheck, runRow } from './run-check.ts'
import { rowsOf } from './runtime/read.ts'
import type {
  Answers,
  AnswerValue,
  CellValue,
  CheckContext,
  CompiledCheck,
  Finding,
  FormDefinition,
  Row,
} from './types.ts'

export interface FindingsChange {
  readonly appeared: readonly Finding[]
  readonly gone: readonly Finding[]
  /** Cells the engine worked out anew. */
  readonly computed: readonly ComputedValue[]
}

export interface CheckSession {
  /** The document as it stands; a new object after every change. */
  answers(): Answers
  /** Failures, in the order of the form. */
  findings(): readonly Finding[]
  /** `path` is a property, or a cell `table[2].column`; `undefined` empties it. */
  set(path: string, value: AnswerValue | undefined): FindingsChange
  /** Another document, or other surroundings (code lists loaded, other forms saved). */
  replaceAll(context: CheckContext): FindingsChange
}

export function createCheckSession(
  form: FormDefinition,
  start: CheckContext,
  options: Pick<EvaluateOptions, 'includeOfficeItems'> = {},
): CheckSession {
  const checks = checksToRun(form, options)
  const dependents = dependentsOf(checks)
  const results: Result[] = checks.map(() => [])
  let context = { ...start, answers: computeCells(form, start).answers }
  let format: readonly Finding[] = []
  let sorted: readonly Finding[] | null = null

  const everything = (): Finding[] => [
    ...format,
    ...results.flatMap((result) => result.filter(isFinding)),
  ]

  const runAll = (): void => {
    checks.forEach((check, index) => {
      results[index] = runWhole(check, context)
    })
    format = formatFindings(form, context.answers)
  }

  const settle = (
    before: readonly Finding[],
    after: readonly Finding[],
    computed: readonly ComputedValue[],
  ): FindingsChange => {
    const change = compareFindings(before, after)
    if (change.appeared.length > 0 || change.gone.length > 0) sorted = null
    return { ...change, computed }
  }

  /** Runs again what reads any of the changed places; a row-local check only for its row. */
  const rerun = (changes: readonly ChangedPlace[], before: Finding[], after: Finding[]): void => {
    const rows = new Map<number, Set<number> | null>()
    for (const { key, row } of changes) {
      for (const index of dependents.get(key) ?? []) {
        const check = checks[index]!
        const local = row !== null && check.rowLocal && check.table === key
        const known = rows.get(index)
        if (!local) rows.set(index, null)
        else if (known === undefined) rows.set(index, new Set([row]))
        else known?.add(row)
      }
    }
    for (const [index, touched] of rows) {
      const check = checks[index]!
      const old = results[index]!
      if (touched === null) {
        results[index] = runWhole(check, context)
        before.push(...old.filter(isFinding))
        after.push(...results[index].filter(isFinding))
        continue
      }
      const lines = rowsOf(context.answers, check.table ?? '') ?? []
      for (const row of touched) {
        before.push(...[old[row]].filter(isFinding))
        old[row] = runRow(check, context, lines[row], row, false) ?? undefined
        after.push(...[old[row]].filter(isFinding))
      }
    }
  }

  runAll()

  return {
    answers: () => context.answers,
    findings: () => {
      sorted ??= sortFindings(form, everything())
      return sorted
    },
    set(path, value) {
      const changed = changeAnswers(context.answers, path, value)
      if (changed === null) return { appeared: [], gone: [], computed: [] }
      const emptied = emptiedAnnual(form, { ...context, answers: changed.answers }, changed, path)
      const changedKeys = new Set([changed.key, ...(emptied === null ? [] : [emptied.key])])
      const computed = computeCells(
        form,
        { ...context, answers: emptied?.answers ?? changed.answers },
        { only: changedKeys },
      )
      const workedOut = [...(emptied?.changes ?? []), ...computed.changes]
      context = { ...context, answers: computed.answers }
      const before: Finding[] = [...format]
      format = formatFindings(form, context.answers)
      const after: Finding[] = [...format]
      const places = workedOut.map(({ path: at }) => parseCellPath(at)).filter(isPlace)
      rerun([{ key: changed.key, row: changed.row }, ...places], before, after)
      return settle(before, after, workedOut)
    },
    replaceAll(next) {
      const before = everything()
      const computed = computeCells(form, next)
      context = { ...next, answers: computed.answers }
      runAll()
      return settle(before, everything(), computed.changes)
    },
  }
}

/** Findings of one check; for a row-local check the place in the array is the row. */
type Result = (Finding | undefined)[]

interface ChangedPlace {
  readonly key: string
  readonly row: number | null
}

function isPlace(place: CellPath | null): place is CellPath {
  return place !== null
}

function isFinding(finding: Finding | undefined): finding is Finding {
  return finding !== undefined
}

function runWhole(check: CompiledCheck, context: CheckContext): Result {
  if (check.table === null || !check.rowLocal) return [...runCheck(check, context, false)]
  const rows = rowsOf(context.answers, check.table) ?? []
  return rows.map((row, index) => runRow(check, context, row, index, false) ?? undefined)
}

/** Property → indexes of the checks that read it. */
function dependentsOf(checks: readonly CompiledCheck[]): ReadonlyMap<string, readonly number[]> {
  const dependents = new Map<string, number[]>()
  checks.forEach((check, index) => {
    // An absence excuses a cell that is owed.
    const keys = check.kind === 'required' ? [ABSENCES] : []
    for (const key of [...check.dependencies.own, ...keys]) {
      const list = dependents.get(key) ?? []
      list.push(index)
      dependents.set(key, list)
    }
  })
  return dependents
}

interface ChangedAnswers {
  readonly answers: Answers
  readonly key: string
  /** The row touched, or null when the property changed as a whole. */
  readonly row: number | null
}

function changeAnswers(
  answers: Answers,
  path: string,
  value: AnswerValue | undefined,
): ChangedAnswers | null {
  const cell = parseCellPath(path)
  if (cell === null || (cell.row !== null && cell.column === null)) return null
  const { key, row, column } = cell
  if (row === null || column === null)
    return { answers: { ...answers, [key]: value }, key, row: null }
  const rows = rowsOf(answers, key) ?? []
  if (row > rows.length) return null
  const next: Row[] = rows.slice()
  // A cell of a row holds no rows of its own.
  next[row] = { ...next[row], [column]: value as CellValue | undefined }
  return { answers: { ...answers, [key]: next }, key, row }
}

/** The annual cell of a period just emptied, when no period is left to add up. */
function emptiedAnnual(
  form: FormDefinition,
  context: CheckContext,
  changed: ChangedAnswers,
  path: string,
): { answers: Answers; key: string; changes: ComputedValue[] } | null {
  const cell = parseCellPath(path)
  const annual = cell === null ? undefined : propertyAt(form.schema, cell)?.['x-period-of']
  if (cell === null || annual === undefined) return null
  const place = cell.column === null ? { ...cell, key: annual } : { ...cell, column: annual }
  if (isComputedNow(form, context, place)) return null
  const at = cellPath(place.key, place.row, place.column)
  const next = changeAnswers(changed.answers, at, undefined)
  return next === null
    ? null
    : { answers: next.answers, key: next.key, changes: [{ path: at, value: undefined }] }
}

function compareFindings(
  before: readonly Finding[],
  after: readonly Finding[],
): Pick<FindingsChange, 'appeared' | 'gone'> {
  const was = new Set(before.map(markOf))
  const is = new Set(after.map(markOf))
  return {
    appeared: after.filter((finding) => !was.has(markOf(finding))),
    gone: before.filter((finding) => !is.has(markOf(finding))),
  }
}

function markOf(finding: Finding): string {
  return `${finding.rule}\n${finding.fields.join(' ')}\n${finding.message}`
}
