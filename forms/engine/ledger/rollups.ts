/**
 * Which cells of the input-output forms are sums of others, so that entries of a ledger add up through
 * them. What the checks of the forms state, read the other way round; a test holds the two together.
 */
import type { FormDefinition } from '../types.ts'

export type Part =
  | { readonly cell: string }
  /** A column of a table, over all rows or those whose code begins so. */
  | {
      readonly table: string
      readonly column: string
      readonly begins?: string
      /** Items that are part of another item and not counted twice. */
      readonly except?: readonly string[]
    }

export interface Rollup {
  readonly total: string
  readonly parts: readonly Part[]
  /** Entries may also name the total itself: what has no line of its own. */
  readonly open?: true
}

const cells = (...keys: string[]): Part[] => keys.map((cell) => ({ cell }))
const amounts = (table: string, begins?: string): Part => ({
  ...{ table, column: 'amount' },
  ...(begins === undefined ? {} : { begins }),
})

const destinations = [
  'usedInOwnProduction',
  'soldToAgriculture',
  'soldToIndustry',
  'soldToConstruction',
  'soldToTradeAndHospitality',
  'soldToOtherServices',
  'soldToHouseholds',
  'soldToGovernment',
  'soldForFixedAssets',
  'soldToOtherProvinces',
  'exported',
  'finishedGoodsChange',
] as const

/** Parts before their totals. */
const rollups: Readonly<Record<string, readonly Rollup[]>> = {
  'IO-1': [
    { total: 'directMaterialsExcludingEnergy', parts: [amounts('materialInputs')] },
    { total: 'purchasedFuels', parts: [amounts('fuelInputs')] },
    { total: 'purchasedPower', parts: [amounts('powerInputs')] },
    { total: 'overheadSupplies', parts: [amounts('overheadItems', '10')] },
    { total: 'overheadRepairs', parts: [amounts('overheadItems', '11')] },
    { total: 'overheadServices', parts: [amounts('overheadItems', '13')] },
    {
      total: 'manufacturingOverheads',
      parts: cells(
        'overheadDepreciation',
        'overheadSupplies',
        'overheadRepairs',
        'overheadLeases',
        'overheadServices',
      ),
      open: true,
    },
    {
      total: 'manufacturingCost',
      parts: cells(
        'directMaterialsExcludingEnergy',
        'purchasedFuels',
        'purchasedPower',
        'directLabour',
        'manufacturingOverheads',
      ),
    },
    { total: 'sellingExpenses', parts: [amounts('sellingItems')] },
    { total: 'administrativeExpenses', parts: [amounts('administrativeItems')] },
    { total: 'researchAndDevelopmentExpenses', parts: [amounts('researchItems')] },
    { total: 'financialExpenses', parts: [amounts('financialItems')] },
    {
      total: 'productionTaxes',
      parts: cells('taxesAndSurcharges', 'valueAddedTaxPayable', 'otherProductionTaxes'),
    },
    { total: 'labourRemuneration', parts: [amounts('labourItems')] },
  ],
  'IO-2': [
    { total: 'constructionLabourCost', parts: [amounts('constructionLabourItems')] },
    { total: 'constructionMaterials', parts: [amounts('constructionMaterialItems')] },
    { total: 'constructionMachineryCost', parts: [amounts('constructionMachineryItems')] },
    { total: 'constructionOtherCosts', parts: [amounts('constructionOtherItems')] },
    { total: 'constructionPeriodExpenses', parts: [amounts('constructionPeriodItems')] },
    { total: 'tradeCosts', parts: [amounts('tradeCostItems')] },
    { total: 'hospitalityCosts', parts: [amounts('hospitalityCostItems')] },
    { total: 'developmentCosts', parts: [amounts('developmentCostItems')] },
    { total: 'serviceCosts', parts: [amounts('serviceCostItems')] },
    { total: 'softwareMainBusinessCost', parts: [amounts('softwareCostItems')] },
    {
      total: 'serviceSellingExpenses',
      // 1401 其中：水费 is part of 14 水电费.
      parts: [{ ...amounts('serviceSellingItems'), except: ['1401'] }],
    },
    { total: 'transportCosts', parts: [amounts('transportCostItems')] },
    { total: 'telecomCosts', parts: [amounts('telecomCostItems')] },
    { total: 'financeCosts', parts: [amounts('financeCostItems')] },
    { total: 'goodsAndServicesExpenditure', parts: [amounts('governmentItems')] },
    { total: 'agricultureIntermediateInputs', parts: [amounts('agricultureItems')] },
  ],
  'IO-3': [
    ...destinations.map(
      (total): Rollup => ({
        total,
        parts: [{ table: 'productDestinations', column: total }],
        open: true, // products too small to be listed
      }),
    ),
    { total: 'destinationTotal', parts: cells(...destinations) },
    { total: 'productSales', parts: cells('destinationTotal') },
  ],
  'IO-4': [
    { total: 'equipmentPurchases', parts: [amounts('equipmentItems')] },
    { total: 'importedEquipment', parts: [{ table: 'equipmentItems', column: 'imported' }] },
    {
      total: 'fixedAssetInvestmentCompleted',
      parts: cells(
        'constructionWorks',
        'equipmentPurchases',
        'intellectualPropertyProducts',
        'fixedAssetsFromResearch',
        'landAndPreliminaryExpenses',
        'usedEquipmentPurchases',
      ),
    },
    { total: 'investmentFunds', parts: [amounts('fundSources')] },
  ],
}

/** Sums along a row of a table: its columns, parts before totals. */
export const rowSums: Readonly<Record<string, readonly (readonly [string, readonly string[]])[]>> =
  {
    'IO-3:productDestinations': [
      ['destinationTotal', destinations],
      ['productSales', ['destinationTotal']],
    ],
  }

/** Whether a column of a table is the sum of others in its row. */
export function isTotalOfRow(formId: string, table: string, column: string): boolean {
  return (rowSums[`${formId}:${table}`] ?? []).some(([total]) => total === column)
}

/** Forms that add up from a ledger. */
export const ledgerForms: readonly string[] = Object.keys(rollups)

/** Columns of what was sold: their quantities are the sales volume. */
export const soldColumns: ReadonlySet<string> = new Set(
  destinations.filter((each) => each !== 'usedInOwnProduction' && each !== 'finishedGoodsChange'),
)

export function rollupsOf(form: Pick<FormDefinition, 'id'>): readonly Rollup[] {
  return rollups[form.id] ?? []
}

/** Whether a cell goes into a total as this part of it. */
export function isPart(
  part: Part,
  cell: { readonly key: string; readonly code: string | null; readonly column: string | null },
): boolean {
  if ('cell' in part) return cell.key === part.cell && cell.code === null
  return (
    cell.key === part.table &&
    cell.code !== null &&
    cell.column === part.column &&
    cell.code.startsWith(part.begins ?? '') &&
    !(part.except?.includes(cell.code) ?? false)
  )
}
