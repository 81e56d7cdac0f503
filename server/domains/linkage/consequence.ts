/** What a wrong decision on two units would cost: one number to order the queue by, and words for it. Pure. */
import type { UnitSummary } from '../../contract/frame.ts'
import type { UnitRow } from '../frame/index.ts'

export type Responses = ReadonlyMap<string, UnitSummary['responses']>

export interface Consequence {
  readonly weight: number
  readonly words: readonly string[]
}

/** States in which nothing was reported yet. */
const unreported = new Set(['assigned', 'draft'])
const STAFF_THAT_COUNT = 400

export function weighConsequence(units: readonly UnitRow[], responses: Responses): Consequence {
  const words: string[] = []
  let weight = 0
  if (units.some(({ aboveScale }) => aboveScale)) {
    weight += 1000
    words.push('一套表单位')
  }
  const reporting = units.filter(({ id }) => reported(responses.get(id) ?? []))
  if (reporting.length === 2) {
    weight += 500
    words.push('两家都已填报')
  } else if (reporting.length === 1) {
    weight += 100
    words.push('一家已填报')
  }
  const staff = Math.max(0, ...units.map(({ attributes }) => attributes.staffAtYearEnd ?? 0))
  if (staff > 0) {
    weight += Math.min(staff, STAFF_THAT_COUNT)
    words.push(`从业 ${staff} 人`)
  }
  if (units.some(({ kind }) => kind === 'legalUnit')) weight += 50
  return { weight, words }
}

export function reported(responses: UnitSummary['responses']): boolean {
  return responses.some(({ state }) => !unreported.has(state))
}
