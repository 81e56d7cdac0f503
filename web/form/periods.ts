/**
 * Cells reported by quarter or half year beside their annual figure. The period cells of
 * `revenue` are `revenueQ1`…`revenueQ4` and `revenueH1`, `revenueH2`. Pure.
 */
import type { PeriodKind } from '../../forms/engine/types.ts'
import type { CellModel } from './form-model.ts'

export type Split = 'quarter' | 'half-year'

const headings: Readonly<Record<Split, readonly string[]>> = {
  quarter: ['一季度', '二季度', '三季度', '四季度'],
  'half-year': ['上半年', '下半年'],
}

export const splitNames: Readonly<Record<Split, string>> = {
  quarter: '按季度填',
  'half-year': '按半年填',
}

export function periodHeading(split: Split, period: number): string {
  return headings[split][period] ?? ''
}

/** Which period of its year a cell is; null when it is none. */
export function periodOf(cell: CellModel): { split: Split; period: number } | null {
  const { 'x-period': period } = cell.schema
  if (cell.periodOf === null || period === undefined) return null
  return { split: period.startsWith('Q') ? 'quarter' : 'half-year', period: Number(period[1]) - 1 }
}

export function splitsIn(declared: PeriodKind | undefined): readonly Split[] {
  switch (declared) {
    case undefined:
      return []
    case 'quarter-or-half-year':
      return ['quarter', 'half-year']
    default:
      return [declared]
  }
}

/** The ways any of these cells may be split, quarters first. */
export function splitsOf(cells: readonly CellModel[]): Split[] {
  const all = new Set(cells.flatMap((cell) => [...cell.periods.keys()]))
  return (['quarter', 'half-year'] as const).filter((split) => all.has(split))
}
