/**
 * Brings a unit's responses in step with the forms it owes, in the transaction that changed its
 * attributes. Called again it finds nothing to do.
 */
import { decideForms, type FormDecision } from '../../../forms/engine/applicability.ts'
import { applicability } from '../../../forms/generated/applicability-catalogue.ts'
import { shanghaiDate } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import type { FormBook } from '../../platform/form-book.ts'
import { recordAudit } from '../audit/index.ts'
import { attributesOf, type UnitRow } from '../frame/index.ts'
import { type OpeningRow, openingsNotOver } from '../instruments/index.ts'
import { type Assignments, decideAssignments } from './decide-assignments.ts'
import { isListingForm, periodOf } from './form-facts.ts'
import { newResponse } from './new-response.ts'
import { insertResponses, listHeldResponses, setFellAway } from './store.ts'

export type Openings = ReadonlyMap<string, OpeningRow>

/** One decision for each form of the program. */
export function decideOwedForms(book: FormBook, unit: UnitRow): FormDecision[] {
  return decideForms(applicability, attributesOf(unit), book.codeLists)
}

export function decideOwedForm(
  book: FormBook,
  unit: UnitRow,
  formId: string,
): FormDecision | undefined {
  const own = applicability.filter(({ form }) => form === formId)
  return decideForms(own, attributesOf(unit), book.codeLists)[0]
}

/** Reads what can be assigned today; once for many units. */
export function readOpenings(tx: Executor, ctx: Context): Promise<Openings> {
  return openingsNotOver(tx, shanghaiDate(ctx.clock.now()))
}

/** What settling would do. Reads only. */
export async function planOwedForms(
  db: Executor,
  book: FormBook,
  unit: UnitRow,
  openings: Openings,
  openedSince?: string,
): Promise<Assignments> {
  const held = (await listHeldResponses(db, unit.id))
    .filter(({ formId, period }) => period === currentPeriod(book, formId))
    .map(({ id, state, createdAt, ...response }) => ({
      ...response,
      responseId: id,
      takenBack: openedSince !== undefined && createdAt >= openedSince && state === 'assigned',
    }))
  return decideAssignments({
    decisions: decideOwedForms(book, unit),
    held,
    isOpen: (formId) => openings.has(formId),
    isListingForm,
    unit: {
      aboveScale: unit.aboveScale,
      inputOutputSample: attributesOf(unit).inputOutputSample === true,
      outcome: unit.outcome,
    },
  })
}

function currentPeriod(book: FormBook, formId: string): string | undefined {
  const form = book.forms.get(formId)
  return form && periodOf(form)
}

export async function settleOwedForms(
  tx: Executor,
  ctx: Context,
  book: FormBook,
  unit: UnitRow,
  openings: Openings,
  openedSince?: string,
): Promise<Assignments> {
  const assignments = await planOwedForms(tx, book, unit, openings, openedSince)
  const { opens, fallsAway, countsAgain } = assignments
  if (opens.length + fallsAway.length + countsAgain.length === 0) return assignments
  const at = ctx.clock.now()
  await insertResponses(
    tx,
    opens.map((formId) => {
      // Decided from the openings above.
      const { formVersion } = openings.get(formId)!
      const period = currentPeriod(book, formId)!
      return newResponse(unit, { formId, formVersion, period, dueDate: null, createdAt: at })
    }),
  )
  await setFellAway(tx, idsOf(fallsAway), at)
  await setFellAway(tx, idsOf(countsAgain), null)
  await recordAudit(tx, ctx, {
    action: 'unit.settle-owed-forms',
    subjectKind: 'unit',
    subjectId: unit.id,
    after: { opens, fallsAway: idsOf(fallsAway), countsAgain: idsOf(countsAgain) },
  })
  return assignments
}

function idsOf(held: readonly { readonly responseId: string }[]): string[] {
  return held.map(({ responseId }) => responseId)
}
