import { describe, expect, it } from 'vitest'
import { refusalText } from '../../../web/form/explanation.ts'

const refusal = (text: string, reason = '01') =>
  refusalText({ reason, text }, (code) => code === '01')

describe('an explanation typed beside a verify finding', () => {
  it.each(['已核实', '核实无误', '经核实，数据无误，情况属实'])(
    'is refused when it only says %s',
    (text) => {
      expect(refusal(text)).not.toBeNull()
    },
  )

  it('is refused without a reason from the list', () => {
    expect(refusal('2023年4月新增两家省外客户', '')).toContain('选择原因')
  })

  it('is taken when it names what happened', () => {
    expect(refusal('2023年4月新增两家省外客户，销量翻倍')).toBeNull()
  })
})
