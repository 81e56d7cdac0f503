/**
 * Lets a unit follow what it has submitted, in the transaction that received the revision: its
 * attributes, its frame values where it was listed, and then the forms it owes. Costs one comparison
 * unless something differs.
 */
import type { UnitAttribute } from '../../../forms/engine/unit-attributes.ts'
import type { Context } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import type { FormBook } from '../../platform/form-book.ts'
import {
  type AttributeChange,
  findLatestAttributeRecord,
  recordAttributes,
  statedAttributes,
  type UnitRow,
  updateUnitFromListing,
} from '../frame/index.ts'
import type { AnswerJson } from './answer-cells.ts'
import { attributesFromAnswers, bearsAttributes, givesWay } from './attributes-from-answers.ts'
import { isListingForm } from './form-facts.ts'
import { listingFindingsOf } from './listing-findings.ts'
import { readOpenings, settleOwedForms } from './settle-owed-forms.ts'

export interface SubmittedAnswers {
  readonly formId: string
  readonly responseId: string
  readonly answers: AnswerJson
}

export async function followAnswers(
  tx: Executor,
  ctx: Context,
  book: FormBook,
  unit: UnitRow,
  submitted: SubmittedAnswers,
): Promise<void> {
  const { formId, responseId, answers } = submitted
  if (!bearsAttributes(formId)) return
  const attributed = await recordAttributes(
    tx,
    ctx,
    unit,
    await attributesThatDiffer(tx, unit, submitted),
    { origin: 'reported', source: responseId, reason: null },
  )
  const after = isListingForm(formId)
    ? await updateUnitFromListing(tx, ctx, unit.id, listingFindingsOf(answers))
    : attributed
  if (attributed === unit && after.outcome === unit.outcome) return
  await settleOwedForms(tx, ctx, book, after, await readOpenings(tx, ctx))
}

/** What the answers change, less what a more trusted form has said already. */
async function attributesThatDiffer(
  tx: Executor,
  unit: UnitRow,
  { formId, answers }: SubmittedAnswers,
): Promise<AttributeChange> {
  const stands: Readonly<Record<string, unknown>> = { ...statedAttributes(unit) }
  const differing: [string, string | boolean][] = []
  for (const [name, value] of Object.entries(attributesFromAnswers(formId, answers))) {
    if (value === null || value === stands[name]) continue
    const last = await findLatestAttributeRecord(tx, unit.id, name as UnitAttribute)
    const earlierForm = last?.origin === 'reported' ? last.source?.split('.').at(-2) : undefined
    if (earlierForm !== undefined && givesWay(formId, earlierForm)) continue
    differing.push([name, value])
  }
  return Object.fromEntries(differing)
}
