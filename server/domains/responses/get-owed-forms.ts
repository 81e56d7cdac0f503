/** Attributes of a unit with their history, and the forms it owes, may owe, or owed, with reasons. */
import type { FormDecision } from '../../../forms/engine/applicability.ts'
import {
  type AttributeValue,
  type CurrentAttribute,
  type OwedForm,
  type OwedForms,
  officeAttributeNames,
  reportedAttributes,
} from '../../contract/unit-attributes.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { type FormBook, openFormBook } from '../../platform/form-book.ts'
import { attributesOf, listAttributeRecords, type UnitRow } from '../frame/index.ts'
import { findDisplayNames, mayDo } from '../identity/index.ts'
import { attributeName, attributeText } from './attribute-words.ts'
import { periodOf } from './form-facts.ts'
import { decideOwedForms } from './settle-owed-forms.ts'
import { listHeldResponses } from './store.ts'
import { getUnitInReach } from './unit-in-reach.ts'

export async function getOwedForms(ctx: SignedInContext, unitId: string): Promise<OwedForms> {
  const db = ctx.database.read
  const book = await openFormBook()
  return describeOwedForms(db, ctx, book, await getUnitInReach(db, ctx, unitId))
}

export async function describeOwedForms(
  db: Executor,
  ctx: SignedInContext,
  book: FormBook,
  unit: UnitRow,
): Promise<OwedForms> {
  return {
    unitId: unit.id,
    kind: unit.kind,
    attributes: await describeAttributes(db, unit),
    forms: await describeForms(db, book, unit),
    mayChange: mayDo(ctx.actor.role, 'unit.change-attributes'),
  }
}

async function describeAttributes(db: Executor, unit: UnitRow): Promise<CurrentAttribute[]> {
  const records = await listAttributeRecords(db, unit.id)
  const people = await findDisplayNames(
    db,
    records.map((record) => record.recordedBy),
  )
  const values: Readonly<Record<string, unknown>> = { ...attributesOf(unit) }
  const describe =
    (setBy: CurrentAttribute['setBy']) =>
    (attribute: string): CurrentAttribute => {
      // Attributes hold text or yes/no; a unit's numbers are not among those listed here.
      const value = (values[attribute] ?? null) as AttributeValue | null
      return {
        attribute,
        name: attributeName(attribute),
        value,
        text: attributeText(attribute, value),
        setBy,
        history: records
          .filter((record) => record.attribute === attribute)
          .map(({ value: then, origin, source, reason, recordedAt, recordedBy }) => ({
            ...{ value: then, origin, source, reason, recordedAt },
            text: attributeText(attribute, then),
            recordedBy: people.get(recordedBy) ?? '系统',
          })),
      }
    }
  return [
    ...reportedAttributes.map(describe('respondent')),
    ...officeAttributeNames.map(describe('office')),
  ]
}

async function describeForms(db: Executor, book: FormBook, unit: UnitRow): Promise<OwedForm[]> {
  const held = new Map((await listHeldResponses(db, unit.id)).map((row) => [row.id, row]))
  return decideOwedForms(book, unit)
    .map((decision): OwedForm => {
      const form = book.forms.get(decision.form)
      const response = form && held.get(`${unit.id}.${form.id}.${periodOf(form)}`)
      return {
        ...describeDecision(book, decision),
        outcome: decision.outcome,
        response: response
          ? {
              responseId: response.id,
              state: response.state,
              revisions: response.revisions,
              fellAwayAt: response.fellAwayAt,
            }
          : null,
      }
    })
    .filter(({ outcome, response }) => outcome !== 'not-owed' || response !== null)
}

export function describeDecision(book: FormBook, { form, reason, missing }: FormDecision) {
  return {
    formId: form,
    formTitle: book.forms.get(form)?.title ?? form,
    reason,
    missing: missing.map((attribute) => ({ attribute, name: attributeName(attribute) })),
  }
}
