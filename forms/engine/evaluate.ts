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
  return evaluateResponses(form, [context], options)[0]!
}

/**
 * Several documents of one form, each as alone. Check by check and not document by document: a form's
 * checks are more machine code than a processor keeps at hand, the documents of a batch are not.
 */
export function evaluateResponses(
  form: FormDefinition,
  contexts: readonly CheckContext[],
  options: EvaluateOptions = {},
): Finding[][] {
  const all = options.all === true
  const found = contexts.map(({ answers }) => formatFindings(form, answers))
  for (const check of checksToRun(form, options)) {
    for (let at = 0; at < contexts.length; at++) {
      for (const finding of runCheck(check, contexts[at]!, all)) found[at]!.push(finding)
    }
  }
  return found.map((findings) => sortFindings(form, findings))
}
