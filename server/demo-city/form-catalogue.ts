/** The forms of the program as the city fills them: which properties each asks of its respondent. */
import type { FormDefinition } from '../../forms/engine/types.ts'
import { type FormId, formIds, loadForm } from '../../forms/generated/registry.ts'

const definitions = new Map<FormId, FormDefinition>(
  await Promise.all(formIds.map(async (id) => [id, await loadForm(id)] as const)),
)

export function definitionOf(form: FormId): FormDefinition {
  const definition = definitions.get(form)
  if (!definition) throw new RangeError(`There is no form ${form}`)
  return definition
}
