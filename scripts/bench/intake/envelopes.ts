/** Sealed responses of 120 fields and 6 KB: an enterprise's list of its branches, in full. */
import type { RevisionEnvelope } from '../../../server/contract/responses.ts'
import type { City } from '../../../server/demo-city/city.ts'

export const FORM = '601-1'
export const VERSION = '2023.1'
export const PERIOD = '2023'
const FIELDS = 120

export const unitName = (number: number): string => `bench-${number}`

type Json = Readonly<Record<string, unknown>>

/** Answers of the first sound form of the city, with branches of other enterprises until it is full. */
export function wideAnswers(city: City): Json {
  const lists = city.responses.filter(({ form, fault }) => form === FORM && !fault)
  const [first] = lists
  if (first === undefined) throw new Error('no enterprise with branches in this city')
  const rowsOf = (answers: Json): Json[] => answers.establishments as Json[]
  const rows = [...rowsOf(first.answers)]
  const branches = lists.slice(1).flatMap(({ answers }) => rowsOf(answers).slice(1))
  let answers: Json = first.answers
  for (const branch of branches) {
    if (countFields(answers) >= FIELDS) break
    rows.push(branch)
    answers = { ...first.answers, establishments: rows }
  }
  return answers
}

export function countFields(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1
  return Object.values(value).reduce((sum: number, part) => sum + countFields(part), 0)
}

/** The first revision of one unit's response, as a tablet seals it. */
export function sealed(number: number, answers: Json): RevisionEnvelope {
  const unitId = unitName(number)
  return {
    ...{ responseId: `${unitId}.${FORM}.${PERIOD}`, revisionId: `revision-${number}` },
    ...{ baseRevisionId: null, formId: FORM, formVersion: VERSION, unitId },
    ...{ answers: { ...answers }, explanations: [], intent: 'submit' },
    deviceTime: '2024-01-15T01:59:00.000Z',
  }
}
