/** Every report of the census with the truth behind it and the mistake that is in it. */
import type { Mistake } from './mistakes.ts'
import type { Respondent, Sheet } from './report.ts'

export interface Reports {
  /** Notes who answers, with the mistake that was planned for it. */
  add(sheet: Omit<Sheet, 'mistake'>): Sheet
  of(responseId: string): Sheet | undefined
  keepRespondent(responseId: string, who: Respondent): void
  respondentOf(responseId: string): Respondent
  all(): Iterable<Sheet>
}

export function createReports(planned: ReadonlyMap<string, Mistake>): Reports {
  const sheets = new Map<string, Sheet>()
  const people = new Map<string, Respondent>()
  return {
    add({ unitId, truth }) {
      const mistake = planned.get(truth.id)
      const sheet = { unitId, truth, ...(mistake ? { mistake } : {}) }
      sheets.set(`${unitId}.${truth.form}.2023`, sheet)
      return sheet
    },
    of: (responseId) => sheets.get(responseId),
    keepRespondent: (responseId, who) => people.set(responseId, who),
    respondentOf: (responseId) => people.get(responseId)!,
    all: () => sheets.values(),
  }
}
