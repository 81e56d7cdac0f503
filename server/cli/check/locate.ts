/** Which cells of a judged document are most likely wrong, for `check --locate`. */
import type { FormRelations } from '../../../forms/engine/linear/relations.ts'
import { type Likely, localise } from '../../../forms/engine/localise/localise.ts'
import type { CheckContext, FormDefinition } from '../../../forms/engine/types.ts'
import { findRelations } from '../../../forms/generated/relations.ts'
import type { FormBook } from '../../platform/form-book.ts'
import { openSolver } from '../../platform/solver.ts'

export type Locate = (form: FormDefinition, context: CheckContext) => readonly Likely[]

/** Loads solver and relations once, so that documents are judged without waiting. */
export async function openLocate(book: FormBook): Promise<Locate> {
  const solve = await openSolver()
  const relations = new Map<string, FormRelations | undefined>()
  for (const form of book.forms.values())
    relations.set(form.id, await findRelations(form.id, form.version))
  return (form, context) => {
    const known = relations.get(form.id)
    return known === undefined ? [] : localise(form, known, context, solve)
  }
}
