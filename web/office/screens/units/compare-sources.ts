/**
 * What the departments' lists say of one unit, side by side. A value differs when some other source
 * says something else; silence is no difference. Pure.
 */
import type { Static } from 'typebox'
import type { FrameRecord } from '../../../../server/contract/frame.ts'
import { comparedMeanings } from '../frame/meaning-names.ts'

type Listed = Static<typeof FrameRecord>

export interface ComparedLine {
  readonly meaning: string
  /** One value per record, in their order; undefined where the source is silent. */
  readonly values: readonly (string | undefined)[]
  readonly differs: boolean
}

export function compareSources(records: readonly Listed[]): readonly ComparedLine[] {
  const present = new Set(records.flatMap((record) => Object.keys(record.values)))
  const known = comparedMeanings.filter((meaning) => present.has(meaning))
  const others = [...present].filter((meaning) => !known.includes(meaning)).sort()
  return [...known, ...others].map((meaning) => {
    const values = records.map((record) => record.values[meaning] || undefined)
    const said = new Set(values.filter((value) => value !== undefined).map(plain))
    return { meaning, values, differs: said.size > 1 }
  })
}

/** Width, case and spaces are no difference between two offices' typing. */
function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '').toUpperCase()
}
