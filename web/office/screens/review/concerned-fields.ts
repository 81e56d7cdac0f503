/** The indicators a return is about: first those the findings point at, in the form's order. Pure. */
import type { Finding, FormDefinition } from '../../../../forms/engine/types.ts'

/** At most as many as one return may name. */
const MOST_FIELDS = 100

/** Paths of mandatory findings and of verify findings without an explanation. */
export function concernedFields(
  findings: readonly Finding[],
  explainedRules: ReadonlySet<string>,
): readonly string[] {
  const open = findings.filter(
    ({ outcome, severity, rule }) =>
      outcome === 'fail' &&
      (severity === 'mandatory' || (severity === 'verify' && !explainedRules.has(rule))),
  )
  return [...new Set(open.flatMap((finding) => finding.fields))].slice(0, MOST_FIELDS)
}

export interface FieldOption {
  readonly key: string
  /** Official code of the indicator, or its key where there is none. */
  readonly code: string
  readonly name: string
}

/** Every indicator of the form, to be found by code or name; a table counts as one. */
export function fieldOptions(form: FormDefinition): readonly FieldOption[] {
  return Object.entries(form.schema.properties).map(([key, property]) => ({
    key,
    code: property['x-code'] || key,
    name: property.title ?? key,
  }))
}
