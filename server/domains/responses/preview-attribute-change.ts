/** What a change of office-filled attributes would do to the forms of a unit. Reads only. */
import { previewChange } from '../../../forms/engine/applicability.ts'
import { applicability } from '../../../forms/generated/applicability-catalogue.ts'
import type { AttributeChanges, AttributePreview } from '../../contract/unit-attributes.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { openFormBook } from '../../platform/form-book.ts'
import { attributesOf, withAttributes } from '../frame/index.ts'
import { requireRight } from '../identity/index.ts'
import { describeDecision } from './get-owed-forms.ts'
import { requireFitting } from './require-fitting-attributes.ts'
import { listHeldResponses } from './store.ts'
import { getUnitInReach } from './unit-in-reach.ts'

export async function previewAttributeChange(
  ctx: SignedInContext,
  input: { readonly unitId: string; readonly changes: AttributeChanges },
): Promise<AttributePreview> {
  requireRight(ctx, 'unit.change-attributes')
  const changes = requireFitting(input.changes)
  const db = ctx.database.read
  const book = await openFormBook()
  const unit = await getUnitInReach(db, ctx, input.unitId)
  const held = (await listHeldResponses(db, unit.id)).filter(({ fellAwayAt }) => !fellAwayAt)
  const preview = previewChange(
    applicability,
    { before: attributesOf(unit), after: attributesOf(withAttributes(unit, changes)) },
    held.map(({ formId, revisions, state }) => ({
      form: formId,
      started: revisions > 0 || state !== 'assigned',
    })),
    book.codeLists,
  )
  return {
    appears: preview.appears.map((decision) => describeDecision(book, decision)),
    stays: preview.stays.map((decision) => describeDecision(book, decision)),
    undetermined: preview.undetermined.map((decision) => describeDecision(book, decision)),
    fallsAway: preview.fallsAway.map(({ form, answersKept }) => ({
      formId: form,
      formTitle: book.forms.get(form)?.title ?? form,
      answersKept,
    })),
  }
}
