/**
 * 统一社会信用代码 (GB 32100-2015) and 组织机构代码 (GB 11714-1997).
 *
 * Normalising only changes what cannot change the meaning (width, case, spaces); a letter O is
 * never turned into a zero. A few early codes fail GB 11714, so the two digits are told apart.
 */

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2]

/** 登记管理部门代码 and the 机构类别代码 each may carry. */
const DEPARTMENTS: Readonly<Record<string, string>> = {
  1: '1239', // 机构编制
  2: '19', // 外交
  3: '123459', // 司法行政
  4: '19', // 文化
  5: '123459', // 民政；4、5 见于村（居）委会，标准文本未列
  6: '129', // 旅游
  7: '129', // 宗教
  8: '19', // 工会
  9: '123', // 工商（市场监管）
  A: '19', // 中央军委改革和编制办公室
  N: '1239', // 农业
  Y: '1', // 其他
}

/** First two digits of the provinces, past and present, and 10 for registrations of the state. */
const PROVINCES = new Set(
  '10 11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82'.split(
    ' ',
  ),
)

/** Half width, upper case, no blanks around or zero-width characters inside; never O→0 or I→1. */
export function normaliseCreditCode(text: string): string {
  return text
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/^[\s\u3000]+|[\s\u3000]+$/g, '')
    .toUpperCase()
}

/** 组织机构代码 written with a dash before its check digit loses the dash. */
export function normaliseOrganisationCode(text: string): string {
  return normaliseCreditCode(text).replace(/^(.{8})-(.)$/, '$1$2')
}

/** Eighteen characters of the alphabet of GB 32100 (digits and letters without I O S V Z). */
export function creditCodeWellFormed(code: string): boolean {
  return /^[0-9A-HJ-NP-RTUW-Y]{18}$/.test(code)
}

export function creditCodeCheckDigit(first17: string): string {
  let sum = 0
  for (let i = 0; i < 17; i++) sum += ALPHABET.indexOf(first17[i]!) * WEIGHTS[i]!
  return ALPHABET[(31 - (sum % 31)) % 31]!
}

/** What is wrong with a (normalised) credit code, gravest first; empty when nothing is. */
export type CreditCodeProblem =
  | 'length'
  | 'character'
  | 'department'
  | 'area'
  | 'check-digit'
  | 'organisation'

export function creditCodeProblems(code: string): readonly CreditCodeProblem[] {
  if (Array.from(code).length !== 18) return ['length']
  if (!creditCodeWellFormed(code)) return ['character']
  const problems: CreditCodeProblem[] = []
  if (!creditCodeDepartmentValid(code)) problems.push('department')
  if (!creditCodeAreaValid(code)) problems.push('area')
  if (creditCodeCheckDigit(code.slice(0, 17)) !== code[17]) problems.push('check-digit')
  if (!creditCodeOrganisationValid(code)) problems.push('organisation')
  return problems
}

/** Right in length, characters, department and last digit; GB 11714 is asked separately. */
export function creditCodeValid(code: string): boolean {
  return (
    creditCodeWellFormed(code) &&
    creditCodeDepartmentValid(code) &&
    creditCodeCheckDigit(code.slice(0, 17)) === code[17]
  )
}

/** First two characters: a registering department and one of its kinds of institution. */
export function creditCodeDepartmentValid(code: string): boolean {
  return DEPARTMENTS[code.charAt(0)]?.includes(code.charAt(1) || '?') ?? false
}

/** Characters 3–8 begin with a province (codes of dissolved counties stay valid). */
function creditCodeAreaValid(code: string): boolean {
  return /^\d{6}$/.test(code.slice(2, 8)) && PROVINCES.has(code.slice(2, 4))
}

export function organisationCheckDigit(first8: string): string {
  let sum = 0
  for (let i = 0; i < 8; i++) sum += Number.parseInt(first8[i]!, 36) * ORGANISATION_WEIGHTS[i]!
  const digit = 11 - (sum % 11)
  return digit === 10 ? 'X' : digit === 11 ? '0' : String(digit)
}

export function organisationCodeValid(code: string): boolean {
  return /^[0-9A-Z]{8}[0-9X]$/.test(code) && organisationCheckDigit(code.slice(0, 8)) === code[8]
}

/** Characters 9–17 of a credit code are the organisation code. */
export function creditCodeOrganisationValid(code: string): boolean {
  return organisationCodeValid(code.slice(8, 17))
}
