/**
 * 同类单位: the groups a unit belongs to, by industry and size, from the closest to the whole form. Its
 * values count in each of them; it is compared with the closest that is large enough.
 */
import type { CodeLists, UnitAttributes } from '../types.ts'

export interface UnitGroup {
  /** Code of an industry at any level, from section to class; empty for all industries. */
  readonly industry: string
  /** Code of the list `unit-sizes`; empty for all sizes. */
  readonly size: string
}

/** A group with fewer units says nothing: neither of the trade, nor without naming who is in it. */
export const LEAST_UNITS = 10
/**
 * Below this a closer group is passed over for a wider one: with 10 units one in twenty of them would
 * be told to verify for nothing, from 20 on it is one in thirty to forty.
 */
export const ENOUGH_UNITS = 20

const EVERYONE: UnitGroup = { industry: '', size: '' }

/** Closest first; the last is all units of the form. */
export function groupsOf(
  unit: Pick<UnitAttributes, 'industryCode' | 'unitSize'> | undefined,
  codeLists: CodeLists | undefined,
): readonly UnitGroup[] {
  const code = unit?.industryCode ?? ''
  const size = unit?.unitSize ?? ''
  const section = codeLists?.item('industry', code)?.section
  // A code that is not in the list says nothing of whom to compare with.
  if (section === undefined) return size === '' ? [EVERYONE] : [{ industry: '', size }, EVERYONE]
  const levels = [4, 3, 2].filter((digits) => digits <= code.length)
  const industries = [...levels.map((digits) => code.slice(0, digits)), section]
  const sized = size === '' ? [] : industries.map((industry) => ({ industry, size }))
  const plain = industries.map((industry) => ({ industry, size: '' }))
  // A trade of all sizes is closer than a whole section of one size.
  const ordered = [
    ...sized.filter(({ industry }) => industry.length > 1),
    ...plain.filter(({ industry }) => industry.length > 1),
    ...sized.filter(({ industry }) => industry.length === 1),
    ...plain.filter(({ industry }) => industry.length === 1),
  ]
  return [...ordered, EVERYONE]
}

/** In Chinese, as findings name it. */
export function groupName(group: UnitGroup, codeLists: CodeLists | undefined): string {
  const size = codeLists?.item('unit-sizes', group.size)?.name ?? group.size
  const industry = codeLists?.item('industry', group.industry)?.name ?? ''
  const kind = group.industry.length === 1 ? '同门类' : '同行业'
  const parts = [
    ...(group.industry === '' ? [] : [`${kind}（${group.industry} ${industry}）`]),
    ...(group.size === '' ? [] : [`同规模（${size}）`]),
  ]
  return parts.length === 0 ? '全部' : parts.join('、')
}
