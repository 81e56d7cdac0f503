/**
 * Counts what is in a list, so that an import of it can be held against the truth.
 */
import type { ListFaultKind, ListManifest, ListRowTruth } from './city.ts'
import type { ListEntry } from './list-entries.ts'

/** Codes nobody can repair without asking: they are refused by row. */
const unrepairable: readonly ListFaultKind[] = ['letter-o-for-zero', 'scientific-code']

export function tallyManifest(entries: readonly ListEntry[]): ListManifest {
  const truth = entries.map(
    ({ unitId, faults }, index): ListRowTruth => ({
      row: index + 1,
      ...(unitId ? { unitId } : {}),
      faults,
    }),
  )
  const withFault = (kind: ListFaultKind): number =>
    truth.filter((row) => row.faults.includes(kind)).length
  return {
    rows: truth.length,
    ofCity: truth.filter((row) => row.unitId !== undefined).length,
    ofCeased: truth.filter((row) => row.unitId === undefined).length,
    refusedCodes: unrepairable.reduce((sum, kind) => sum + withFault(kind), 0),
    faults: {
      'lower-case-code': withFault('lower-case-code'),
      'full-width-code': withFault('full-width-code'),
      'letter-o-for-zero': withFault('letter-o-for-zero'),
      'scientific-code': withFault('scientific-code'),
      'missing-code': withFault('missing-code'),
      'former-name': withFault('former-name'),
      'quoted-newline': withFault('quoted-newline'),
      'repeated-row': withFault('repeated-row'),
      ceased: withFault('ceased'),
    },
    truth,
  }
}
