/** Reads what judging a response may look at: the unit, its other forms of the period, the form a period before. */
import type { Executor } from '../../platform/database/database.ts'
import type { UnitRow } from '../frame/index.ts'
import type { AnswerJson } from './answer-cells.ts'
import type { Surroundings } from './judge-answers.ts'
import { findPriorResponse, listAnswersOfUnit } from './store.ts'
import { unitAttributesOf } from './unit-attributes.ts'

export interface Gathered extends Surroundings {
  readonly prior: { readonly period: string; readonly answers: AnswerJson } | null
}

export async function gatherSurroundings(
  db: Executor,
  unit: UnitRow,
  subject: { readonly formId: string; readonly period: string },
): Promise<Gathered> {
  const documents = await listAnswersOfUnit(db, unit.id, subject.period)
  const others = Object.fromEntries(
    documents
      .filter((document) => document.formId !== subject.formId)
      .map((document) => [document.formId, document.answers]),
  )
  const prior = await findPriorResponse(db, { unitId: unit.id, ...subject })
  return {
    unit: unitAttributesOf(unit, others),
    others,
    previous: prior?.answers ?? null,
    prior: prior ?? null,
  }
}
