/** The form with the head under which it is used here: what the office entered, over what it came with. */
import type { FormDefinition } from '../../forms/engine/types.ts'
import type { FormHead } from '../../server/contract/instruments.ts'

export function withHead(form: FormDefinition, head: FormHead | undefined): FormDefinition {
  if (head === undefined) return form
  return { ...form, layout: { ...form.layout, head: { ...form.layout.head, ...head } } }
}
