import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  creditCodeCheckDigit,
  creditCodeDepartmentValid,
  creditCodeOrganisationValid,
  creditCodeProblems,
  creditCodeValid,
  creditCodeWellFormed,
  normaliseCreditCode,
  normaliseOrganisationCode,
  organisationCheckDigit,
  organisationCodeValid,
} from '../../../forms/engine/credit-code.ts'

const vectors = readFileSync(
  new URL('../../fixtures/credit-code-vectors.csv', import.meta.url),
  'utf8',
)
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(','))

describe('published credit codes and their spoilt copies', () => {
  test('are all at hand', () => {
    expect(vectors.filter(([, valid]) => valid === '1').length).toBe(35)
    expect(vectors.filter(([, valid]) => valid === '0').length).toBe(22)
  })

  test.each(vectors)('%s', (code, valid, wellFormed, mod31, gb11714) => {
    expect(creditCodeProblems(code!).length === 0).toBe(valid === '1')
    expect(creditCodeWellFormed(code!)).toBe(wellFormed === '1')
    if (wellFormed !== '1') return
    expect(creditCodeCheckDigit(code!.slice(0, 17)) === code![17]).toBe(mod31 === '1')
    expect(creditCodeOrganisationValid(code!)).toBe(gb11714 === '1')
  })
})

test('the last digit decides, the organisation part is asked apart', () => {
  expect(creditCodeValid('914403001922038216')).toBe(true)
  expect(creditCodeValid('91110000710926090B')).toBe(true)
  expect(creditCodeProblems('91110000710926090B')).toEqual(['organisation'])
  expect(creditCodeProblems('000000000000000000')).toEqual(['department', 'area'])
  expect(organisationCheckDigit('19220382')).toBe('1')
  expect(organisationCodeValid('192203821')).toBe(true)
  expect(organisationCodeValid('192203822')).toBe(false)
})

test('village committees registered by civil affairs are let through', () => {
  expect(['51', '52', '53', '54', '55', '59', '56'].map(creditCodeDepartmentValid)).toEqual([
    ...[true, true, true, true, true, true],
    false,
  ])
  expect(creditCodeDepartmentValid('')).toBe(false)
})

test('normalising changes width, case and blanks, never O into zero', () => {
  expect(normaliseCreditCode(' ９１440300708461136t\u200b ')).toBe('91440300708461136T')
  expect(normaliseCreditCode('91440300O922038216')).toBe('91440300O922038216')
  expect(normaliseOrganisationCode('19220382-1')).toBe('192203821')
})
