/** One compiled check over one document → its findings, row by row where it visits a table. */
import { ABSENCES, absenceAt } from './absences.ts'
import { cellPath, propertyAt } from './cell-path.ts'
import { isBlank, rowsOf } from './runtime/read.ts'
import type { CheckContext, CompiledCheck, Finding, FormDefinition, Outcome, Row } from './types.ts'

export interface EvaluateOptions {
  /** Also the checks that pass or do not apply. */
  readonly all?: boolean
  /** Also demand what office, system or device fill in. */
  readonly includeOfficeItems?: boolean
}

/** Most checks find nothing: they share this rather than have a list each. */
const nothing: readonly Finding[] = []

export function runCheck(
  check: CompiledCheck,
  context: CheckContext,
  all: boolean,
): readonly Finding[] {
  if (check.table === null) {
    const finding = judge(check, context, null, null, all)
    return finding === null ? nothing : [finding]
  }
  const rows = rowsOf(context.answers, check.table) ?? []
  const findings: Finding[] = []
  for (let i = 0; i < rows.length; i++) {
    const finding = runRow(check, context, rows[i], i, all)
    if (finding !== null) findings.push(finding)
  }
  if (all && findings.length === 0)
    findings.push(describe(check, 'not-applicable', [check.table], ''))
  return findings
}

/** The check for one row, `index` counted from 0. */
export function runRow(
  check: CompiledCheck,
  context: CheckContext,
  row: Row | undefined,
  index: number,
  all: boolean,
): Finding | null {
  return isBlank(row) ? null : judge(check, context, row ?? null, index, all)
}

function judge(
  check: CompiledCheck,
  context: CheckContext,
  row: Row | null,
  index: number | null,
  all: boolean,
): Finding | null {
  const number = index === null ? 0 : index + 1
  const outcome = check.outcome(context, row, number)
  if (outcome !== false && !all) return null
  const fields = check.fields.map((field) =>
    field.startsWith('.') ? cellPath(check.table ?? '', index, field.slice(1)) : field,
  )
  if (outcome === false) {
    const message = check.message(context, row, number)
    return check.kind === 'required' && context.answers[ABSENCES] !== undefined
      ? excused(check, context, fields, message)
      : describe(check, 'fail', fields, message)
  }
  return describe(check, outcome === null ? 'not-applicable' : 'pass', fields, '')
}

/** An owed cell said to be absent needs no value but an explanation. */
function excused(
  check: CompiledCheck,
  context: CheckContext,
  fields: readonly string[],
  message: string,
): Finding {
  const finding = describe(check, 'fail', fields, message)
  const absence = absenceAt(context.answers, fields[0] ?? '')
  if (absence === undefined) return finding
  const stated = absence.kind === 'unknown' ? '不掌握' : '不适用'
  const note = absence.note === undefined || absence.note === '' ? '' : `（${absence.note}）`
  return {
    ...finding,
    severity: 'verify',
    message: `${message.replace('，请填写', '')}，标为“${stated}”${note}，请核实`,
  }
}

function describe(
  check: CompiledCheck,
  outcome: Outcome,
  fields: readonly string[],
  message: string,
): Finding {
  return { rule: check.id, kind: check.kind, severity: check.severity, outcome, fields, message }
}

const respondentChecks = new WeakMap<FormDefinition, readonly CompiledCheck[]>()

/** The checks to run: what others fill in is not demanded of the respondent. */
export function checksToRun(
  form: FormDefinition,
  options: EvaluateOptions,
): readonly CompiledCheck[] {
  if (options.includeOfficeItems === true) return form.checks
  const known = respondentChecks.get(form)
  if (known !== undefined) return known
  const checks = form.checks.filter(
    (check) => check.kind !== 'required' || isRespondents(form, check),
  )
  respondentChecks.set(form, checks)
  return checks
}

function isRespondents(form: FormDefinition, check: CompiledCheck): boolean {
  return check.fields.every((field) => {
    const path = field.startsWith('.')
      ? { key: check.table ?? '', row: 0, column: field.slice(1) }
      : { key: field, row: null, column: null }
    return (propertyAt(form.schema, path)?.['x-filled-by'] ?? 'respondent') === 'respondent'
  })
}
