import { describe, expect, it } from 'vitest'
import type { PropertySchema } from '../../../forms/engine/types.ts'
import { formIds, loadForm } from '../../../forms/generated/registry.ts'
import { faultShareOf } from '../../../server/demo-city/break-responses.ts'
import type { CityResponse, FormId } from '../../../server/demo-city/city.ts'
import { faultRecipes } from '../../../server/demo-city/fault-recipes.ts'
import { makeCity } from '../../../server/demo-city/make-city.ts'
import { groupBy } from '../../../server/demo-city/place-units.ts'
import { documentOf } from '../../support/sound-documents.ts'

const { responses, units } = makeCity({ units: 1_500, seed: 'responses' })
const sound = responses.filter((response) => !response.fault)
const ofForm = (form: FormId) => responses.filter((response) => response.form === form)
const definitions = new Map(
  await Promise.all(formIds.map(async (id) => [id, await loadForm(id)] as const)),
)
const propertiesOf = (form: FormId): Readonly<Record<string, PropertySchema | undefined>> =>
  definitions.get(form)!.schema.properties

/** Each amount is rounded by itself: half a thousand for every term. */
const expectAbout = (total: number, parts: number): void => {
  expect(Math.abs(total - parts)).toBeLessThanOrEqual(8)
}

const amount = (response: CityResponse, key: string): number => {
  const value = response.answers[key]
  if (typeof value !== 'number') throw new TypeError(`${response.id} has no ${key}`)
  return value
}

describe('filled forms of the demonstration city', () => {
  it('are one listing form for every unit, and 601 and B603 for the above-scale', () => {
    expect(ofForm('621').length + ofForm('622').length).toBe(units.length)
    const aboveScale = units.filter((unit) => unit.kind === 'legalUnit' && unit.aboveScale)
    expect(ofForm('601').map((response) => response.unitId)).toEqual(
      aboveScale.map((unit) => unit.id),
    )
    expect(ofForm('B603').map((response) => response.unitId)).toEqual(
      aboveScale.filter((unit) => unit.reportCategory === 'B').map((unit) => unit.id),
    )
  })

  it('fit the schemas of their forms, broken ones too', () => {
    for (const response of responses) {
      const { validate } = definitions.get(response.form)!
      expect(validate(documentOf(response)), response.id).toBe(true)
      if (response.previous) expect(validate(response.previous), response.id).toBe(true)
    }
  })

  it('agree with each other where forms of one unit ask the same thing', () => {
    const byUnit = groupBy(sound, (response) => response.unitId)
    let compared = 0
    for (const forms of byUnit.values()) {
      const seen = new Map<string, unknown>()
      for (const { id, form, answers } of forms) {
        for (const [key, value] of Object.entries(answers)) {
          // 622 asks what the year is expected to bring; its date is the day of the visit.
          if (typeof value !== 'number' || form === '622') continue
          // 开发成本 is what stands in the books in X603, what was spent in the year in IO-2.
          if (key.startsWith('developmentCosts')) continue
          if (seen.has(key)) compared += 1
          expect([id, key, value]).toEqual([id, key, seen.get(key) ?? value])
          seen.set(key, value)
        }
      }
    }
    expect(compared).toBeGreaterThan(2_000)
  })

  it('keep what the respondent reports apart from what others fill in', () => {
    for (const { form, answers, officeAnswers } of responses) {
      const filledBy = (key: string) => propertiesOf(form)[key]?.['x-filled-by']
      for (const key of Object.keys(answers))
        expect([key, filledBy(key)]).toEqual([key, 'respondent'])
      for (const [key, value] of Object.entries(officeAnswers)) {
        // Of a table the office fills some columns.
        if (!Array.isArray(value)) expect(filledBy(key)).not.toBe('respondent')
      }
    }
  })

  it('leave nothing empty that everybody owes', () => {
    for (const { id, form, answers, officeAnswers } of sound) {
      const owed = Object.entries(propertiesOf(form)).filter(
        ([, one]) => one?.['x-required'] === true,
      )
      const missing = owed.filter(
        ([key]) => answers[key] === undefined && officeAnswers[key] === undefined,
      )
      expect([id, missing.map(([key]) => key)]).toEqual([id, []])
    }
  })

  it('add up in the balance sheet and the income statement of B603, but for rounding', () => {
    const returns = sound.filter((response) => response.form === 'B603')
    expect(returns.length).toBeGreaterThan(20)
    for (const one of returns) {
      const of = (key: string) => amount(one, key)
      expectAbout(of('totalAssets'), of('totalLiabilities') + of('ownersEquity'))
      expectAbout(of('totalLiabilities'), of('currentLiabilities') + of('nonCurrentLiabilities'))
      expect(of('currentAssets') + 3).toBeGreaterThanOrEqual(
        of('accountsReceivable') + of('inventoriesAtYearEnd'),
      )
      expect(of('totalAssets') + 3).toBeGreaterThanOrEqual(
        of('currentAssets') +
          of('fixedAssetsNet') +
          of('constructionInProgress') +
          of('intangibleAssets'),
      )
      expectAbout(
        of('fixedAssetsNet'),
        of('fixedAssetsOriginalCost') - of('accumulatedDepreciation'),
      )
      expectAbout(
        of('operatingProfit'),
        of('operatingRevenue') -
          of('operatingCost') -
          of('taxesAndSurcharges') -
          of('sellingExpenses') -
          of('administrativeExpenses') -
          of('researchAndDevelopmentExpenses') -
          of('financialExpenses') +
          of('assetImpairmentLoss') +
          of('creditImpairmentLoss') +
          of('otherIncome') +
          of('investmentIncome') +
          of('netHedgingGain') +
          of('fairValueGain') +
          of('assetDisposalGain'),
      )
      expectAbout(
        of('totalProfit'),
        of('operatingProfit') + of('nonOperatingIncome') - of('nonOperatingExpenses'),
      )
      expectAbout(
        of('paidInCapital'),
        of('stateCapital') +
          of('collectiveCapital') +
          of('legalPersonCapital') +
          of('personalCapital') +
          of('hmtCapital') +
          of('foreignCapital'),
      )
    }
  })

  it('open B603 with the stocks the year before closed with', () => {
    const withPrevious = sound.filter((response) => response.form === 'B603' && response.previous)
    expect(withPrevious.length).toBeGreaterThan(20)
    for (const { answers, previous } of withPrevious) {
      expect(answers.inventoriesAtYearStart).toBe(previous?.inventoriesAtYearEnd)
    }
  })

  it('agree between the listing form and B603 on revenue and assets', () => {
    const listing = new Map(sound.map((response) => [response.id, response]))
    for (const one of sound.filter((response) => response.form === 'B603')) {
      const listed = listing.get(`${one.unitId}-621`)
      if (!listed) continue
      expect(amount(one, 'operatingRevenue')).toBe(amount(listed, 'expectedAnnualRevenue'))
      expect(amount(one, 'totalAssets')).toBe(amount(listed, 'totalAssets'))
    }
  })

  it('are broken on purpose in a small share, every kind of fault somewhere', () => {
    for (const form of formIds) {
      const all = ofForm(form)
      if (all.length < 100) continue
      const shareBroken = all.filter((response) => response.fault).length / all.length
      expect(shareBroken, form).toBeGreaterThan(faultShareOf(form) / 4)
      expect(shareBroken, form).toBeLessThan(faultShareOf(form) * 2)
    }
    const kinds = new Set(responses.flatMap((response) => response.fault?.kind ?? []))
    const known = new Set(faultRecipes.map((recipe) => recipe.kind))
    expect(kinds.size).toBeGreaterThan(known.size * 0.7)
  })

  it('name in a fault the answers it was put into', () => {
    for (const { answers, fault } of responses) {
      for (const field of fault?.fields ?? []) {
        expect(answers[field.replace(/\[.*/, '')], field).toBeDefined()
      }
    }
  })
})
