import { describe, expect, it } from 'vitest'
import { addUp, type LedgerSum } from '../../../forms/engine/ledger/add-up.ts'
import { compareLedger, ledgerFindings } from '../../../forms/engine/ledger/compare-ledger.ts'
import { placesOf } from '../../../forms/engine/ledger/ledger-places.ts'
import { ledgerForms, rollupsOf } from '../../../forms/engine/ledger/rollups.ts'
import { findForm } from '../../../forms/generated/registry.ts'

const form = async (id: string) => (await findForm(id, '2023.1'))!
const sum = (place: string, over: Partial<LedgerSum> = {}): LedgerSum => ({
  ...{ place, code: '', period: 'Q1', amountFen: null, importedFen: null, outsideFen: null },
  ...{ quantity: null, measure: '', entries: 1, ...over },
})
const steel = (over: Partial<LedgerSum> = {}) =>
  sum('IO-1:materialInputs.amount', { code: '31062', amountFen: 150_049_999, ...over })

describe('places of a ledger', () => {
  it('are lines of the forms, never sums of others', async () => {
    for (const id of ledgerForms) {
      const definition = await form(id)
      const places = placesOf(definition)
      expect(places.length).toBeGreaterThan(5)
      const keys = new Set(places.map(({ key }) => key))
      for (const { total, parts, open } of rollupsOf(definition)) {
        expect(definition.schema.properties[total], `${id} ${total}`).toBeDefined()
        expect(keys.has(total), total).toBe(open === true)
        for (const part of parts) {
          const key = 'cell' in part ? part.cell : part.table
          expect(definition.schema.properties[key], `${id} ${key}`).toBeDefined()
        }
      }
    }
  })

  it('tell halves for construction and real estate, quarters for others', async () => {
    const rhythms = Object.fromEntries(placesOf(await form('IO-2')).map((p) => [p.key, p.rhythm]))
    expect(rhythms).toMatchObject({
      constructionMaterialItems: 'half-year',
      developmentCostItems: 'half-year',
      tradeCostItems: 'quarter',
    })
  })
})

describe('entries added up', () => {
  it('are 千元 by period; totals are the sums of their rounded parts', async () => {
    const { cells } = addUp(await form('IO-1'), [
      steel(),
      steel({ period: 'Q2', amountFen: 50_000 }),
      sum('IO-1:powerInputs.amount', { code: '01', amountFen: 99_999 }),
      sum('IO-1:directLabour', { period: 'Q3', amountFen: -150_000 }),
    ])
    const found = Object.fromEntries(cells.map((c) => [c.code ? `${c.key} ${c.code}` : c.key, c]))
    expect(found['materialInputs 31062']).toMatchObject({
      periods: { Q1: 1500, Q2: 1 },
      year: 1501,
    })
    expect(found.directMaterialsExcludingEnergy).toMatchObject({ year: 1501, total: true })
    expect(found.purchasedPower?.year).toBe(1)
    expect(found.manufacturingCost).toMatchObject({
      periods: { Q1: 1501, Q2: 1, Q3: -2 },
      year: 1500,
    })
  })

  it('tell quantities of one measure, and name those that cannot be added', async () => {
    const one = addUp(await form('IO-1'), [
      steel({ quantity: 0.1, measure: '吨' }),
      steel({ quantity: 0.2, measure: '吨', period: 'Q2' }),
    ])
    expect(one.cells.find(({ column }) => column === 'quantity')).toMatchObject({
      ...{ year: 0.3, measure: '吨' },
    })
    const two = addUp(await form('IO-1'), [
      steel({ quantity: 1, measure: '吨' }),
      steel({ quantity: 1000, measure: '千克' }),
    ])
    expect(two.mixedMeasures).toEqual([
      { key: 'materialInputs', code: '31062', measures: ['吨', '千克'] },
    ])
    expect(two.cells.some(({ column }) => column === 'quantity')).toBe(false)
  })

  it('put what came from abroad and from outside the province beside the amount', async () => {
    const { cells } = addUp(await form('IO-4'), [
      sum('IO-4:equipmentItems.amount', { code: '01', amountFen: 500_000, importedFen: 200_000 }),
    ])
    const found = Object.fromEntries(cells.map((c) => [`${c.key}.${c.column}`, c.year]))
    expect(found).toMatchObject({
      'equipmentItems.imported': 2,
      'importedEquipment.null': 2,
      'fixedAssetInvestmentCompleted.null': 5,
    })
  })

  it('fold quarters into the halves of construction, and sum a product’s destinations', async () => {
    const place = 'IO-2:constructionMaterialItems.amount'
    const building = addUp(await form('IO-2'), [
      sum(place, { code: '01', amountFen: 100_000 }),
      sum(place, { code: '01', period: 'Q2', amountFen: 200_000 }),
      sum(place, { code: '01', period: 'H2', amountFen: 400_000 }),
    ])
    expect(building.cells.find(({ code }) => code === '01')?.periods).toEqual({ H1: 3, H2: 4 })
    const { cells } = addUp(await form('IO-3'), [
      sum('IO-3:productDestinations.soldToIndustry', { code: 'SZ001', amountFen: 700_000 }),
      sum('IO-3:exported', { period: 'Q4', amountFen: 300_000 }),
    ])
    const found = Object.fromEntries(
      cells.map((c) => [c.code === null ? c.key : `${c.code} ${c.column}`, c.year]),
    )
    expect(found).toMatchObject({ 'SZ001 productSales': 7, exported: 3, destinationTotal: 10 })
  })
})

describe('a form beside its ledger', () => {
  it('is asked where it says something else, in the unit’s own numbers', async () => {
    const definition = await form('IO-1')
    const added = addUp(definition, [steel({ amountFen: 150_000_000 })])
    const answers = {
      manufacturingCost: 1500,
      directMaterialsExcludingEnergy: 1490,
      materialInputs: [{ product: '31062', amount: 1490 }],
    }
    const findings = ledgerFindings(definition, added, answers, () => '钢材')
    expect(findings.map(({ rule, fields, message }) => ({ rule, fields, message }))).toEqual([
      {
        rule: 'ledger-IO-1-materialInputs-31062-amount',
        fields: ['materialInputs[0].amount'],
        message:
          '钢材：台账合计 1,500 千元，本表填 1,490 千元，相差 10 千元。请采用台账合计，或说明为什么不同',
      },
      {
        rule: 'ledger-IO-1-directMaterialsExcludingEnergy',
        fields: ['directMaterialsExcludingEnergy'],
        message: expect.stringContaining('相差 10 千元'),
      },
    ])
    expect(findings.every(({ severity }) => severity === 'verify')).toBe(true)
  })

  it('agrees by the year, and by each period it tells', async () => {
    const definition = await form('IO-1')
    const added = addUp(definition, [sum('IO-1:directLabour', { amountFen: 100_000 })])
    const standOf = (answers: Record<string, number>) =>
      compareLedger(definition, added, answers).map(({ stand }) => stand)[0]
    expect(standOf({ directLabour: 1 })).toBe('agrees')
    expect(standOf({ directLabour: 1, directLabourQ1: 1 })).toBe('agrees')
    expect(standOf({ directLabour: 1, directLabourQ2: 1 })).toBe('differs')
    expect(standOf({})).toBe('not-filled')
  })

  it('leaves totals alone of which the ledger tells only a part', async () => {
    const definition = await form('IO-1')
    const added = addUp(definition, [steel({ amountFen: 100_000 })])
    const answers = {
      manufacturingCost: 9,
      directMaterialsExcludingEnergy: 1,
      directLabour: 8,
      materialInputs: [{ product: '31062', amount: 1 }],
    }
    expect(ledgerFindings(definition, added, answers)).toEqual([])
    const more = {
      ...answers,
      materialInputs: [...answers.materialInputs, { product: '26048', amount: 5 }],
    }
    expect(ledgerFindings(definition, added, more)).toMatchObject([
      {
        fields: ['materialInputs[1].amount'],
        message: expect.stringContaining('台账里没有这一项'),
      },
    ])
  })

  it('asks for a line of a matrix by its code, and for one code on several lines', async () => {
    const definition = await form('IO-1')
    const added = addUp(definition, [
      sum('IO-1:overheadItems.amount', { code: '1001', amountFen: 300_000 }),
      steel({ amountFen: 300_000 }),
    ])
    const answers = {
      materialInputs: [
        { product: '31062', amount: 1 },
        { product: '31062', amount: 1 },
      ],
    }
    const stands = compareLedger(definition, added, answers).map(({ cell, stand }) => [
      cell.key,
      stand,
    ])
    expect(stands).toContainEqual(['materialInputs', 'several-lines'])
    expect(ledgerFindings(definition, added, answers).map(({ fields }) => fields[0])).toContain(
      'overheadItems{1001}.amount',
    )
  })
})
