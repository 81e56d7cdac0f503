/** Conditions of the layout (which block belongs to which units), compiled with the form. */
import type { FormDefinition } from '../../../forms/engine/types.ts'
import type { Condition } from './checking.ts'

export function readConditions(form: FormDefinition): Condition {
  return (expression, context) => form.conditions[expression]?.holds(context) ?? null
}
