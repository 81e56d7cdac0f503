import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import schema601 from '../../../forms/definitions/601/2023.1/form.schema.json' with { type: 'json' }
import schema621 from '../../../forms/definitions/621/2023.1/form.schema.json' with { type: 'json' }
import schema622 from '../../../forms/definitions/622/2023.1/form.schema.json' with { type: 'json' }
import schemaB603 from '../../../forms/definitions/B603/2023.1/form.schema.json' with {
  type: 'json',
}
import { faultShares } from '../../../server/demo-city/break-responses.ts'
import type { CityResponse, FormId } from '../../../server/demo-city/city.ts'
import { makeCity } from '../../../server/demo-city/make-city.ts'

const { responses, units } = makeCity({ units: 1_500, seed: 'responses' })
const sound = responses.filter((response) => !response.fault)
const ofForm = (form: FormId) => responses.filter((response) => response.form === form)
const schemas = { '621': schema621, '622': schema622, '601': schema601, B603: schemaB603 }

interface Property {
  readonly 'x-filled-by': string
  readonly 'x-required': unknown
}
const propertiesOf = (form: FormId): Readonly<Record<string, Property | undefined>> =>
  schemas[form].properties

function validators(): Record<FormId, ValidateFunction> {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  addFormats.default(ajv)
  return {
    '621': ajv.compile(schema621),
    '622': ajv.compile(schema622),
    '601': ajv.compile(schema601),
    B603: ajv.compile(schemaB603),
  }
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
    const validate = validators()
    for (const { id, form, answers, officeAnswers, previous } of responses) {
      expect(validate[form]({ ...answers, ...officeAnswers }), id).toBe(true)
      if (previous) expect(validate[form](previous), id).toBe(true)
    }
  })

  it('keep what the respondent reports apart from what others fill in', () => {
    for (const { form, answers, officeAnswers } of responses) {
      const filledBy = (key: string) => propertiesOf(form)[key]?.['x-filled-by']
      for (const key of Object.keys(answers))
        expect([key, filledBy(key)]).toEqual([key, 'respondent'])
      for (const key of Object.keys(officeAnswers)) expect(filledBy(key)).not.toBe('respondent')
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

  it('add up in the balance sheet and the income statement of B603', () => {
    const returns = sound.filter((response) => response.form === 'B603')
    expect(returns.length).toBeGreaterThan(20)
    for (const one of returns) {
      const of = (key: string) => amount(one, key)
      expect(of('totalAssets')).toBe(of('totalLiabilities') + of('ownersEquity'))
      expect(of('totalLiabilities')).toBe(of('currentLiabilities') + of('nonCurrentLiabilities'))
      expect(of('currentAssets')).toBeGreaterThanOrEqual(
        of('accountsReceivable') + of('inventoriesAtYearEnd'),
      )
      expect(of('totalAssets')).toBeGreaterThanOrEqual(
        of('currentAssets') +
          of('fixedAssetsNet') +
          of('constructionInProgress') +
          of('intangibleAssets'),
      )
      expect(of('fixedAssetsNet')).toBe(
        of('fixedAssetsOriginalCost') - of('accumulatedDepreciation'),
      )
      expect(of('operatingProfit')).toBe(
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
      expect(of('totalProfit')).toBe(
        of('operatingProfit') + of('nonOperatingIncome') - of('nonOperatingExpenses'),
      )
      expect(of('paidInCapital')).toBe(
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
    const broken = responses.flatMap((response) => response.fault ?? [])
    for (const [form, share] of Object.entries(faultShares)) {
      const all = responses.filter((response) => response.form === form)
      const shareBroken = all.filter((response) => response.fault).length / all.length
      expect(shareBroken, form).toBeGreaterThan(share / 3)
      expect(shareBroken, form).toBeLessThan(share * 2)
    }
    expect(new Set(broken.map((fault) => fault.kind)).size).toBe(10)
  })

  it('name in a fault the answers it was put into', () => {
    for (const { answers, fault } of responses) {
      for (const field of fault?.fields ?? []) expect(answers[field]).toBeDefined()
    }
  })
})
