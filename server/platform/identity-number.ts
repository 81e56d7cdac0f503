/**
 * Tells a citizen's identity number 公民身份号码 (GB 11643) from a unit's code: tax lists carry it for
 * people in business without a licence. It is never used as a code and never kept among the values.
 */

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECKS = '10X98765432'

/** Also true for a taxpayer number made of an identity number and two further characters. */
export function looksLikeIdentityNumber(code: string): boolean {
  const number = /^(\d{17}[\dX])(?:[0-9A-Z]{2})?$/.exec(code)?.[1]
  if (number === undefined) return false
  const month = Number(number.slice(10, 12))
  const day = Number(number.slice(12, 14))
  if (!/^(19|20)/.test(number.slice(6)) || month < 1 || month > 12 || day < 1 || day > 31) {
    return false
  }
  let sum = 0
  for (let i = 0; i < 17; i++) sum += Number(number[i]) * WEIGHTS[i]!
  return CHECKS[sum % 11] === number[17]
}
