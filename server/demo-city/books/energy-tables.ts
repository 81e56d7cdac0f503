/**
 * Forms 605-1 (购进、消费与库存), 605-2 (加工转换) and 605-3 (单位产品能耗), one after the other from what
 * was bought, so that stocks close and standard coal adds up.
 */
import { hundredths } from './apportion.ts'
import { type BooksYear, type Figures, figure } from './books-year.ts'
import { type Conversion, conversionOf, type Purchase } from './energy-plan.ts'
import { productOf, quantityMade } from './products-made.ts'

interface EnergyRow {
  readonly energy: string
  readonly [column: string]: string | number
}

/** A number of a line; what is not there counts nothing. */
function cell(row: Readonly<Record<string, unknown>> | undefined, column: string): number {
  const value = row?.[column]
  return typeof value === 'number' ? value : 0
}

const total = '40'
/** Raw coal stands above the kinds of coal. */
const rawCoal = '01'
const kindsOfRawCoal = ['02', '03', '04', '05']

export function energyTables(year: BooksYear, purchases: readonly Purchase[]): Figures {
  const conversion = conversionOf(year.unit, year.revenue)
  const rows = purchases.map((purchase) => energyRow(purchase, year, conversion))
  const coal = rows.filter((row) => kindsOfRawCoal.includes(row.energy))
  const whole = {
    energy: total,
    purchaseAmount: purchases.reduce((sum, { amount }) => sum + amount, 0),
    industrialConsumption: standardCoal(rows, 'industrialConsumption'),
    consumptionAsRawMaterial: 0,
    consumptionByTransportEquipment: standardCoal(rows, 'consumptionByTransportEquipment'),
  }
  const energyProducts = [...coal.map(asRawCoal), ...rows, whole]
  const converted = conversion ? conversionTable(conversion, rows, whole) : []
  const used = whole.industrialConsumption
  const gained = cell(
    converted.find((row) => row.energy === total),
    'conversionOutput',
  )
  return {
    energyProducts,
    energyConversion: converted,
    comprehensiveEnergyConsumption: hundredths(used - gained),
    ...lastYear(year, conversion),
    ...unitConsumption(year, conversion, used, rows),
  }
}

function energyRow(
  { fuel, amount, forTransport }: Purchase,
  year: BooksYear,
  conversion: Conversion | undefined,
): EnergyRow {
  const purchases = hundredths(amount / fuel.price)
  const known = rowOf(year.before, 'energyProducts', fuel.code)
  const usual = hundredths(purchases * 0.06)
  const openingStock = fuel.stored ? (known ? cell(known, 'closingStock') : usual) : 0
  const closingStock = fuel.stored ? usual : 0
  // A power station lights itself from what it makes.
  const ownMade = conversion?.output.code === fuel.code ? hundredths(conversion.made * 0.06) : 0
  const nonIndustrialConsumption = fuel.code === '33' ? hundredths(purchases * 0.02) : 0
  const industrialConsumption = hundredths(
    openingStock + purchases + ownMade - closingStock - nonIndustrialConsumption,
  )
  return {
    energy: fuel.code,
    openingStock,
    purchases,
    purchasesFromOutsideProvince: 0,
    purchaseAmount: amount,
    industrialConsumption,
    consumptionAsRawMaterial: 0,
    consumptionByTransportEquipment: forTransport ? industrialConsumption : 0,
    closingStock,
    coefficientUsed: fuel.coefficient,
    nonIndustrialConsumption,
    totalConsumption: hundredths(industrialConsumption + nonIndustrialConsumption),
  }
}

function asRawCoal({ coefficientUsed: _, ...row }: EnergyRow): EnergyRow {
  return { ...row, energy: rawCoal }
}

function standardCoal(rows: readonly EnergyRow[], column: string): number {
  return hundredths(
    rows.reduce((sum, row) => sum + cell(row, column) * cell(row, 'coefficientUsed'), 0),
  )
}

function conversionTable(
  { fuel, input, output, made }: Conversion,
  rows: readonly EnergyRow[],
  whole: { readonly industrialConsumption: number },
): EnergyRow[] {
  const burnt = cell(
    rows.find((row) => row.energy === fuel.code),
    'industrialConsumption',
  )
  const put = hundredths(burnt * 0.99)
  const fuelRow = { industrialConsumption: burnt, conversionInput: put, [input]: put }
  const putStandard = hundredths(put * fuel.coefficient)
  const outputRow = rows.find((row) => row.energy === output.code)
  return [
    ...(kindsOfRawCoal.includes(fuel.code) ? [{ energy: rawCoal, ...fuelRow }] : []),
    { energy: fuel.code, ...fuelRow },
    {
      energy: output.code,
      ...(outputRow ? { industrialConsumption: cell(outputRow, 'industrialConsumption') } : {}),
      conversionOutput: hundredths(made),
    },
    {
      energy: total,
      industrialConsumption: whole.industrialConsumption,
      conversionInput: putStandard,
      [input]: putStandard,
      conversionOutput: hundredths(made * output.coefficient),
    },
  ]
}

/** 上年同期, copied from last year's form; a firm without one counts from nought. */
function lastYear({ before }: BooksYear, conversion: Conversion | undefined): Figures {
  const column = (table: string, energy: string, key: string): number =>
    cell(rowOf(before, table, energy), key)
  return {
    previousComprehensiveEnergyConsumption: figure(before, 'comprehensiveEnergyConsumption'),
    previousEnergyUsedAsRawMaterial: 0,
    previousIndustrialElectricityConsumption: column(
      'energyProducts',
      '33',
      'industrialConsumption',
    ),
    ...(conversion
      ? {
          previousThermalPowerOutput:
            conversion.input === 'inputThermalPower'
              ? column('energyConversion', '33', 'conversionOutput')
              : 0,
          previousThermalPowerInput: column('energyConversion', total, 'inputThermalPower'),
        }
      : {}),
  }
}

/** 单耗指标 by industry: what of the energy counts, and the product it is spread over. */
function unitConsumption(
  { unit, before, revenue }: BooksYear,
  conversion: Conversion | undefined,
  used: number,
  rows: readonly EnergyRow[],
): Figures {
  const output = outputOf(unit.industryCode, revenue, rows)
  if (!output) return {}
  const { indicator, factor, productOutput } = output
  const burnt = conversion && rows.find((row) => row.energy === conversion.fuel.code)
  const energyUsed =
    conversion?.input === 'inputThermalPower' && burnt
      ? hundredths(cell(burnt, 'industrialConsumption') * 0.99 * conversion.fuel.coefficient)
      : conversion
        ? hundredths(used * 0.12)
        : used
  const last = rowOf(before, 'unitEnergyConsumption', indicator, 'indicator')
  return {
    unitEnergyConsumption: [
      {
        indicator,
        energyPerUnit: Math.round((energyUsed / productOutput) * factor * 10_000) / 10_000,
        energyUsed,
        productOutput,
        ...(last
          ? {
              previousEnergyPerUnit: cell(last, 'energyPerUnit'),
              previousEnergyUsed: cell(last, 'energyUsed'),
              previousProductOutput: cell(last, 'productOutput'),
            }
          : {}),
      },
    ],
  }
}

const indicators: Readonly<
  Record<string, { readonly indicator: string; readonly factor: number; readonly times: number }>
> = {
  '0610': { indicator: '0601', factor: 1000, times: 10_000 },
  '2521': { indicator: '2501', factor: 1000, times: 1 },
  '3011': { indicator: '3002', factor: 1000, times: 1 },
  // A million pieces of crockery weigh some three hundred tonnes.
  '3074': { indicator: '3005', factor: 1000, times: 3 },
  '4411': { indicator: '4401', factor: 100, times: 1 },
}

export function isInUnitEnergyCatalogue(industryCode: string): boolean {
  return industryCode in indicators
}

function outputOf(industryCode: string, revenue: number, rows: readonly EnergyRow[]) {
  const entry = indicators[industryCode]
  if (!entry || rows.length === 0) return undefined
  const productOutput = hundredths(quantityMade(productOf(industryCode, ''), revenue) * entry.times)
  return productOutput > 0 ? { ...entry, productOutput } : undefined
}

function rowOf(
  figures: Figures | undefined,
  table: string,
  code: string,
  column = 'energy',
): Readonly<Record<string, unknown>> | undefined {
  const rows = figures?.[table]
  if (!Array.isArray(rows)) return undefined
  return (rows as readonly Readonly<Record<string, unknown>>[]).find((row) => row[column] === code)
}
