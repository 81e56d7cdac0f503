/**
 * Checking while someone types: a change re-runs only the checks that read the changed cell.
 * After any sequence of changes the findings equal those of a fresh evaluation.
 */
import { parseCellPath } from './cell-path.ts'
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
  let context = start
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

  const settle = (before: readonly Finding[], after: readonly Finding[]): FindingsChange => {
    const change = compareFindings(before, after)
    if (change.appeared.length > 0 || change.gone.length > 0) sorted = null
    return change
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
      if (changed === null) return { appeared: [], gone: [] }
      context = { ...context, answers: changed.answers }
      const before: Finding[] = [...format]
      format = formatFindings(form, context.answers)
      const after: Finding[] = [...format]
      for (const index of dependents.get(changed.key) ?? []) {
        const check = checks[index]!
        const old = results[index]!
        const { row } = changed
        if (row !== null && check.rowLocal && check.table === changed.key) {
          const rows = rowsOf(context.answers, changed.key) ?? []
          before.push(...[old[row]].filter(isFinding))
          old[row] = runRow(check, context, rows[row], row, false) ?? undefined
          after.push(...[old[row]].filter(isFinding))
        } else {
          results[index] = runWhole(check, context)
          before.push(...old.filter(isFinding))
          after.push(...results[index].filter(isFinding))
        }
      }
      return settle(before, after)
    },
    replaceAll(next) {
      const before = everything()
      context = next
      runAll()
      return settle(before, everything())
    },
  }
}

/** Findings of one check; for a row-local check the place in the array is the row. */
type Result = (Finding | undefined)[]

function isFinding(finding: Finding | undefined): finding is Finding {
  return finding !== undefined
}

function runWhole(check: CompiledCheck, context: CheckContext): Result {
  if (check.table === null || !check.rowLocal) return runCheck(check, context, false)
  const rows = rowsOf(context.answers, check.table) ?? []
  return rows.map((row, index) => runRow(check, context, row, index, false) ?? undefined)
}

/** Property → indexes of the checks that read it. */
function dependentsOf(checks: readonly CompiledCheck[]): ReadonlyMap<string, readonly number[]> {
  const dependents = new Map<string, number[]>()
  checks.forEach((check, index) => {
    for (const key of check.dependencies.own) {
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

function compareFindings(before: readonly Finding[], after: readonly Finding[]): FindingsChange {
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
