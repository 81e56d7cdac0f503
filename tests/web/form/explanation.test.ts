import { describe, expect, it } from 'vitest'
import { refuseExplanation } from '../../../web/form/explanation.ts'

const refusal = (text: string, reason = '01') => refuseExplanation({ reason, text })

describe('an explanation of a verify finding', () => {
  it.each([
    '已核实',
    '核实无误',
    '经核实，数据无误。',
    '已核实，情况属实！',
    '本单位数据属实',
    '数据真实准确',
  ])('is refused when it only says %s', (text) => {
    expect(refusal(text)).toContain('没有说明原因')
  })

  it('is refused below eight characters, punctuation not counted', () => {
    expect(refusal('新增客户，，，，，')).toContain('不足 8 个字')
  })

  it('is refused when it repeats a few characters', () => {
    expect(refusal('哈哈哈哈哈哈哈哈哈')).toContain('重复')
  })

  it('is refused when empty or without a reason', () => {
    expect(refusal('  ')).toBe('请写明具体原因')
    expect(refusal('2023年4月新增两家省外客户', '')).toBe('请选择原因')
  })

  it('is taken when it names what happened', () => {
    expect(refusal('2023年4月新增两家省外客户，销量翻倍')).toBeNull()
    expect(refusal('经核实无误，全年停产检修四个月')).toBeNull()
  })
})
