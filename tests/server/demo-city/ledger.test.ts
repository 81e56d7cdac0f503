import { describe, expect, it } from 'vitest'
import { addUp, type LedgerSum } from '../../../forms/engine/ledger/add-up.ts'
import { compareLedger, ledgerFindings } from '../../../forms/engine/ledger/compare-ledger.ts'
import {
  keepsLedger,
  type LedgerPlace,
  placesOf,
} from '../../../forms/engine/ledger/ledger-places.ts'
import { makeCity } from '../../../server/demo-city/make-city.ts'
import { type LedgerLine, makeLedger } from '../../../server/demo-city/make-ledger.ts'
import { createRandom } from '../../../server/demo-city/random.ts'
import { judgeContent } from '../../../server/domains/ledger/judge-content.ts'
import { openFormBook } from '../../../server/platform/form-book.ts'

/** Each entry by itself: what adds up in pieces adds up at once. */
function sumOf({ content }: LedgerLine): LedgerSum {
  const { place, code, period, amountFen, quantity, measure, origin } = content
  return {
    ...{ place, code, period, amountFen, quantity, measure, entries: 1 },
    importedFen: origin === 'import' ? amountFen : null,
    outsideFen: origin === 'outside-province' ? amountFen : null,
  }
}

describe('ledgers of the demonstration city', () => {
  it('add up to the forms of every input-output unit, in entries the server takes', async () => {
    const { codeLists, find } = await openFormBook()
    const { responses } = makeCity({ units: 1_500, seed: 'responses' })
    const kept = responses.filter(({ form, fault }) => keepsLedger(form) && !fault)
    expect(kept.length).toBeGreaterThan(10)
    expect(new Set(kept.map(({ form }) => form)).size).toBe(4)
    for (const { id, form: formId, version, unitId, answers } of kept) {
      const form = find(formId, version)!
      const of = { unitId, random: createRandom(id) }
      const lines = makeLedger(form, answers, of, codeLists.item)
      const places = new Map(placesOf(form).map((each): [string, LedgerPlace] => [each.id, each]))
      const faults = lines.flatMap(({ content }) =>
        judgeContent(content, { year: '2023', places, codeLists }),
      )
      expect(faults, id).toEqual([])
      const added = addUp(form, lines.map(sumOf))
      expect(ledgerFindings(form, added, answers), id).toEqual([])
      // Not vacuous: totals are compared too.
      const compared = compareLedger(form, added, answers)
      expect(
        compared.some(({ cell }) => cell.total),
        id,
      ).toBe(true)
    }
  })
})
