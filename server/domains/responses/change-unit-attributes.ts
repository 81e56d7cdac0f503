/**
 * An office changes what offices fill of a unit, with a reason; the forms it owes follow in the same
 * transaction. Reported values are not among them: those follow the respondent's own forms.
 */
import { Problem } from '../../contract/problems.ts'
import type { AttributeChanges, OwedForms } from '../../contract/unit-attributes.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { openFormBook } from '../../platform/form-book.ts'
import { requireRight } from '../identity/index.ts'
import { describeOwedForms } from './get-owed-forms.ts'
import { setOfficeAttributes } from './set-office-attributes.ts'
import { readOpenings } from './settle-owed-forms.ts'
import { getUnitInReach } from './unit-in-reach.ts'

export interface AttributesToChange {
  readonly unitId: string
  readonly changes: AttributeChanges
  readonly reason: string
}

export async function changeUnitAttributes(
  ctx: SignedInContext,
  input: AttributesToChange,
): Promise<OwedForms> {
  const book = await openFormBook()
  return ctx.database.write(async (tx) => {
    requireRight(ctx, 'unit.change-attributes')
    const unit = await getUnitInReach(tx, ctx, input.unitId)
    const reason = input.reason.trim()
    if (reason === '') throw new Problem('reason-required', '请写明更改属性的依据')
    const openings = await readOpenings(tx, ctx)
    const { changes } = input
    const after = await setOfficeAttributes(tx, ctx, book, unit, { changes, reason, openings })
    return describeOwedForms(tx, ctx, book, after)
  })
}
