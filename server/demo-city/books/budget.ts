/** Form 611-6 for 行政事业单位 and committees: assets, income and spending of a budget year. */
import { apportion } from './apportion.ts'
import type { BooksYear, Figures } from './books-year.ts'

export function budget(year: BooksYear, spent: number): Figures {
  const { unit, assets } = year
  const part = (share: number): number => Math.floor(assets * share)
  const fixed = part(0.42)
  const [land, machinery, transport] = apportion(Math.floor(fixed * 0.9), [70, 22, 8])
  const liabilities = part(0.08)
  const income = Math.round(spent * 1.02)
  const teachesOrHeals = unit.institutionType === '20'
  const publicServiceIncome = teachesOrHeals ? Math.round(income * 0.12) : 0
  const [wages, goods, transfers, others] = apportion(spent, [58, 27, 10, 5])
  return {
    inventoriesAtYearStart: part(0.009),
    currentAssets: part(0.26),
    inventoriesAtYearEnd: part(0.01),
    longTermInvestment: 0,
    fixedAssetsOriginalCost: fixed,
    landBuildingsAndStructures: land!,
    machineryAndEquipment: machinery!,
    transportEquipment: transport!,
    constructionInProgress: part(0.05),
    intangibleAssetsOriginalCost: part(0.04),
    landUseRightsOriginalCost: part(0.02),
    publicInfrastructureOriginalCost: part(0.1),
    publicInfrastructureAccumulatedDepreciation: part(0.03),
    totalAssets: assets,
    totalLiabilities: liabilities,
    netAssets: assets - liabilities,
    totalIncome: income,
    fiscalAppropriationIncome: Math.round(income * 0.85),
    publicServiceIncome,
    businessActivityIncome: 0,
    totalExpenditure: spent,
    wagesAndWelfareExpenditure: wages!,
    goodsAndServicesExpenditure: goods!,
    labourServiceFees: Math.floor(goods! * 0.14),
    tradeUnionFunds: Math.floor(goods! * 0.05),
    staffWelfareFunds: Math.floor(goods! * 0.05),
    taxesAndSurchargesInExpenditure: 0,
    transfersToIndividualsAndHouseholds: transfers!,
    retirementPayments: Math.floor(transfers! * 0.6),
    medicalSubsidies: Math.floor(transfers! * 0.2),
    businessActivityExpenditure: 0,
    depreciationOfYear: Math.min(Math.floor(fixed * 0.05), others!),
  }
}

/** Form 611-7 for 民间非营利组织: what came in, what it was spent on, what is left. */
export function nonprofit(year: BooksYear, spent: number): Figures {
  const { unit, assets } = year
  const part = (share: number): number => Math.floor(assets * share)
  const fixed = part(0.4)
  const liabilities = part(0.1)
  const income = Math.round(spent * 1.04)
  const [programme, administrative] = apportion(spent, [80, 18])
  const depreciation = Math.floor(Math.min(fixed * 0.05, spent * 0.1))
  const ofProgramme = (share: number): number => Math.floor(programme! * share)
  const ofAdministration = (share: number): number => Math.floor(administrative! * share)
  return {
    inventoriesAtYearStart: part(0.008),
    currentAssets: part(0.4),
    inventoriesAtYearEnd: part(0.01),
    longTermInvestment: 0,
    fixedAssetsOriginalCost: fixed,
    landBuildingsAndStructures: Math.floor(fixed * 0.6),
    machineryAndEquipment: Math.floor(fixed * 0.25),
    transportEquipment: Math.floor(fixed * 0.1),
    constructionInProgress: part(0.02),
    intangibleAssetsOriginalCost: part(0.02),
    culturalHeritageAssets: unit.institutionType === '90' ? part(0.1) : 0,
    totalAssets: assets,
    totalLiabilities: liabilities,
    netAssets: assets - liabilities,
    totalIncome: income,
    donationIncome: Math.floor(income * (unit.institutionType === '51' ? 0.02 : 0.7)),
    membershipFeeIncome: unit.institutionType === '40' ? Math.floor(income * 0.25) : 0,
    totalExpenses: spent,
    programmeCosts: programme!,
    programmePersonnelExpenses: ofProgramme(0.62),
    programmeOperatingExpenses: ofProgramme(0.28),
    programmeDepreciation: Math.floor(depreciation * 0.7),
    programmeTaxes: ofProgramme(0.002),
    nonprofitAdministrativeExpenses: administrative!,
    administrativePersonnelExpenses: ofAdministration(0.6),
    administrativeOperatingExpenses: ofAdministration(0.25),
    administrativeDepreciation: Math.floor(depreciation * 0.2),
    administrativeTaxes: ofAdministration(0.002),
    changeInNetAssets: income - spent,
    depreciationOfYear: depreciation,
  }
}
