/**
 * Which field a column of a list fills in linkage: the English names of the command's contract, or the
 * departments' Chinese headings as the frame's imports know them, and a few of linkage's own.
 */
import type { ListRecord } from '../../../forms/engine/linkage/list-record.ts'
import { findMeaning, type Meaning } from '../frame/index.ts'

export type LinkField = keyof ListRecord | 'recId'

const byEnglishName: Readonly<Record<string, LinkField>> = {
  rec_id: 'recId',
  source: 'source',
  uscc: 'uscc',
  name: 'name',
  old_name: 'oldName',
  legal_rep: 'legalRep',
  phone: 'phone',
  address: 'address',
  area_code: 'areaCode',
  industry: 'industry',
  found: 'found',
  employees: 'employees',
  lng: 'lng',
  lat: 'lat',
}

const byMeaning: Partial<Record<Meaning, LinkField>> = {
  unitName: 'name',
  unifiedSocialCreditCode: 'uscc',
  organisationCode: 'uscc',
  registrationNumber: 'uscc',
  legalRepresentative: 'legalRep',
  phone: 'phone',
  address: 'address',
  registeredAddress: 'address',
  industryCode: 'industry',
  areaCode: 'areaCode',
  establishedDate: 'found',
  formerName: 'oldName',
}

const byOwnHeading: Readonly<Record<string, LinkField>> = {
  记录编号: 'recId',
  记录号: 'recId',
  来源: 'source',
  来源部门: 'source',
  数据来源: 'source',
  名录来源: 'source',
  从业人数: 'employees',
  从业人员: 'employees',
  从业人员数: 'employees',
  从业人员期末人数: 'employees',
  期末从业人员: 'employees',
  职工人数: 'employees',
  参保人数: 'employees',
  经度: 'lng',
  纬度: 'lat',
}

/** Columns that fill one field stand in this order; the first that is not empty counts. */
const orderOfMeaning: Partial<Record<Meaning, number>> = {
  organisationCode: 1,
  registrationNumber: 2,
  registeredAddress: 1,
}

export interface LinkColumn {
  readonly heading: string
  /** Absent for a column that is not used. */
  readonly field?: LinkField
  readonly order: number
}

export function linkColumn(heading: string): LinkColumn {
  const plain = heading.normalize('NFKC').replace(/[\s\u200b-\u200f\u2060\ufeff]/g, '')
  const lower = plain.toLowerCase()
  const own = Object.hasOwn(byEnglishName, lower) ? byEnglishName[lower] : byOwnHeading[plain]
  if (own) return { heading, field: own, order: 0 }
  const meaning = findMeaning(heading)
  const field = meaning ? byMeaning[meaning] : undefined
  return field && meaning
    ? { heading, field, order: orderOfMeaning[meaning] ?? 0 }
    : { heading, order: 0 }
}
