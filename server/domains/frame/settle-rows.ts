/**
 * Decides what an import does with each row of a page: refused, matched to a unit of the frame, or
 * opening a new unit. Pure; what a page needs to know of the rest of the list is handed in.
 */

import { nameKey } from '../../../forms/engine/name-key.ts'
import type { ImportNotice, RejectedRow } from '../../contract/frame-import.ts'
import { decideUnitKind } from './decide-unit-kind.ts'
import type { Draft } from './draft-rows.ts'
import { place, refuse } from './judge-row.ts'

/** What settling needs to know of a unit in the frame. */
export interface KnownUnit {
  readonly id: string
  readonly kind: 'legalUnit' | 'establishment' | 'selfEmployed'
  readonly name: string
  readonly areaCode: string | null
  readonly blockCode: string | null
  readonly phone: string | null
  readonly legalRepresentative: string | null
  readonly industryCode: string | null
  readonly address: string
}

/** A sound row of the list. */
export interface SoundRow extends Draft {
  readonly row: number
  readonly code: string | null
  readonly branch: boolean
}

export interface SettlingFacts {
  /** Heading of the credit code's column. */
  readonly codeHeading: string | null
  /** For each code of the page the row that holds it: the first that is not a branch, else the first. */
  readonly holders: ReadonlyMap<string, { readonly row: number; readonly name: string }>
  /** Units of the frame by sound credit code. */
  readonly unitsByCode: ReadonlyMap<string, KnownUnit>
  /** The unit a row without a code of its own had in an earlier list; each earlier record counts once. */
  readonly knownAgain: (
    row: SoundRow,
  ) => { readonly unit: KnownUnit; readonly recordId: string } | undefined
}

export interface SettledRow {
  readonly row: number
  readonly settled: 'new' | 'branch' | 'matched' | 'rejected'
  readonly unit: KnownUnit | null
  readonly againId: string | null
  readonly notices: readonly ImportNotice[]
  readonly rejected: RejectedRow | null
}

export function settleRows(rows: readonly SoundRow[], facts: SettlingFacts): SettledRow[] {
  return rows.map((row) => settle(row, facts))
}

function settle(row: SoundRow, facts: SettlingFacts): SettledRow {
  const { codeHeading } = facts
  const none = { row: row.row, unit: null, againId: null, notices: [], rejected: null }
  const byCode = settleCode(row, facts)
  if (byCode.as === 'duplicate') {
    const what = `代码「${row.code}」与第 ${byCode.of.row} 行「${byCode.of.name}」相同`
    const { rejected } = refuse(row, codeHeading, 'duplicate-in-file', what)
    return { ...none, settled: 'rejected', rejected }
  }
  const note = (notice: string, what: string): ImportNotice[] => [
    { row: row.row, field: codeHeading, notice, message: place(row.row, codeHeading) + what },
  ]
  const differing = (unit: KnownUnit) =>
    nameKey(unit.name) === nameKey(row.name)
      ? []
      : note('name-differs', `名称「${row.name}」与底册中同代码的「${unit.name}」不同，两个都保留`)
  if (byCode.as === 'matched') {
    const { unit } = byCode
    return { ...none, settled: 'matched', unit, notices: differing(unit) }
  }
  // A row that would open a unit without a code goes to the one it opened before.
  const again = byCode.as === 'branch' || row.code === null ? facts.knownAgain(row) : undefined
  if (again) {
    const { unit, recordId: againId } = again
    return { ...none, settled: 'matched', unit, againId, notices: differing(unit) }
  }
  if (byCode.as === 'branch') {
    const what = `「${row.name}」用的是总部代码，按产业活动单位登记`
    return { ...none, settled: 'branch', notices: note('branch-of-code-holder', what) }
  }
  return { ...none, settled: 'new' }
}

type ByCode =
  | { readonly as: 'new' | 'branch' }
  | { readonly as: 'matched'; readonly unit: KnownUnit }
  | { readonly as: 'duplicate'; readonly of: { readonly row: number; readonly name: string } }

function settleCode(row: SoundRow, { holders, unitsByCode }: SettlingFacts): ByCode {
  if (row.code === null) return { as: 'new' }
  const holder = holders.get(row.code)
  if (holder && holder.row !== row.row) {
    const differs = nameKey(holder.name) !== nameKey(row.name)
    return differs && row.branch ? { as: 'branch' } : { as: 'duplicate', of: holder }
  }
  const unit = unitsByCode.get(row.code)
  if (!unit) return { as: 'new' }
  const foreign = nameKey(unit.name) !== nameKey(row.name)
  const branchOfUnit = foreign && row.branch && unit.kind !== 'establishment'
  return branchOfUnit ? { as: 'branch' } : { as: 'matched', unit }
}

/** Code and kind of the unit a row opens: a branch under its holder's code has no code of its own. */
export function openedAs(
  row: SoundRow,
  settled: 'new' | 'branch',
): { readonly code: string | null; readonly kind: KnownUnit['kind'] } {
  if (settled === 'branch') return { code: null, kind: 'establishment' }
  const { name, code, values } = row
  return { code, kind: decideUnitKind({ name, code, category: values.category }) }
}
