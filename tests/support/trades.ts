/**
 * Five enterprises of different trades with all the forms they owe, filled from one set of books each, so
 * that the figures of one form agree with those of the others: what people type in whole-desk journeys.
 * Pure; invented.
 */
import type { Answers } from '../../forms/engine/types.ts'
import type { FormId } from '../../forms/generated/registry.ts'
import type {
  AnswerRow,
  CityLegalUnit,
  CityResponse,
  Answers as Figures,
  UnitTraits,
} from '../../server/demo-city/city.ts'
import { fillForms } from '../../server/demo-city/fill-forms.ts'
import { attributesOf, formsOwedBy } from '../../server/demo-city/forms-owed.ts'
import { makeCity } from '../../server/demo-city/make-city.ts'
import { createRandom } from '../../server/demo-city/random.ts'
import { documentOf, type SoundDocument } from './sound-documents.ts'

/** Filled at the door, or asked of people the desk does not know. */
const notAtTheDesk: readonly FormId[] = ['621', '622']

interface Trade {
  readonly name: string
  /** The unit of the made city whose books the enterprise has. */
  readonly like: (unit: CityLegalUnit) => boolean
  readonly as: Partial<Omit<CityLegalUnit, 'traits'>> & { readonly traits?: Partial<UnitTraits> }
  /** Forms that must be among those owed. */
  readonly owes: readonly FormId[]
  /** What the made city has no books for. */
  readonly besides?: (form: FormId, answers: Figures) => Figures
}

const trades: readonly Trade[] = [
  {
    name: '煤矿',
    like: ({ industryCode, traits }) => industryCode === '0610' && traits.inputOutputSample,
    as: { name: '朔州市平朔北坡煤业有限公司', traits: { energyConversion: true } },
    owes: [
      ...(['601', '602', 'B603', 'B604-1', 'B604-2', '605-1', '605-2'] as const),
      ...(['607-1', '607-2', '609', 'IO-1', 'IO-3'] as const),
    ],
    besides: withWashery,
  },
  {
    name: '建筑企业',
    like: ({ industryCode, aboveScale, traits }) =>
      industryCode === '4710' && aboveScale && traits.inputOutputSample,
    as: { name: '朔州市恒基建筑工程有限公司' },
    owes: ['601', '602', 'C603', 'C604', '609', 'IO-2'],
  },
  {
    name: '宾馆',
    like: ({ industryCode, aboveScale }) => industryCode === '6110' && aboveScale,
    as: { name: '朔州市桑干河宾馆有限公司', traits: { inputOutputSample: false } },
    owes: ['601', '602', 'S603', 'S604', '609'],
  },
  {
    name: '医院（执行企业会计准则）',
    like: ({ reportCategory, aboveScale }) => reportCategory === 'F' && aboveScale,
    as: {
      name: '朔州市康宁综合医院有限公司',
      industryCode: '8411',
      activities: ['提供综合医院诊疗服务'],
      accountingStandardCategory: '1',
      traits: { inputOutputSample: false, rdActivities: false },
    },
    owes: ['601', '602', 'F603', '609'],
  },
  {
    name: '专业合作社',
    like: ({ institutionType, operatingStatus }) =>
      institutionType === '55' && operatingStatus === '1',
    as: {
      name: '应县南泉蔬菜购销专业合作社',
      reportCategory: 'E',
      industryCode: '5123',
      activities: ['批发蔬菜'],
      aboveScale: true,
      staff: 26,
      femaleStaff: 11,
      amounts: {
        keeps: 'revenue',
        operatingRevenueThousandYuan: 39_771,
        totalAssetsThousandYuan: 18_725,
        taxesAndSurchargesThousandYuan: 101,
      },
    },
    owes: ['601', '602', 'E603', 'E604', '609'],
  },
]

/** All documents of one trade's enterprise, sound, in the order of the questionnaire. */
export function documentsOfTrade(name: string): SoundDocument[] {
  const trade = trades.find((each) => each.name === name)
  if (!trade) throw new RangeError(`no trade ${name}`)
  const base = legalUnits().find(trade.like)
  if (!base) throw new Error(`the city has nothing like ${name}`)
  const unit: CityLegalUnit = {
    ...base,
    ...trade.as,
    traits: { ...base.traits, ...trade.as.traits },
    branchIds: [],
  }
  const owed = formsOwedBy(unit).filter((form) => !notAtTheDesk.includes(form))
  const missing = trade.owes.filter((form) => !owed.includes(form))
  if (missing.length > 0) throw new Error(`${name} does not owe ${missing.join()}`)
  const random = createRandom('trades').fork(name)
  const filled = fillForms(unit, owed, { statistician: '王会计', branches: [], random }).map(
    (response): CityResponse => ({
      ...response,
      answers: trade.besides?.(response.form, response.answers) ?? response.answers,
    }),
  )
  const whole = new Map(filled.map((response) => [response.form, documentOf(response)]))
  return filled.map(({ form, answers, previous }) => ({
    form,
    unitId: unit.id,
    unit: attributesOf(unit),
    answers: whole.get(form)!,
    reported: structuredClone(answers) as Answers,
    others: Object.fromEntries([...whole].filter(([id]) => id !== form)),
    previous: previous ? (structuredClone(previous) as Answers) : undefined,
  }))
}

let made: readonly CityLegalUnit[] | undefined

function legalUnits(): readonly CityLegalUnit[] {
  made ??= makeCity({ units: 1_000, seed: 'sound documents' }).units.filter(
    (unit): unit is CityLegalUnit => unit.kind === 'legalUnit',
  )
  return made
}

/** Tonnes of the mine's own coal that went through its washery, and what came out. */
const washed = { raw: 10_000, cleaned: 7_500 }
/** Tonnes of standard coal in a tonne. */
const coefficients = { raw: 0.7143, cleaned: 0.9 }
const inStandardCoal = {
  raw: Math.round(washed.raw * coefficients.raw),
  cleaned: Math.round(washed.cleaned * coefficients.cleaned),
}
const total = '40'

/**
 * The mine washes some of what it digs: less raw coal is sold, washed coal in its place for as much money;
 * raw coal is consumed in production and converted.
 */
function withWashery(form: FormId, answers: Figures): Figures {
  const rows = (table: string) => (answers[table] ?? []) as readonly AnswerRow[]
  if (form === '605-2') {
    return {
      ...answers,
      energyConversion: [
        {
          energy: '04',
          industrialConsumption: washed.raw,
          conversionInput: washed.raw,
          inputCoalWashing: washed.raw,
        },
        { energy: '06', conversionOutput: washed.cleaned },
        {
          energy: total,
          conversionInput: inStandardCoal.raw,
          inputCoalWashing: inStandardCoal.raw,
          conversionOutput: inStandardCoal.cleaned,
        },
      ],
    }
  }
  if (form === '605-1') {
    const raw: AnswerRow = {
      energy: '04',
      openingStock: 0,
      purchases: 0,
      purchasesFromOutsideProvince: 0,
      purchaseAmount: 0,
      industrialConsumption: washed.raw,
      consumptionAsRawMaterial: 0,
      consumptionByTransportEquipment: 0,
      closingStock: 0,
      coefficientUsed: coefficients.raw,
      nonIndustrialConsumption: 0,
      totalConsumption: washed.raw,
    }
    return {
      ...answers,
      energyProducts: [
        raw,
        ...rows('energyProducts').map((row) =>
          row.energy === total
            ? { ...row, industrialConsumption: sum(row.industrialConsumption, inStandardCoal.raw) }
            : row,
        ),
      ],
      comprehensiveEnergyConsumption: sum(
        answers.comprehensiveEnergyConsumption,
        inStandardCoal.raw - inStandardCoal.cleaned,
      ),
    }
  }
  if (form === 'B604-1') {
    const tenThousandTonnes = washed.raw / 10_000
    const value = 4_600
    return {
      ...answers,
      productOutput: [
        ...rows('productOutput').map((row) => ({
          ...row,
          salesQuantity: sum(row.salesQuantity, -tenThousandTonnes),
          salesValue: sum(row.salesValue, -value),
          ownUseAndOther: sum(row.ownUseAndOther, tenThousandTonnes),
        })),
        ...['SZ005', 'SZ006'].map((product) => ({
          product,
          productUnit: '01',
          output: washed.cleaned / 10_000,
          outputOfPreviousYear: 0.7,
          openingStock: 0,
          salesQuantity: washed.cleaned / 10_000,
          salesValue: value,
          ownUseAndOther: 0,
          closingStock: 0,
        })),
      ],
    }
  }
  return answers
}

function sum(value: unknown, more: number): number {
  return Math.round((Number(value) + more) * 100) / 100
}
