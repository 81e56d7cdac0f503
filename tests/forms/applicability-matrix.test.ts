/**
 * Every institution type × accounting standard × scale × section, by kind of unit, against sets
 * written out by hand in the fixture. Each combination is looked at once and belongs to one group.
 */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { decideForms } from '../../forms/engine/applicability.ts'
import { indexCodeLists } from '../../forms/engine/code-list-index.ts'
import type { UnitAttributes } from '../../forms/engine/types.ts'
import { applicability } from '../../forms/generated/applicability-catalogue.ts'
import { loadCodeList } from '../../forms/generated/code-lists.ts'

interface Group {
  readonly why: string
  readonly industries: readonly string[]
  readonly owed: readonly string[]
  readonly undetermined?: readonly string[]
}
type Scale = 'above' | 'below'
interface LegalGroup extends Group {
  readonly scale: readonly Scale[]
  readonly institutionTypes: readonly string[]
  readonly accountingStandards: readonly string[]
}
interface Matrix {
  readonly industries: Readonly<Record<string, string>>
  readonly sets: Readonly<Record<string, readonly string[]>>
  readonly institutionTypes: readonly string[]
  readonly accountingStandards: readonly string[]
  readonly legalUnits: readonly LegalGroup[]
  readonly establishments: readonly Group[]
  readonly selfEmployed: readonly (Group & { readonly sampled: readonly boolean[] })[]
  readonly departmentLists: readonly string[]
  readonly further: readonly {
    readonly attribute: string
    readonly scale: readonly Scale[]
    readonly industries: readonly string[]
    readonly adds: readonly string[]
  }[]
}

const matrix = JSON.parse(
  readFileSync(new URL('../fixtures/applicability-matrix.json', import.meta.url), 'utf8'),
) as Matrix
const lists = indexCodeLists([await loadCodeList('industry')])
const scales: readonly Scale[] = ['above', 'below']
const industries = Object.keys(matrix.industries)

/** What everyone is asked or is on no list of, so that only the matrix decides. */
const settled: UnitAttributes = {
  severalEstablishments: false,
  rdActivities: false,
  energyConversion: false,
  unitEnergyCatalogue: false,
  keyEnergyUser: false,
  catalogueProducts: false,
  fixedAssetInvestment: false,
  importsGoods: false,
  inputOutputSample: false,
  selfEmployedSample: false,
}

function decided(unit: UnitAttributes) {
  const decisions = decideForms(applicability, { ...settled, ...unit }, lists)
  const formsWith = (outcome: string) =>
    decisions.filter((each) => each.outcome === outcome).map(({ form }) => form)
  return { owed: formsWith('owed').sort(), undetermined: formsWith('undetermined').sort() }
}

function expected({ owed, undetermined = [] }: Pick<Group, 'owed' | 'undetermined'>) {
  return { owed: [...owed].sort(), undetermined: [...undetermined].sort() }
}

function covers(group: Pick<Group, 'industries'>, industry: string): boolean {
  return group.industries.some((name) => name === industry || matrix.sets[name]?.includes(industry))
}

function includes<T>(values: readonly T[], value: T): boolean {
  return values.includes('*' as T) || values.includes(value)
}

function theOne<G>(groups: readonly G[], label: string): G {
  if (groups.length !== 1) throw new Error(`${label} belongs to ${groups.length} groups`)
  return groups[0]!
}

const legal = (industry: string, scale: Scale): UnitAttributes => ({
  kind: 'legalUnit',
  aboveScale: scale === 'above',
  ...(industry === '' ? {} : { industryCode: matrix.industries[industry] }),
})

const combinations = industries.flatMap((industry) =>
  scales.flatMap((scale) =>
    matrix.institutionTypes.flatMap((institutionType) =>
      matrix.accountingStandards.map((accountingStandard) => ({
        ...{ industry, scale, institutionType, accountingStandard },
        label: `${institutionType || '?'} × ${accountingStandard || '?'} × ${scale} × ${industry}`,
        unit: {
          ...legal(industry, scale),
          ...(institutionType === '' ? {} : { institutionType }),
          ...(accountingStandard === '' ? {} : { accountingStandardCategory: accountingStandard }),
        },
      })),
    ),
  ),
)

describe('the matrix of forms', () => {
  test('names every section, institution type and accounting standard there is', async () => {
    const sections = new Set(
      Object.values(matrix.industries).map((code) => lists.item('industry', code)?.section),
    )
    expect([...sections].sort().join('')).toBe('ABCDEFGHIJKLMNOPQRST')
    const codes = async (list: Parameters<typeof loadCodeList>[0]) =>
      (await loadCodeList(list)).items.map(({ code }) => code)
    expect(matrix.institutionTypes).toEqual([...(await codes('institution-types')), ''])
    expect(matrix.accountingStandards).toEqual([
      ...(await codes('accounting-standard-categories')),
      '',
    ])
  })

  test('holds for each of 2,880 combinations of a legal unit', () => {
    expect(combinations).toHaveLength(2880)
    const used = new Map<LegalGroup, number>()
    const wrong = combinations.flatMap(({ label, unit, ...combination }) => {
      const group = theOne(
        matrix.legalUnits.filter(
          (each) =>
            covers(each, combination.industry) &&
            each.scale.includes(combination.scale) &&
            includes(each.institutionTypes, combination.institutionType) &&
            includes(each.accountingStandards, combination.accountingStandard),
        ),
        label,
      )
      used.set(group, (used.get(group) ?? 0) + 1)
      const [is, should] = [decided(unit), expected(group)]
      return JSON.stringify(is) === JSON.stringify(should) ? [] : [{ label, is, should }]
    })
    expect(wrong).toEqual([])
    expect([...used.values()].reduce((sum, count) => sum + count, 0)).toBe(2880)
    expect(matrix.legalUnits.filter((group) => !used.has(group))).toEqual([])
  })

  test('leaves units of the departments’ lists to their departments', () => {
    let looked = 0
    for (const departmentList of matrix.departmentLists) {
      for (const { label, unit } of combinations) {
        expect([label, decided({ ...unit, departmentList })]).toEqual([
          label,
          { owed: [], undetermined: [] },
        ])
        looked += 1
      }
      for (const industry of industries) {
        const branch = { ...legal(industry, 'below'), kind: 'establishment' as const }
        expect(decided({ ...branch, departmentList }).owed).toEqual([])
        looked += 1
      }
    }
    expect(looked).toBe(2 * (2880 + 24))
  })

  test('holds for establishments, whatever they or their legal unit are', () => {
    let looked = 0
    for (const { industry, label, unit } of combinations) {
      const group = theOne(
        matrix.establishments.filter((each) => covers(each, industry)),
        label,
      )
      expect([label, decided({ ...unit, kind: 'establishment' })]).toEqual([label, expected(group)])
      looked += 1
    }
    expect(looked).toBe(2880)
  })

  test('holds for the self-employed, sampled or not, coded or not', () => {
    let looked = 0
    for (const industry of [...industries, '']) {
      for (const sampled of [true, false]) {
        const group = theOne(
          matrix.selfEmployed.filter(
            (each) => covers(each, industry) && each.sampled.includes(sampled),
          ),
          `${industry} ${sampled}`,
        )
        const unit = { ...legal(industry, 'below'), kind: 'selfEmployed' as const }
        expect([industry, decided({ ...unit, selfEmployedSample: sampled })]).toEqual([
          industry,
          expected(group),
        ])
        looked += 1
      }
    }
    expect(looked).toBe(50)
  })

  test('grows by what further attributes ask for, in each section and scale', () => {
    let looked = 0
    const attributes = [...new Set(matrix.further.map(({ attribute }) => attribute))]
    for (const attribute of attributes) {
      for (const industry of industries) {
        for (const scale of scales) {
          const label = `${attribute} ${scale} ${industry}`
          const row = theOne(
            matrix.further.filter(
              (each) =>
                each.attribute === attribute &&
                each.scale.includes(scale) &&
                covers(each, industry),
            ),
            label,
          )
          const unit = {
            ...legal(industry, scale),
            institutionType: '10',
            accountingStandardCategory: '1',
          }
          const switched = Object.fromEntries(attribute.split(' with ').map((name) => [name, true]))
          const before = decided(unit)
          const after = decided({ ...unit, ...switched })
          expect([label, after.undetermined]).toEqual([label, []])
          expect([label, after.owed]).toEqual([label, [...before.owed, ...row.adds].sort()])
          looked += 1
        }
      }
    }
    expect(looked).toBe(attributes.length * 24 * 2)
    expect(attributes).toHaveLength(11)
  })

  test('says every form of the program is owed by someone', () => {
    const owed = new Set([
      ...matrix.legalUnits.flatMap((group) => group.owed),
      ...matrix.selfEmployed.flatMap((group) => group.owed),
      ...matrix.further.flatMap((row) => row.adds),
    ])
    expect(applicability.map(({ form }) => form).filter((form) => !owed.has(form))).toEqual([])
    expect(owed.size).toBe(applicability.length)
  })
})
