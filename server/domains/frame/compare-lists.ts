/**
 * A list against what the same source said before. A row without a sound code is the same record when
 * its own number, or name and address, are; it then goes to the unit it had, instead of opening another.
 * Pure.
 */
import type { ImportNotice } from '../../contract/frame.ts'
import { place } from './judge-row.ts'
import type { PlannedRecord } from './plan-import.ts'
import { nameKey } from './unit-name.ts'

export interface EarlierRecord {
  readonly importId: string
  readonly row: number
  readonly unitId: string
  readonly values: Readonly<Record<string, string>>
}

type Values = Readonly<Record<string, string | undefined>>

/** Undefined where a row says too little to be known again. */
export function recordKey(values: Values): string | undefined {
  const number = values.organisationCode ?? values.registrationNumber ?? ''
  const where = values.address ?? values.registeredAddress ?? values.phone ?? ''
  if (number === '' && where === '') return undefined
  return [number, nameKey(values.unitName ?? ''), number === '' ? nameKey(where) : ''].join('|')
}

/** For rows without a sound code: the unit each had in an earlier list; each earlier record counts once. */
export function knownAgain(
  earlier: readonly EarlierRecord[],
): (values: Values) => string | undefined {
  const byKey = new Map<string, string[]>()
  // The newest list is last, and its word counts.
  const newest = new Map<string, EarlierRecord[]>()
  for (const record of earlier) {
    const key = recordKey(record.values)
    if (key === undefined) continue
    const same = newest.get(key)
    if (same && same[0]!.importId === record.importId) same.push(record)
    else newest.set(key, [record])
  }
  for (const [key, records] of newest)
    byKey.set(
      key,
      records.map(({ unitId }) => unitId),
    )
  return (values) => {
    const key = recordKey(values)
    return key === undefined ? undefined : byKey.get(key)?.shift()
  }
}

export interface ListComparison {
  readonly unchanged: number
  readonly changed: number
  readonly added: number
  readonly gone: number
  readonly notices: readonly ImportNotice[]
}

/** So many rows of a kind are named one by one; the rest are in the counts. */
const MOST_NAMED = 500

/** `before`: the records of the one list before. */
export function compareLists(
  records: readonly PlannedRecord[],
  before: readonly EarlierRecord[],
): ListComparison {
  const byUnit = new Map<string, EarlierRecord[]>()
  for (const record of before) {
    byUnit.set(record.unitId, [...(byUnit.get(record.unitId) ?? []), record])
  }
  const notices: ImportNotice[] = []
  const counts = { unchanged: 0, changed: 0, added: 0 }
  for (const record of records) {
    const waiting = record.matched ? byUnit.get(record.matched.id) : undefined
    const earlier = waiting?.shift()
    if (!earlier) {
      counts.added++
      continue
    }
    const changed = changedMeanings(earlier.values, record.values)
    if (changed.length === 0) {
      counts.unchanged++
      continue
    }
    counts.changed++
    if (counts.changed <= MOST_NAMED) notices.push(changedNotice(record, earlier, changed))
  }
  const gone = [...byUnit.values()].flat().sort((a, b) => a.row - b.row)
  for (const record of gone.slice(0, MOST_NAMED)) {
    const message = `上一份名录第 ${record.row} 行「${record.values.unitName ?? ''}」，这一份没有了`
    notices.push({ row: null, field: null, notice: 'row-gone', message })
  }
  return { ...counts, gone: gone.length, notices }
}

function changedMeanings(before: Values, after: Values): string[] {
  const meanings = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...meanings].filter((each) => (before[each] ?? '') !== (after[each] ?? ''))
}

function changedNotice(
  record: PlannedRecord,
  earlier: EarlierRecord,
  changed: readonly string[],
): ImportNotice {
  const values: Values = record.values
  const said = changed
    .map((each) => `「${earlier.values[each] ?? ''}」→「${values[each] ?? ''}」`)
    .join('、')
  const message = `${place(record.row, null)}与上一份名录第 ${earlier.row} 行不同：${said}。两份都保留`
  return { row: record.row, field: null, notice: 'row-changed', message }
}
