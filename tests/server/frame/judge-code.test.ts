import { describe, expect, it } from 'vitest'
import { judgeCode } from '../../../server/domains/frame/judge-code.ts'
import { creditCode } from './lists.ts'

const good = creditCode(7)

const outcome = (cell: string) => {
  const judged = judgeCode(cell)
  if (judged.kind === 'fault') return judged.reason
  if (judged.kind === 'none') return 'none'
  return [judged.kind, judged.code, ...judged.notices.map((each) => each.notice)]
}

describe('what a code cell holds', () => {
  it('takes a sound credit code as it is', () => {
    expect(outcome(good)).toEqual(['credit-code', good])
  })

  it.each([
    ['lower case', good.toLowerCase()],
    ['full width', good.replace(/./g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))],
    ['blanks', ` ${good.slice(0, 8)} ${good.slice(8)}\u3000`],
    ['a zero-width mark', `\ufeff${good}`],
    ['an apostrophe', `'${good}`],
    ['a text guard', `="${good}"`],
  ])('cleans %s with a notice', (_, cell) => {
    expect(outcome(cell)).toEqual(['credit-code', good, 'text-normalised'])
  })

  it.each([
    ['9.11406E+17', 'code-scientific-notation'],
    ['9.11406e+17', 'code-scientific-notation'],
    ['911406020000000000.0', 'code-numeric'],
    ['911406021234560000', 'credit-code-precision-lost'],
    [good.slice(0, 17), 'credit-code-length'],
    [`${good}1`, 'credit-code-length'],
    ['911406', 'credit-code-length'],
    [`${good.slice(0, 8)}O${good.slice(9)}`, 'credit-code-character'],
    [`XX${good.slice(2)}`, 'credit-code-department'],
    [`${good.slice(0, 17)}${good[17] === '1' ? '2' : '1'}`, 'credit-code-check-digit'],
    ['000000000000000000', 'credit-code-department'],
  ])('refuses %s as %s', (cell, reason) => {
    expect(outcome(cell)).toBe(reason)
  })

  it('says which letter is wrong and what it may mean, but changes nothing', () => {
    const zero = good.indexOf('0', 10)
    const judged = judgeCode(`${good.slice(0, zero)}O${good.slice(zero + 1)}`)
    expect(judged).toMatchObject({ kind: 'fault', reason: 'credit-code-character' })
    expect(judged.kind === 'fault' && judged.what).toContain(`第 ${zero + 1} 位是「O」`)
    expect(judged.kind === 'fault' && judged.what).toContain('可能应为「0」')
  })

  it('keeps an organisation code and an old registration number, but not as a credit code', () => {
    expect(outcome('10000001-X')).toEqual([
      'organisation-code',
      '10000001X',
      'organisation-code-only',
      'organisation-code-check',
    ])
    expect(outcome('140602000012345')).toEqual([
      'registration-number',
      '140602000012345',
      'registration-number-only',
    ])
  })

  it('does not take a citizen’s identity number for a code, nor repeat it', () => {
    const judged = judgeCode('11010519491231002X')
    expect(judged).toMatchObject({ kind: 'identity-number' })
    expect(judged.kind === 'identity-number' && judged.notices[0]?.what).not.toContain('1949')
    expect(outcome('11010519491231002XL0')[0]).toBe('identity-number')
  })

  it('is nothing when the cell is blank', () => {
    expect(outcome(' \u3000')).toBe('none')
  })
})
