/** All checks of a form over one answer document: 审核. Never throws on answers. */
import { sortFindings } from './finding-order.ts'
import { formatFindings } from './format-findings.ts'
import { checksToRun, type EvaluateOptions, runCheck } from './run-check.ts'
import type { CheckContext, Finding, FormDefinition } from './types.ts'

export type { EvaluateOptions } from './run-check.ts'

/** Findings in layout order, graver first; only failures unless `all` asks for every result. */
export function evaluateResponse(
  form: FormDefinition,
  context: CheckContext,
  options: EvaluateOptions = {},
): Finding[] {
  const all = options.all === true
  const findings = formatFindings(form, context.answers)
  for (const check of checksToRun(form, options)) {
    for (const finding of runCheck(check, context, all)) findings.push(finding)
  }
  return sortFindings(form, findings)
}
