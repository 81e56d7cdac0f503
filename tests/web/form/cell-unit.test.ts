/** What a cell is counted in, as the strip and screen readers say it. */
import { describe, expect, it } from 'vitest'
import { unitOfCell } from '../../../web/form/cell-unit.ts'

const lines = {
  matrixRows: () => [
    { code: '01', item: { code: '01', name: '原煤', unit: '吨' } },
    { code: '99', item: { code: '99', name: '其他' } },
  ],
} as never

describe('the unit of a cell', () => {
  it.each([
    ['energyProducts{01}.purchases', '实物量', '吨'],
    ['energyProducts{01}.coefficientUsed', '吨标准煤/实物量', '吨标准煤/吨'],
    ['energyProducts{01}.purchaseAmount', '千元', '千元'],
    ['energyProducts{99}.purchases', '实物量', '实物量'],
    ['totalAssets', '千元', '千元'],
    ['unitName', null, null],
  ])('%s of %s is %s', (path, unit, said) => {
    expect(unitOfCell(lines, { unit }, path)).toBe(said)
  })
})
