/** 固定资产投资: form 611-5 in ten thousand yuan, form IO-4 in thousand yuan, and imports (IO-5). */
import { apportion, itemLines } from './apportion.ts'
import { type BooksYear, divisionOf, type Figures, figure } from './books-year.ts'

const yuanOfWan = 10
/** 计划总投资5000万元以上的项目, in ten thousand yuan. */
const majorProject = 5_000

export function investment(year: BooksYear): Figures {
  if (!year.unit.traits.fixedAssetInvestment) return {}
  // Wind and sun are built at once and then run for twenty years.
  const share = divisionOf(year.unit) === '44' ? 0.15 : 0.05
  const completed = Math.round(year.assets * share)
  const inWan = Math.ceil(completed / yuanOfWan)
  const major = inWan >= majorProject / 10
  const ofProject = Math.round(inWan * 0.6)
  return {
    investmentCompleted: inWan,
    largeProjectInvestmentCompleted: inWan >= 500 ? Math.round(inWan * 0.8) : 0,
    majorProjectCount: major ? 1 : 0,
    ...(major
      ? {
          projects: [
            {
              projectName: `${year.unit.name.slice(0, 20)}扩建项目`,
              projectAddress: year.unit.location.address,
              startedYear: 2022,
              startedMonth: 6,
              plannedInvestment: Math.max(majorProject, ofProject * 3),
              cumulativeInvestment: ofProject * 2,
              investmentOfYear: ofProject,
            },
          ],
        }
      : {}),
    ...composition(year, completed),
  }
}

function composition({ unit }: BooksYear, completed: number): Figures {
  const [works, equipment, software, fromResearch, land, used] = apportion(
    completed,
    [52, 38, 3, 1, 5, 1],
  )
  const equipmentItems = itemLines(equipment!, { '01': 25, '02': 45, '05': 20, '06': 10 }).map(
    (line) => ({
      ...line,
      imported: unit.traits.importsGoods && line.item === '02' ? Math.floor(line.amount * 0.2) : 0,
    }),
  )
  const investmentFunds = Math.round(completed * 1.1)
  return {
    fixedAssetInvestmentCompleted: completed,
    constructionWorks: works!,
    equipmentPurchases: equipment!,
    importedEquipment: equipmentItems.reduce((sum, line) => sum + line.imported, 0),
    intellectualPropertyProducts: software!,
    fixedAssetsFromResearch: fromResearch!,
    landAndPreliminaryExpenses: land!,
    usedEquipmentPurchases: used!,
    investmentFunds,
    equipmentItems,
    fundSources: itemLines(investmentFunds, { '02': 30, '05': 65, '90': 5 }),
  }
}

/** 进口货物: materials that were used up, and the equipment that was put in. */
export function imports(year: BooksYear, figures: Figures): Figures {
  if (!year.unit.traits.importsGoods) return {}
  const rows = figures.materialInputs
  const used = Array.isArray(rows)
    ? (rows as readonly { imported?: number }[]).reduce((sum, row) => sum + (row.imported ?? 0), 0)
    : 0
  const equipment = figure(figures, 'importedEquipment')
  const kept = Math.round(used * 0.05)
  const uses = (intermediate: number, fixed: number, change: number) => ({
    importValue: intermediate + fixed + change,
    importsForIntermediateUse: intermediate,
    importsForFixedAssets: fixed,
    importsForResale: 0,
    importStockChange: change,
  })
  return {
    ...uses(used, equipment, kept),
    importedGoods: [
      {
        product: '26048',
        productName: '专用化学品',
        ...uses(used, 0, kept),
        originCountry: '德国',
      },
      ...(equipment > 0
        ? [
            {
              product: '35078',
              productName: '专用设备',
              ...uses(0, equipment, 0),
              originCountry: '日本',
            },
          ]
        : []),
    ],
  }
}
