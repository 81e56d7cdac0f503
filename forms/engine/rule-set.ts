/**
 * 审核关系集: the checks in force for a form version. They are those the version was published with,
 * as changed since by publications of the office. Each publication is a rule version of its own.
 */
import type { CompiledCheck, FormDefinition } from './types.ts'

/** One check added, replaced, or (text null) retired since the form version was published. */
export interface RuleChange {
  readonly checkId: string
  readonly text: string | null
}

/** `2023.1` for the checks a form version was published with, `2023.1+3` after the third publication. */
export function ruleVersionLabel(formVersion: string, publication: number): string {
  return publication === 0 ? formVersion : `${formVersion}+${publication}`
}

/** The rule version whose checks this definition holds. */
export function ruleVersionOf(form: FormDefinition): string {
  return form.ruleVersion ?? form.version
}

/** Of checks published since: replaced in their place, retired left out, new ones at the end. */
export function withPublishedChecks(
  form: FormDefinition,
  ruleVersion: string,
  changes: readonly RuleChange[],
  compiled: readonly CompiledCheck[],
): FormDefinition {
  const published = new Map(compiled.map((check) => [check.id, check]))
  const changed = new Map(changes.map((change) => [change.checkId, change]))
  const kept = form.checks.flatMap((check) => {
    const change = changed.get(check.id)
    if (change === undefined) return [check]
    return change.text === null ? [] : [published.get(check.id) ?? check]
  })
  const known = new Set(form.checks.map((check) => check.id))
  const added = changes.flatMap(({ checkId, text }) => {
    const check = published.get(checkId)
    return text === null || known.has(checkId) || check === undefined ? [] : [check]
  })
  return { ...form, ruleVersion, checks: [...kept, ...added] }
}

/** The changes with one more; a later one for the same check takes the place of the earlier. */
export function addChange(changes: readonly RuleChange[], change: RuleChange): RuleChange[] {
  return [...changes.filter((each) => each.checkId !== change.checkId), change]
}
