/** 建筑业: form C604, the construction items of C603 and of 611-3. */
import { apportion } from './apportion.ts'
import { type BooksYear, divisionOf, type Figures, figure } from './books-year.ts'

export function construction(year: BooksYear, figures: Figures): Figures {
  const { unit, revenue, staff } = year
  if (unit.reportCategory !== 'C') return {}
  const main = figure(figures, 'mainBusinessRevenue')
  const constructionOutput = Math.round(main * 1.05)
  const [selfPerformedOutput, outputContractedFromOthers] = apportion(constructionOutput, [85, 15])
  const subcontractedOutOutput = Math.round(constructionOutput * 0.06)
  const [works, installation, other] = apportion(constructionOutput, [82, 14, 4])
  const broughtForward = Math.round(
    (figure(year.before, 'constructionContractValue') || revenue * 1.9) * 0.4,
  )
  const newContracts = Math.round(revenue * 1.4)
  const builds = divisionOf(unit) === '47'
  const underConstruction = builds ? Math.round(constructionOutput / 2.6) : 0
  const completed = Math.round(underConstruction * 0.3)
  const machines = Math.max(1, Math.round(staff / 4))
  return {
    constructionContractRevenue: Math.round(main * 0.98),
    overseasConstructionRevenue: 0,
    constructionContractValue: broughtForward + newContracts,
    constructionContractValueBroughtForward: broughtForward,
    newConstructionContractValue: newContracts,
    directlyContractedOutput: selfPerformedOutput! + subcontractedOutOutput,
    selfPerformedOutput: selfPerformedOutput!,
    subcontractedOutOutput,
    outputContractedFromOthers: outputContractedFromOthers!,
    constructionOutput,
    decorationOutput: Math.round(constructionOutput * 0.05),
    outputInOtherProvinces: 0,
    buildingWorksOutput: works!,
    installationWorksOutput: installation!,
    otherConstructionOutput: other!,
    completedConstructionOutput: Math.round(constructionOutput * 0.7),
    buildingFloorAreaUnderConstruction: underConstruction,
    buildingFloorAreaStarted: Math.round(underConstruction * 0.4),
    tenderedFloorAreaUnderConstruction: Math.round(underConstruction * 0.8),
    buildingFloorAreaCompleted: completed,
    completedBuildingsValue: Math.round(completed * 2.1),
    constructionMachineryCount: machines,
    constructionMachineryPower: machines * 42,
    constructionMachineryNet: Math.max(1, Math.round(figure(figures, 'fixedAssetsNet') * 0.5)),
    steelConsumed: Math.round(constructionOutput * 0.04),
    timberConsumed: Math.round(constructionOutput * 0.004),
    cementConsumed: Math.round(constructionOutput * 0.2),
    averageConstructionStaff: figure(figures, 'mainActivityStaffAnnualAverage'),
    constructionEnterpriseGrossOutput: constructionOutput + Math.round(main * 0.02),
  }
}
