import { describe, expect, it } from 'vitest'
import type { Finding } from '../../../forms/engine/types.ts'
import {
  countFindings,
  refuseExplanation,
  submissionBlockers,
} from '../../../server/contract/explanation-rules.ts'

const isReason = (code: string) => ['01', '06', '99'].includes(code)

function buildFinding(over: Partial<Finding>): Finding {
  return {
    rule: 'B603-101',
    kind: 'plausibility',
    severity: 'verify',
    outcome: 'fail',
    fields: ['operatingRevenue'],
    message: '营业收入为负',
    ...over,
  }
}

describe('explanations of verify findings', () => {
  const refused: [text: string, why: string][] = [
    ['已核实', 'text-too-short'],
    ['新投产一条线', 'text-too-short'],
    ['，，，，，，，，，。', 'text-too-short'],
    ['核实无误，情况属实。', 'text-says-nothing'],
    ['经与企业电话核实，数据真实准确无误', 'text-says-nothing'],
    ['已核实已核实已核实', 'text-says-nothing'],
    ['以上数据经反复核对，完全正确', 'text-says-nothing'],
    ['哈哈哈哈哈哈哈哈哈', 'text-says-nothing'],
    ['1111111111', 'text-says-nothing'],
  ]
  it.each(refused)('refuses 「%s」 (%s)', (text, why) => {
    expect(refuseExplanation({ reason: '01', text }, isReason)).toBe(why)
  })

  it.each([
    ['本年八月退回上年多开发票，冲减收入'],
    ['经核实，2023年6月新投产二号生产线'],
    ['已核实：矿井停产整顿七个月'],
  ])('accepts 「%s」', (text) => {
    expect(refuseExplanation({ reason: '06', text }, isReason)).toBeUndefined()
  })

  it('refuses a reason that is in no list', () => {
    expect(refuseExplanation({ reason: '77', text: '本年八月退回上年多开发票' }, isReason)).toBe(
      'reason-not-in-list',
    )
  })

  const text = '本年八月退回上年多开发票，冲减收入'

  it('belong to one rule and name its cells', () => {
    const finding = buildFinding({})
    const explained = { rule: 'B603-101', fields: ['operatingRevenue'], reason: '06', text }
    expect(submissionBlockers([finding], [explained], isReason)).toEqual([])
    expect(submissionBlockers([finding], [{ ...explained, rule: 'B603-102' }], isReason)).toEqual([
      finding,
    ])
    expect(submissionBlockers([finding], [{ ...explained, fields: [] }], isReason)).toEqual([
      finding,
    ])
  })

  it('do not lift a mandatory finding, and advisory ones need none', () => {
    const mandatory = buildFinding({ severity: 'mandatory' })
    const advisory = buildFinding({ severity: 'advisory' })
    const explanation = { rule: 'B603-101', fields: ['operatingRevenue'], reason: '06', text }
    expect(submissionBlockers([mandatory, advisory], [explanation], isReason)).toEqual([mandatory])
  })

  it('are counted beside the findings they answer', () => {
    const findings = [
      buildFinding({}),
      buildFinding({ rule: 'B603-102' }),
      buildFinding({ severity: 'advisory' }),
      buildFinding({ severity: 'mandatory' }),
      buildFinding({ outcome: 'pass' }),
    ]
    const explanation = { rule: 'B603-101', fields: ['operatingRevenue'], reason: '06', text }
    expect(countFindings(findings, [explanation], isReason)).toEqual({
      mandatory: 1,
      verify: 2,
      advisory: 1,
      explained: 1,
    })
  })
})
