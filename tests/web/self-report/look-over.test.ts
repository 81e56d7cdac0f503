import { describe, expect, it } from 'vitest'
import { loadForm } from '../../../forms/generated/registry.ts'
import { buildFormModel } from '../../../web/form/form-model.ts'
import { keyCells } from '../../../web/self-report/sheet/key-cells.ts'
import { sanityHints } from '../../../web/self-report/sheet/sanity-hints.ts'
import { searchDefinitions } from '../../../web/self-report/sheet/search-definitions.ts'

const finance = buildFormModel(await loadForm('B603'))
const basics = buildFormModel(await loadForm('601'))
const before = {
  operatingRevenue: 120_000,
  operatingCost: 80_000,
  totalAssets: 300_000,
  totalLiabilities: 100_000,
  ownersEquity: 200_000,
  currentAssets: 90_000,
}
const times = (factor: number) =>
  Object.fromEntries(Object.entries(before).map(([key, value]) => [key, value * factor]))

describe('looking over a whole form before reporting', () => {
  it('suspects yuan where amounts are a thousand times last year’s', () => {
    expect(sanityHints(finance, times(1_040), before)[0]).toContain('填成了元')
  })

  it('suspects a larger unit where they are a thousandth', () => {
    expect(sanityHints(finance, times(1 / 1_000), before)[0]).toContain('千分之一')
  })

  it('suspects a copied year', () => {
    expect(sanityHints(finance, before, before)[0]).toContain('与上年完全相同')
  })

  it('says only the largest amount, in 亿元, of an ordinary year', () => {
    const hints = sanityHints(finance, times(1.07), before)
    expect(hints).toHaveLength(1)
    expect(hints[0]).toContain('资产总计')
    expect(hints[0]).toContain('亿元')
  })

  it('says nothing of a form without amounts', () => {
    expect(sanityHints(basics, { unitName: '演示单位' }, null)).toEqual([])
  })

  it('shows totals and staff of a form of amounts', () => {
    const keys = keyCells(finance, {}).map(({ key }) => key)
    expect(keys).toContain('totalAssets')
    expect(keys).toContain('averageStaff')
    expect(keys).not.toContain('finishedGoods')
  })

  it('shows what is filled in of a form without totals', () => {
    const keys = keyCells(basics, { unitName: '演示单位', mainActivity1: '采煤' })
    expect(keys.map(({ key }) => key)).toEqual(['unitName', 'mainActivity1'])
  })
})

describe('finding what an indicator means', () => {
  it('finds by a part of the name, and by the whole code', () => {
    expect(searchDefinitions(finance, '应收').map(({ code }) => code)).toEqual(['202'])
    expect(searchDefinitions(finance, '３０１').map(({ title }) => title)).toEqual(['营业收入'])
  })

  it('finds nothing by what is no indicator', () => {
    expect(searchDefinitions(finance, '火车')).toEqual([])
  })
})
