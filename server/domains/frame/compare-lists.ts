/**
 * A list against what the same source said before. A row without a sound code is the same record when
 * its own number, or name and address, are; it then goes to the unit it had, instead of opening another.
 * Pure.
 */

import { nameKey } from '../../../forms/engine/name-key.ts'
import type { ImportNotice } from '../../contract/frame-import.ts'
import { place } from './judge-row.ts'

type Values = Readonly<Record<string, string | undefined>>

/** Undefined where a row says too little to be known again. */
export function recordKey(values: Values): string | undefined {
  const number = values.organisationCode ?? values.registrationNumber ?? ''
  const where = values.address ?? values.registeredAddress ?? values.phone ?? ''
  if (number === '' && where === '') return undefined
  return [number, nameKey(values.unitName ?? ''), number === '' ? nameKey(where) : ''].join('|')
}

/** What differs between a row and the same record in the list before; undefined when nothing does. */
export function changedNotice(
  { row, values }: { readonly row: number; readonly values: Values },
  earlier: { readonly row: number; readonly values: Values },
): ImportNotice | undefined {
  const meanings = new Set([...Object.keys(earlier.values), ...Object.keys(values)])
  const changed = [...meanings].filter(
    (each) => (earlier.values[each] ?? '') !== (values[each] ?? ''),
  )
  if (changed.length === 0) return undefined
  const said = changed
    .map((each) => `「${earlier.values[each] ?? ''}」→「${values[each] ?? ''}」`)
    .join('、')
  const message = `${place(row, null)}与上一份名录第 ${earlier.row} 行不同：${said}。两份都保留`
  return { row, field: null, notice: 'row-changed', message }
}

export function goneNotice(earlier: { readonly row: number; readonly values: Values }) {
  const message = `上一份名录第 ${earlier.row} 行「${earlier.values.unitName ?? ''}」，这一份没有了`
  return { row: null, field: null, notice: 'row-gone', message }
}
