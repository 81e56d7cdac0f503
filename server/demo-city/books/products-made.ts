/**
 * What industry makes: 产销总值, quantities of the catalogue's products (form B604-1) and the
 * capacity to make them (form B604-2). Quantities follow from revenue and a price.
 */
import unitList from '../../../forms/codelists/product-units.json' with { type: 'json' }
import { hundredths } from './apportion.ts'
import { type BooksYear, type Figures, figure } from './books-year.ts'

export interface Product {
  /** Code of the products list, and the one it is part of. */
  readonly code: string
  readonly parent?: string
  /** Code of its unit of measure. */
  readonly unit: string
  /** Thousand yuan for one unit, without tax. */
  readonly price: number
  readonly name?: string
}

const products: Readonly<Record<string, Product>> = {
  '0610': { code: 'SZ004', parent: 'SZ001', unit: '01', price: 4_600 },
  '1351': { code: 'SZ042', unit: '02', price: 48 },
  '1441': { code: 'SZ040', parent: 'SZ039', unit: '02', price: 8.5 },
  '2521': { code: 'SZ017', unit: '02', price: 2.4 },
  '3011': { code: 'SZ019', unit: '02', price: 0.32 },
  '3021': { code: 'SZ020', unit: '05', price: 0.42 },
  '3031': { code: 'SZ026', unit: '13', price: 4.2 },
  '3071': { code: 'SZ034', unit: '12', price: 0.035 },
  '3074': { code: 'SZ037', unit: '18', price: 42 },
  '4411': { code: 'SZ009', parent: 'SZ008', unit: '06', price: 3.5 },
  '4415': { code: 'SZ011', parent: 'SZ008', unit: '06', price: 4.2 },
  '4416': { code: 'SZ012', parent: 'SZ008', unit: '06', price: 4.4 },
  '4430': { code: 'SZ014', unit: '07', price: 400 },
  '4610': { code: 'SZ015', unit: '04', price: 32 },
}

/** The product an industry is known for; what the catalogue lacks goes under 其他产品. */
export function productOf(industryCode: string, activity: string): Product {
  return (
    products[industryCode] ?? {
      code: 'SZ999',
      unit: '02',
      price: 6,
      name: activity.replace(/^(生产|制造|开采)/, ''),
    }
  )
}

/** Its unit of measure in words, for forms that ask for it in words. */
export function unitNameOf(product: Product): string {
  return unitList.items.find(({ code }) => code === product.unit)?.name ?? ''
}

/** Only what the catalogue names is asked for its capacity. */
export function isInCatalogue(industryCode: string): boolean {
  return industryCode in products
}

/** Quantity made in a year in which so much was sold. */
export function quantityMade(product: Product, revenue: number): number {
  return hundredths((revenue * 0.95) / product.price)
}

/** A power station runs on what it makes; windmills and panels need little. */
function ownUseShare({ code, parent }: Product): number {
  if (code === 'SZ009') return 0.06
  return parent === 'SZ008' ? 0.02 : 0
}

export function productsMade(year: BooksYear, income: Figures): Figures {
  const { unit, revenue } = year
  const product = productOf(unit.industryCode, unit.activities[0] ?? '')
  const mainRevenue = figure(income, 'mainBusinessRevenue')
  const grossIndustrialOutput = Math.round(mainRevenue * 1.01)
  const industrialSalesValue = Math.round(mainRevenue * 0.995)
  const exports = exportShare(unit.industryCode, unit.controlType ?? '')
  const output = quantityMade(product, revenue)
  const row = {
    ...(product.name ? { productName: product.name } : {}),
    productUnit: product.unit,
    output,
    ...(year.before ? { outputOfPreviousYear: firstQuantity(year.before, 'output') } : {}),
    ...turnoverOf(product, output, year.before),
  }
  const lines = [...(product.parent ? [product.parent] : []), product.code]
  return {
    grossIndustrialOutput,
    industrialSalesValue,
    exportDeliveryValue: Math.round(industrialSalesValue * exports),
    outputByIndustry: [{ industryCode: unit.industryCode, grossIndustrialOutput }],
    productOutput: output > 0 ? lines.map((code) => ({ product: code, ...row })) : [],
    productCapacities: product.code === 'SZ999' ? [] : capacitiesOf(lines, product, output, year),
  }
}

function exportShare(industryCode: string, controlType: string): number {
  if (controlType === '4' || controlType === '5') return 0.25
  return industryCode === '3074' ? 0.12 : 0
}

function turnoverOf(product: Product, output: number, before: Figures | undefined) {
  const stored = product.parent === 'SZ008' || product.code === 'SZ014' ? 0 : 0.05
  const openingStock = before
    ? firstQuantity(before, 'closingStock')
    : hundredths(output * stored * 0.9)
  const closingStock = hundredths(output * stored)
  const ownUseAndOther = hundredths(output * ownUseShare(product))
  const salesQuantity = hundredths(openingStock + output - ownUseAndOther - closingStock)
  return {
    openingStock,
    salesQuantity,
    salesValue: Math.round(salesQuantity * product.price),
    ownUseAndOther,
    closingStock,
  }
}

function firstQuantity(before: Figures, column: string): number {
  const rows = before.productOutput
  const first: unknown = Array.isArray(rows) ? rows[0] : undefined
  const value = (first as Readonly<Record<string, unknown>> | undefined)?.[column]
  return typeof value === 'number' ? value : 0
}

/** A works is built for more than it makes; what was added counts from this year on. */
function capacitiesOf(
  lines: readonly string[],
  product: Product,
  output: number,
  { before }: BooksYear,
) {
  const known = before?.productCapacities
  const last = Array.isArray(known)
    ? (known[0] as { capacityAtYearEnd?: number } | undefined)
    : undefined
  const capacityAtYearStart = last?.capacityAtYearEnd ?? hundredths(output / 0.82)
  const capacityAdded = output > capacityAtYearStart ? hundredths(output * 0.12) : 0
  const row = {
    productUnit: product.unit,
    capacityAtYearStart,
    capacityAdded,
    capacityReduced: 0,
    capacityAtYearEnd: hundredths(capacityAtYearStart + capacityAdded),
    output,
  }
  return output > 0 ? lines.map((code) => ({ product: code, ...row })) : []
}
