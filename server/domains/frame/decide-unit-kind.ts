/** 单位类型 of a frame record: legal unit, establishment or self-employed. Pure; the listing corrects it. */
import type { UnitKind } from '../../../forms/engine/types.ts'
import { looksLikeBranch } from './unit-name.ts'

export interface KindEvidence {
  readonly name: string
  /** A sound credit code, or null. */
  readonly code: string | null
  /** The list's own words for the kind of unit, e.g. 个体工商户. */
  readonly category: string | undefined
}

export function decideUnitKind({ name, code, category }: KindEvidence): UnitKind {
  // 92 is how market regulation registers 个体工商户.
  if (code?.startsWith('92')) return 'selfEmployed'
  if (code === null && category && /个体/.test(category)) return 'selfEmployed'
  return looksLikeBranch(name, category) ? 'establishment' : 'legalUnit'
}
