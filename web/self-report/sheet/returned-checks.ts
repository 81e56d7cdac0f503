/**
 * The office's reason for a return, beside the cells it is about: a finding to mend or to explain,
 * which goes away once one of its cells differs from what was returned.
 */
import type { Answers, Finding } from '../../../forms/engine/types.ts'
import type { ReturnRecord } from '../../../server/contract/responses.ts'
import { placeOf, withValue } from '../../form/path.ts'
import type { FormChecks } from '../../form/session/checking.ts'
import { sameContent } from './work.ts'

/** Undefined where the reason names no cells: it then stands above the form only. */
export function returnedFinding(record: ReturnRecord | undefined): Finding | undefined {
  if (!record || record.fields.length === 0) return undefined
  return {
    // One return, one question: the explanation of an earlier return does not answer a later one.
    rule: `returned-${record.returnedAt}`,
    kind: 'relation',
    severity: 'verify',
    outcome: 'fail',
    fields: record.fields,
    message: `普查办退回：${record.reasonText}`,
  }
}

/** The form's checks with the office's reason among them. `returned`: the answers as sent back. */
export function withReturned(
  checks: FormChecks,
  start: Answers,
  returned: Answers,
  finding: Finding,
): FormChecks {
  const watched = [...new Set(finding.fields.map((path) => placeOf(path).property))]
  let current = start
  const stands = (): boolean => watched.every((key) => sameContent(current[key], returned[key]))
  return {
    findings: () => (stands() ? [finding, ...checks.findings()] : checks.findings()),
    set(path, value) {
      const change = checks.set(path, value)
      const before = stands()
      current = withValue(current, path, value)
      const after = stands()
      return {
        ...change,
        appeared: after && !before ? [finding, ...change.appeared] : change.appeared,
        gone: before && !after ? [finding, ...change.gone] : change.gone,
      }
    },
    replaceAll(context) {
      current = context.answers
      return checks.replaceAll(context)
    },
  }
}
