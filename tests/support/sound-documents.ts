/**
 * Sound documents of every form, as the demonstration city's units fill them: whole answers with the
 * unit they are about, its other forms and the year before. Pure; one city a process, made when asked.
 */
import type { Answers, Row, UnitAttributes } from '../../forms/engine/types.ts'
import type { FormId } from '../../forms/generated/registry.ts'
import type { City, CityResponse, CityUnit } from '../../server/demo-city/city.ts'
import { attributesOf } from '../../server/demo-city/forms-owed.ts'
import { makeCity } from '../../server/demo-city/make-city.ts'
import { groupBy } from '../../server/demo-city/place-units.ts'

export interface SoundDocument {
  readonly form: FormId
  readonly unitId: string
  readonly unit: UnitAttributes
  /** With what office and system fill in. */
  readonly answers: Answers
  /** What the respondent reports, and nothing else. */
  readonly reported: Answers
  readonly others: Readonly<Record<string, Answers>>
  readonly previous: Answers | undefined
}

/** All sound documents of a city, in the order of its units. */
export function soundDocumentsOf(city: Pick<City, 'units' | 'responses'>): SoundDocument[] {
  const units = new Map(city.units.map((unit) => [unit.id, unit]))
  const byUnit = groupBy(
    city.responses.filter((response) => !response.fault),
    (response) => response.unitId,
  )
  return [...byUnit].flatMap(([unitId, responses]) => documentsOf(units.get(unitId)!, responses))
}

function documentsOf(unit: CityUnit, responses: readonly CityResponse[]): SoundDocument[] {
  const whole = new Map(responses.map((response) => [response.form, documentOf(response)]))
  return responses.map(({ form, answers, previous }) => ({
    form,
    unitId: unit.id,
    unit: attributesOf(unit),
    answers: whole.get(form)!,
    reported: structuredClone(answers) as Answers,
    others: Object.fromEntries([...whole].filter(([id]) => id !== form)),
    previous: previous ? (structuredClone(previous) as Answers) : undefined,
  }))
}

/** Answers with the office's own items; of a table the office fills columns line by line. */
export function documentOf({
  answers,
  officeAnswers,
}: Pick<CityResponse, 'answers' | 'officeAnswers'>): Answers {
  const document: Record<string, unknown> = structuredClone({ ...answers })
  for (const [key, value] of Object.entries(officeAnswers)) {
    const rows = document[key]
    document[key] =
      Array.isArray(rows) && Array.isArray(value)
        ? rows.map((row: Row, index) => ({ ...row, ...(value[index] as Row) }))
        : structuredClone(value)
  }
  return document as Answers
}

let documents: readonly SoundDocument[] | undefined

const madeDocuments = () => soundDocumentsOf(makeCity({ units: 1_000, seed: 'sound documents' }))

/** Sound documents of one form from a city of a thousand units. */
export function soundDocuments(form: FormId): SoundDocument[] {
  documents ??= madeDocuments()
  return documents.filter((document) => document.form === form)
}

/** Few units that between them have every form, each with all the forms it owes. */
export function unitsWithEveryForm(): SoundDocument[][] {
  documents ??= madeDocuments()
  const missing = new Set(documents.map((document) => document.form))
  const all = [...groupBy(documents, (document) => document.unitId).values()]
  return all.filter((ofUnit) => {
    const brings = ofUnit.some(({ form }) => missing.has(form))
    for (const { form } of brings ? ofUnit : []) missing.delete(form)
    return brings
  })
}
