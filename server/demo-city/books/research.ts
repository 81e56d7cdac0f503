/** Forms 607-1 (研究开发项目) and 607-2 (研究开发活动): what was spent, by whom, on what. */
import { isIndustrial } from '../scale.ts'
import { apportion } from './apportion.ts'
import { type BooksYear, type Figures, figure } from './books-year.ts'

const titles = ['节能降耗工艺研究', '自动化控制系统开发', '产品质量提升试验']

export function research(year: BooksYear, income: Figures): Figures {
  const spent = figure(income, 'researchAndDevelopmentExpenses')
  if (!year.unit.traits.rdActivities) return {}
  const personnel = Math.min(year.staff, Math.max(2, Math.round(year.staff * 0.05)))
  const [labour, inputs, depreciation, amortisation, design, testing, contracted, other] =
    apportion(spent, [45, 30, 8, 2, 3, 4, 5, 3])
  const [government, own] = apportion(spent, [4, 96])
  const part = (share: number): number => Math.floor(personnel * share)
  const mainRevenue = figure(income, 'mainBusinessRevenue')
  return {
    researchAndDevelopmentPersonnel: personnel,
    rdManagementAndSupportPersonnel: part(0.1),
    rdFemalePersonnel: part(0.3),
    rdFullTimePersonnel: part(0.7),
    rdGraduatePersonnel: part(0.6),
    rdExternalPersonnel: 0,
    researchAndDevelopmentExpenditure: spent,
    rdLabourCosts: labour!,
    rdDirectInputs: inputs!,
    rdDepreciationAndDeferredExpenses: depreciation!,
    rdIntangibleAmortisation: amortisation!,
    rdDesignCosts: design!,
    rdCommissioningAndTestingCosts: testing!,
    rdContractedOut: contracted!,
    rdContractedToResearchInstitutes: 0,
    rdContractedToUniversities: contracted!,
    rdContractedToEnterprises: 0,
    rdContractedAbroad: 0,
    rdOtherCosts: other!,
    rdFixedAssetsFormed: Math.round(spent * 0.1),
    rdInstrumentsAndEquipmentFormed: Math.round(spent * 0.07),
    rdFundsFromEnterprise: own!,
    rdFundsFromGovernment: government!,
    rdFundsFromBankLoans: 0,
    rdFundsFromVentureCapital: 0,
    rdFundsFromOtherSources: 0,
    rdExpenditureClaimedForSuperDeduction: Math.round(spent * 0.8),
    superDeductionTaxRelief: Math.round(spent * 0.15),
    highTechEnterpriseTaxRelief: 0,
    rdInstitutionsAtYearEnd: 0,
    patentApplications: 2,
    inventionPatentApplications: 1,
    inventionPatentsInForce: 3,
    inventionPatentsImplemented: 2,
    patentTransfersAndLicences: 0,
    patentTransferAndLicenceIncome: 0,
    newProductSales: isIndustrial(year.unit.industryCode) ? Math.round(mainRevenue * 0.12) : 0,
    newProductExports: 0,
    registeredTrademarks: 1,
    scientificPapers: 0,
    standardsIssued: 0,
    technicalRenovationExpenditure: Math.round(spent * 0.3),
    rdProjects: projects(
      year,
      { spent, government: government!, contracted: contracted! },
      personnel,
    ),
  }
}

function projects(
  year: BooksYear,
  money: { readonly spent: number; readonly government: number; readonly contracted: number },
  personnel: number,
) {
  const count = money.spent > 3_000 ? 3 : 1
  const weights = Array.from({ length: count }, (_, index) => count - index)
  const spent = apportion(money.spent, weights)
  const government = apportion(money.government, weights)
  const contracted = apportion(money.contracted, weights)
  const people = apportion(personnel, weights)
  const goods = year.unit.name.replace(/^朔州市|有限.*$|股份.*$/g, '').slice(-4)
  return weights.map((_, index) => ({
    projectName: `${goods}${titles[index]!}`,
    projectSource: '4',
    implementationMode: contracted[index]! > 0 ? '22' : '10',
    outcomeForm: '03',
    technicalEconomicObjective: '06',
    startMonth: `2023${String(index + 1).padStart(2, '0')}`,
    completionMonth: '202312',
    projectPersonnel: people[index]!,
    personMonths: people[index]! * 9,
    expenditure: spent[index]!,
    governmentFunds: Math.min(government[index]!, spent[index]!),
    basicResearchExpenditure: 0,
    ownExpenditure: spent[index]! - Math.min(contracted[index]!, spent[index]!),
    contractedOutExpenditure: Math.min(contracted[index]!, spent[index]!),
  }))
}
