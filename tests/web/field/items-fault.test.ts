import { describe, expect, it } from 'vitest'
import { itemsFault } from '../../../web/field/supervise/items-fault.ts'

describe('the numbers of a re-check', () => {
  it.each([
    ['agrees', '5', '', undefined],
    ['agrees', '0', '', '请写明核对了几项指标'],
    ['agrees', '五', '', '请写明核对了几项指标'],
    ['differs', '5', '1', undefined],
    ['differs', '5', '', '请写明其中几项不一致'],
    ['differs', '5', '6', '不一致的项数不能多于核对的项数'],
    ['not-met', '', '', undefined],
    [null, '', '', undefined],
  ] as const)('%s, %s checked, %s wrong: %s', (result, items, wrong, fault) => {
    expect(itemsFault(result, items, wrong)).toBe(fault)
  })
})
