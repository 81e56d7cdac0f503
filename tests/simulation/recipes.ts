/**
 * The mistakes put into reports: what people really get wrong (quality.md), each with the forms it can
 * happen in and what it changes. Pure; drawn with a seed.
 */
import { readFileSync } from 'node:fs'
import type { Answers, CityResponse, CityUnit } from '../../server/demo-city/city.ts'
import type { Random } from '../../server/demo-city/random.ts'
import type { County } from './county.ts'
import { type Mistake, makeMistake } from './mistakes.ts'

interface Case {
  readonly form: string
  readonly answers: Answers
  readonly previous: Answers | undefined
  readonly unit: CityUnit
  readonly random: Random
  /** The same form of another unit. */
  readonly neighbour: () => Answers
}

export interface Recipe {
  readonly kind: string
  readonly name: string
  readonly forms: readonly string[]
  readonly spoil: (of: Case) => Answers | undefined
  /** Left out: those that `spoil` changes. */
  readonly cells?: readonly string[]
  readonly honest?: boolean
  readonly emptyWords?: boolean
  readonly wholeForm?: boolean
  readonly copied?: boolean
  readonly vague?: boolean
  readonly reason?: string
}

const FINANCE = ['B603', 'C603', 'E603', 'S603', 'X603', 'F603']
const MONEY = [...FINANCE, '611-3']
const KEY_AMOUNTS = ['operatingRevenue', 'totalAssets', 'expectedAnnualRevenue', 'totalWages']
/** Smaller ones are wrong without anybody's total moving. */
const SMALLEST = 200

const isNumber = (value: unknown): value is number => typeof value === 'number'

/** One of the amounts that matter in the form, large enough to be worth a mistake. */
function oneAmount(
  { answers, random }: Case,
  change: (value: number) => number,
): Answers | undefined {
  const keys = KEY_AMOUNTS.filter((key) => {
    const value = answers[key]
    return isNumber(value) && value >= SMALLEST && change(value) !== value
  })
  if (keys.length === 0) return undefined
  const key = random.pick(keys)
  return { [key]: change(answers[key] as number) }
}

/** The two leading digits changed places. */
function swapped(value: number): number {
  const [first = '', second = '', ...rest] = String(value)
  return second === '0' ? value : Number([second, first, ...rest].join(''))
}

const amountKeys = new Map<string, readonly string[]>()

function amountsOf(form: string): readonly string[] {
  const known = amountKeys.get(form)
  if (known) return known
  const { properties } = JSON.parse(
    readFileSync(`forms/definitions/${form}/2023.1/form.schema.json`, 'utf8'),
  ) as { properties: Record<string, Record<string, unknown>> }
  const keys = Object.keys(properties).filter((key) => properties[key]!['x-unit'] === '千元')
  amountKeys.set(form, keys)
  return keys
}

/** Every amount of the form changed alike; undefined where none is worth it. */
function allAmounts(
  { form, answers }: Case,
  change: (value: number) => number,
): Answers | undefined {
  const changed = amountsOf(form).flatMap((key) => {
    const value = answers[key]
    return isNumber(value) && value !== 0 && change(value) !== value ? [[key, change(value)]] : []
  })
  const large = KEY_AMOUNTS.some((key) => isNumber(answers[key]) && answers[key] >= SMALLEST)
  return changed.length > 0 && large ? Object.fromEntries(changed) : undefined
}

export const roundedHard = (value: number): number => {
  const size = 10 ** Math.max(0, Math.floor(Math.log10(Math.abs(value))) - 1)
  return Math.round(value / size) * size
}

export const recipes: readonly Recipe[] = [
  {
    ...{
      kind: 'whole-form-yuan',
      name: '全表以元填报',
      forms: MONEY,
      wholeForm: true,
      reason: '04',
    },
    spoil: (of) => allAmounts(of, (value) => value * 1000),
  },
  {
    ...{ kind: 'listing-yuan', name: '清查表收入以元填报', forms: ['621', '622'], reason: '04' },
    cells: ['expectedAnnualRevenue'],
    spoil: ({ answers: { expectedAnnualRevenue: value } }) =>
      isNumber(value) && value >= SMALLEST ? { expectedAnnualRevenue: value * 1000 } : undefined,
  },
  {
    ...{ kind: 'cell-ten', name: '一格多一位（×10）', forms: [...MONEY, '602'] },
    spoil: (of) => oneAmount(of, (value) => value * 10),
  },
  {
    ...{ kind: 'cell-thousand', name: '一格以元填报（×1000）', forms: MONEY, reason: '04' },
    spoil: (of) => oneAmount(of, (value) => value * 1000),
  },
  {
    ...{ kind: 'digits-swapped', name: '两位数字颠倒', forms: [...MONEY, '602', '621'] },
    spoil: (of) => oneAmount(of, swapped),
  },
  {
    ...{ kind: 'sign-lost', name: '亏损漏负号', forms: MONEY },
    spoil: ({ answers: { operatingProfit: value } }) =>
      isNumber(value) && value < 0 ? { operatingProfit: -value } : undefined,
  },
  {
    ...{ kind: 'part-left-out', name: '合计漏加一项', forms: MONEY },
    cells: ['totalAssets'],
    spoil: ({ answers: { totalAssets, totalLiabilities: part } }) =>
      isNumber(totalAssets) && isNumber(part) && part > SMALLEST && part < totalAssets
        ? { totalAssets: totalAssets - part }
        : undefined,
  },
  {
    ...{ kind: 'last-year-copied', name: '照抄上年数', forms: [...FINANCE, '602'], honest: false },
    spoil: ({ answers, previous }) => {
      if (!previous) return undefined
      const changed = Object.entries(previous).filter(
        ([key, value]) => isNumber(value) && isNumber(answers[key]) && answers[key] !== value,
      )
      return changed.length > 4 ? Object.fromEntries(changed) : undefined
    },
  },
  {
    ...{
      kind: 'neighbour-copied',
      name: '照抄邻户的表',
      forms: ['611-3'],
      honest: false,
      copied: true,
    },
    spoil: ({ answers, neighbour }) => {
      const theirs = neighbour()
      const changed = Object.entries(theirs).filter(
        ([key, value]) => isNumber(value) && isNumber(answers[key]) && answers[key] !== value,
      )
      return isNumber(theirs.operatingRevenue) &&
        theirs.operatingRevenue > 500 &&
        changed.length > 7
        ? Object.fromEntries(changed)
        : undefined
    },
  },
  {
    ...{ kind: 'vague-activity', name: '主要业务活动写得太笼统', forms: ['621', '601', '611'] },
    ...{ vague: true, reason: '06' },
    spoil: ({ answers: { mainActivity1 } }) =>
      mainActivity1 ? { mainActivity1: '销售各类商品' } : undefined,
  },
  {
    ...{
      kind: 'wrong-activity',
      name: '主要业务活动写成别的行业',
      forms: ['621', '611'],
      reason: '06',
    },
    spoil: ({ answers: { mainActivity1 }, neighbour }) => {
      const theirs = neighbour().mainActivity1
      return theirs && mainActivity1 && theirs !== mainActivity1
        ? { mainActivity1: theirs }
        : undefined
    },
  },
  {
    ...{ kind: 'headcount-for-wages', name: '工资总额填成人数', forms: ['602'] },
    spoil: ({ answers: { staffAtYearEnd: staff, totalWages: wages } }) =>
      isNumber(staff) && isNumber(wages) && staff > 0 && wages > staff
        ? { totalWages: staff }
        : undefined,
  },
  {
    ...{ kind: 'compensation-headcount', name: '应付职工薪酬填成人数', forms: ['611-3'] },
    spoil: ({ answers: { employeeCompensation: pay }, unit }) =>
      isNumber(pay) && unit.staff > 2 && pay > SMALLEST
        ? { employeeCompensation: unit.staff }
        : undefined,
  },
  {
    ...{ kind: 'empty-words', name: '核实性问题只写空话', forms: MONEY },
    ...{ honest: false, emptyWords: true, reason: '02' },
    spoil: (of) => oneAmount(of, (value) => value * 30),
  },
  {
    ...{
      kind: 'female-over-total',
      name: '女性多于合计',
      forms: ['621', '622', '602', '611-2', '613'],
    },
    cells: ['femaleStaffAtYearEnd'],
    spoil: ({ answers: { staffAtYearEnd: staff } }) =>
      isNumber(staff) && staff > 0 ? { femaleStaffAtYearEnd: staff + 3 } : undefined,
  },
  {
    ...{
      kind: 'average-is-year-end',
      name: '平均人数用期末数代替',
      forms: ['602'],
      honest: false,
      reason: '10',
    },
    spoil: ({ answers: { staffAtYearEnd: staff, staffAnnualAverage: average } }) =>
      isNumber(staff) && isNumber(average) && staff > 20 && staff !== average
        ? { staffAnnualAverage: staff }
        : undefined,
  },
  {
    ...{ kind: 'month-for-year', name: '个体户按月填收入', forms: ['622', '613'], reason: '10' },
    spoil: ({ answers }) => {
      const key = 'expectedAnnualRevenue' in answers ? 'expectedAnnualRevenue' : 'operatingRevenue'
      const value = answers[key]
      return isNumber(value) && value >= SMALLEST ? { [key]: Math.round(value / 12) } : undefined
    },
  },
  {
    ...{ kind: 'zeros-for-unknown', name: '不清楚就填 0', forms: ['611-3', '621'], honest: false },
    spoil: (of) => {
      const zeros = allAmounts(of, () => 0)
      const people = { staffAtYearEnd: 0, femaleStaffAtYearEnd: 0 }
      return zeros && { ...zeros, ...('staffAtYearEnd' in of.answers ? people : {}) }
    },
  },
  {
    ...{
      kind: 'energy-unit',
      name: '电量单位填错（千瓦时）',
      forms: ['605-1'],
      cells: ['energyProducts'],
      reason: '04',
    },
    spoil: ({ answers: { energyProducts } }) =>
      Array.isArray(energyProducts)
        ? {
            energyProducts: energyProducts.map((row) =>
              row.energy === '33'
                ? Object.fromEntries(
                    Object.entries(row).map(([key, value]) =>
                      isNumber(value) &&
                      /^(purchases|industrialConsumption|nonIndustrialConsumption|totalConsumption)$/.test(
                        key,
                      )
                        ? [key, value * 10_000]
                        : [key, value],
                    ),
                  )
                : row,
            ),
          }
        : undefined,
  },
  {
    ...{ kind: 'branches-left-out', name: '法人收入没有包括分支', forms: MONEY, reason: '10' },
    cells: ['operatingRevenue'],
    spoil: ({ answers: { operatingRevenue: value }, unit }) =>
      isNumber(value) && unit.kind === 'legalUnit' && unit.branchIds.length > 0 && value > SMALLEST
        ? { operatingRevenue: Math.round(value * 0.2) }
        : undefined,
  },
  {
    ...{
      kind: 'code-typo',
      name: '信用代码抄错一位',
      forms: ['621'],
      cells: ['unifiedSocialCreditCode'],
      reason: '11',
    },
    spoil: ({ answers: { unifiedSocialCreditCode: code } }) =>
      typeof code === 'string'
        ? { unifiedSocialCreditCode: code.slice(0, -1) + (code.endsWith('7') ? '2' : '7') }
        : undefined,
  },
  {
    ...{
      kind: 'code-of-another',
      name: '填成别家的信用代码',
      forms: ['621'],
      cells: ['unifiedSocialCreditCode'],
      reason: '11',
    },
    spoil: ({ answers: { unifiedSocialCreditCode: code }, neighbour }) => {
      const theirs = neighbour().unifiedSocialCreditCode
      return typeof code === 'string' &&
        typeof theirs === 'string' &&
        theirs.slice(0, 2) === code.slice(0, 2) &&
        theirs !== code
        ? { unifiedSocialCreditCode: theirs }
        : undefined
    },
  },
]

/** Up to `each` of every kind, one report of a unit at most, none of `spared`. */
export function planMistakes(
  county: County,
  random: Random,
  { each, spared }: { readonly each: number; readonly spared: ReadonlySet<string> },
): Map<string, Mistake> {
  const planned = new Map<string, Mistake>()
  const taken = new Set(spared)
  const all = [...county.answers.values()].flat()
  const units = new Map(county.units.map((unit) => [unit.id, unit]))
  // Kinds that few forms can have choose first.
  const scarce = [...recipes].sort((a, b) => eligible(all, a).length - eligible(all, b).length)
  for (const recipe of scarce) {
    const draw = random.fork(recipe.kind)
    const candidates = draw.shuffle(eligible(all, recipe))
    let made = 0
    for (const response of candidates) {
      if (made === each) break
      if (taken.has(response.unitId)) continue
      const like = candidates.filter(({ form }) => form === response.form)
      const spoiled = recipe.spoil({
        ...{ form: response.form, answers: response.answers, previous: response.previous },
        unit: units.get(response.unitId)!,
        random: draw,
        neighbour: () => draw.pick(like).answers,
      })
      if (!spoiled) continue
      const {
        kind,
        cells = Object.keys(spoiled),
        honest,
        emptyWords,
        wholeForm,
        copied,
        vague,
      } = recipe
      planned.set(
        response.id,
        makeMistake({
          ...{ kind, unitId: response.unitId, form: response.form, cells, spoiled },
          ...(honest === undefined ? {} : { honest }),
          ...(emptyWords === undefined ? {} : { emptyWords }),
          ...(wholeForm === undefined ? {} : { wholeForm }),
          ...(copied === undefined ? {} : { copied }),
          ...(vague === undefined ? {} : { vague }),
          ...(recipe.reason === undefined ? {} : { returnReason: recipe.reason }),
        }),
      )
      taken.add(response.unitId)
      made++
    }
  }
  return planned
}

function eligible(all: readonly CityResponse[], { forms }: Recipe): CityResponse[] {
  return all.filter(({ form }) => forms.includes(form))
}
