/** Reads what judging a response may look at: the unit, its other forms of the period, the form a period before. */
import { asksForPercentiles } from '../../../forms/engine/neighbours/collect-values.ts'
import type { FormDefinition } from '../../../forms/engine/types.ts'
import type { Executor } from '../../platform/database/database.ts'
import type { FormBook } from '../../platform/form-book.ts'
import type { UnitRow } from '../frame/index.ts'
import type { AnswerJson } from './answer-cells.ts'
import { findNeighbours } from './find-neighbours.ts'
import { answersInNewest, earlierAnswersIn } from './forward-work.ts'
import type { Surroundings } from './judge-answers.ts'
import { officeAreaOf } from './office-area-of.ts'
import { findPriorResponse } from './prior-response-store.ts'
import { listAnswersOfUnit } from './revision-store.ts'
import { unitAttributesOf } from './unit-attributes.ts'

export interface Gathered extends Surroundings {
  readonly prior: { readonly period: string; readonly answers: AnswerJson } | null
}

export async function gatherSurroundings(
  db: Executor,
  book: FormBook,
  unit: UnitRow,
  subject: { readonly formId: string; readonly period: string },
  /** With the checks in force: percentiles are looked up for those that ask. */
  form: Pick<FormDefinition, 'version' | 'checks'> | undefined,
): Promise<Gathered> {
  const documents = await listAnswersOfUnit(db, unit.id, subject.period)
  const others = Object.fromEntries(
    documents
      .filter((document) => document.formId !== subject.formId)
      .map((document) => [document.formId, answersInNewest(book, document)]),
  )
  const found = await findPriorResponse(db, { unitId: unit.id, ...subject })
  const prior =
    found && form
      ? { ...found, answers: earlierAnswersIn(book, subject.formId, form.version, found.answers) }
      : (found ?? null)
  const attributes = unitAttributesOf(unit, others)
  return {
    unit: attributes,
    officeAreaPrefix: officeAreaOf(unit),
    neighbours:
      form !== undefined && asksForPercentiles(form)
        ? await findNeighbours(db, book, attributes, subject)
        : { setId: null, distributions: undefined },
    others,
    previous: prior?.answers ?? null,
    prior,
  }
}
