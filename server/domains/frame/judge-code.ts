/**
 * What one cell of a code column holds: a sound credit code, an older code that is kept but matches
 * nothing, or a fault with its reason. Pure; codes are text and are never mended by guessing.
 */
import {
  creditCodeProblems,
  creditCodeValid,
  normaliseOrganisationCode,
  organisationCodeValid,
} from '../../../forms/engine/credit-code.ts'
import { looksLikeIdentityNumber } from '../../platform/identity-number.ts'
import { cleanCode, isDecimal, isScientific } from './clean-cell.ts'
import type { NoticeKind, RejectionReason } from './reasons.ts'

export type CodeJudgement =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'credit-code' | 'organisation-code' | 'registration-number' | 'identity-number'
      readonly code: string
      readonly notices: readonly CodeNotice[]
    }
  | { readonly kind: 'fault'; readonly reason: RejectionReason; readonly what: string }

export interface CodeNotice {
  readonly notice: NoticeKind
  readonly what: string
}

/** Judges a cell of the credit code column (or of another column that may hold one). */
export function judgeCode(cell: string): CodeJudgement {
  const code = cleanCode(cell)
  if (code === '') return { kind: 'none' }
  const unreadable = judgeNumber(code)
  if (unreadable) return unreadable
  const cleaned: CodeNotice[] =
    code === cell ? [] : [{ notice: 'text-normalised', what: `「${cell}」已改为「${code}」` }]
  if (code.length !== 18) return judgeOtherLength(code, cleaned)
  if (looksLikeIdentityNumber(code) && !creditCodeValid(code)) return identityNumber(code)
  return judgeEighteen(code, cleaned)
}

/** A number a spreadsheet made of a code; applies to every code column. */
export function judgeNumber(code: string): CodeJudgement | undefined {
  if (isScientific(code)) {
    const what = `「${code}」是科学计数，位数已丢失`
    return { kind: 'fault', reason: 'code-scientific-notation', what }
  }
  if (isDecimal(code)) {
    return { kind: 'fault', reason: 'code-numeric', what: `「${code}」是带小数的数字，不是代码` }
  }
  return undefined
}

function judgeOtherLength(code: string, cleaned: readonly CodeNotice[]): CodeJudgement {
  if (/^\d{15}$/.test(code)) {
    const what = `「${code}」是 15 位旧注册号，不作统一社会信用代码`
    const notice: CodeNotice = { notice: 'registration-number-only', what }
    return { kind: 'registration-number', code, notices: [...cleaned, notice] }
  }
  const organisation = normaliseOrganisationCode(code)
  if (/^[0-9A-Z]{8}[0-9X]$/.test(organisation)) return judgeOrganisation(organisation, cleaned)
  if (looksLikeIdentityNumber(code)) return identityNumber(code)
  const difference = 18 - code.length
  const what = `「${shorten(code)}」有 ${code.length} 位，${difference > 0 ? `少 ${difference} 位` : `多 ${-difference} 位`}`
  return { kind: 'fault', reason: 'credit-code-length', what }
}

export function judgeOrganisation(
  organisation: string,
  cleaned: readonly CodeNotice[],
): CodeJudgement {
  const notices: CodeNotice[] = [
    ...cleaned,
    {
      notice: 'organisation-code-only',
      what: `「${organisation}」是组织机构代码，不作统一社会信用代码`,
    },
  ]
  if (!organisationCodeValid(organisation)) {
    notices.push({
      notice: 'organisation-code-check',
      what: `组织机构代码「${organisation}」校验位不符`,
    })
  }
  return { kind: 'organisation-code', code: organisation, notices }
}

function judgeEighteen(code: string, cleaned: readonly CodeNotice[]): CodeJudgement {
  const problems = creditCodeProblems(code)
  if (problems.includes('character')) {
    return { kind: 'fault', reason: 'credit-code-character', what: describeCharacter(code) }
  }
  if (problems.includes('check-digit') && /^\d{15}0{3}$/.test(code)) {
    const what = `「${code}」末三位变成 000，是被当作数字存过`
    return { kind: 'fault', reason: 'credit-code-precision-lost', what }
  }
  if (problems.includes('department')) {
    const what = `「${code}」前两位「${code.slice(0, 2)}」不是登记管理部门与机构类别`
    return { kind: 'fault', reason: 'credit-code-department', what }
  }
  if (problems.includes('check-digit')) {
    const what = `「${code}」第 18 位校验不符`
    return { kind: 'fault', reason: 'credit-code-check-digit', what }
  }
  const notices = [...cleaned]
  if (problems.includes('area')) {
    notices.push({ notice: 'credit-code-area', what: `「${code}」第 3—8 位不是行政区划代码` })
  }
  if (problems.includes('organisation')) {
    const what = `「${code}」内含的组织机构代码校验位不符，请留意`
    notices.push({ notice: 'organisation-code-check', what })
  }
  return { kind: 'credit-code', code, notices }
}

function describeCharacter(code: string): string {
  const position = [...code].findIndex((character) => !/[0-9A-HJ-NP-RTUW-Y]/.test(character))
  const found = [...code][position] ?? ''
  const meant = ({ O: '0', I: '1', S: '5', Z: '2', V: 'U' } as Record<string, string>)[found]
  const hint =
    meant && creditCodeValid(code.replaceAll(found, meant)) ? `，可能应为「${meant}」` : ''
  return `「${code}」第 ${position + 1} 位是「${found}」，代码中不用这个字符${hint}`
}

/** The number itself is not repeated: it is a person's. */
function identityNumber(code: string): CodeJudgement {
  const what = '代码栏是公民身份号码，不作单位代码'
  return { kind: 'identity-number', code, notices: [{ notice: 'identity-number', what }] }
}

function shorten(code: string): string {
  return code.length > 40 ? `${code.slice(0, 40)}…` : code
}
