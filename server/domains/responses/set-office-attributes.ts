/** Sets what offices fill of a unit, within a transaction of its own act; the forms it owes follow. */
import type { AttributeChanges } from '../../contract/unit-attributes.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import type { FormBook } from '../../platform/form-book.ts'
import { recordAttributes, type UnitRow } from '../frame/index.ts'
import { requireFitting } from './require-fitting-attributes.ts'
import { type Openings, settleOwedForms } from './settle-owed-forms.ts'

export interface OfficeAttributes {
  readonly changes: AttributeChanges
  readonly reason: string
  /** Read once for many units. */
  readonly openings: Openings
}

export async function setOfficeAttributes(
  tx: Executor,
  ctx: SignedInContext,
  book: FormBook,
  unit: UnitRow,
  { changes, reason, openings }: OfficeAttributes,
): Promise<UnitRow> {
  const after = await recordAttributes(tx, ctx, unit, requireFitting(changes), {
    ...{ origin: 'office', source: null, reason },
  })
  await settleOwedForms(tx, ctx, book, after, openings)
  return after
}
