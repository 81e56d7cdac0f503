import { describe, expect, it } from 'vitest'
import { otherUnits } from '../../../forms/engine/whole-form-unit.ts'
import { loadForm } from '../../../forms/generated/registry.ts'
import { refuseExplanation } from '../../../server/contract/explanation-rules.ts'
import { buildFormModel } from '../../../web/form/form-model.ts'
import { keyCells } from '../../../web/self-report/sheet/key-cells.ts'
import { sanityHints } from '../../../web/self-report/sheet/sanity-hints.ts'
import { searchDefinitions } from '../../../web/self-report/sheet/search-definitions.ts'
import {
  convertedNote,
  keptNote,
  readingsOf,
  unitFinding,
  unitToAsk,
} from '../../../web/self-report/sheet/unit-note.ts'

const form = await loadForm('B603')
const finance = buildFormModel(form)
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
  it('leaves a unit mistaken throughout to the question for the whole form', () => {
    expect(sanityHints(finance, times(1_040), before)).toHaveLength(1)
    const context = { answers: times(1_040), previous: before }
    const asked = unitToAsk(form, context, [])
    expect(asked?.unit).toBe('元')
    const note = (text: string) => [{ ...unitFinding, fields: [], reason: '99', text }]
    expect(unitToAsk(form, context, note(keptNote('元', '2024-01-15').text))).toBeNull()
    // Converted and taken back: asked again.
    expect(unitToAsk(form, context, note(convertedNote('元', 6, '2024-01-15').text))).toEqual(asked)
  })

  it('takes notes about the unit for sound explanations', () => {
    const isReason = () => true
    for (const unit of otherUnits) {
      expect(refuseExplanation(keptNote(unit, '2024-01-15'), isReason)).toBeUndefined()
      expect(refuseExplanation(convertedNote(unit, 6, '2024-01-15'), isReason)).toBeUndefined()
    }
  })

  it('shows each amount in both readings, largest first, and leaves imported ones alone', () => {
    const answers = { ...before, operatingCost: 99 }
    const readings = readingsOf(form, answers, '元', (path) => path === 'operatingCost')
    expect(readings[0]).toMatchObject({ path: 'totalAssets', asFilled: 300_000, converted: 300 })
    expect(readings.map(({ path }) => path)).not.toContain('operatingCost')
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
