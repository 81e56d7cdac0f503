/** 房地产开发: form X604 and the revenue items of X603. */
import { apportion } from './apportion.ts'
import { type BooksYear, type Figures, figure } from './books-year.ts'

/** Thousand yuan for a square metre sold, with tax. */
const price = 5.4

export function development(year: BooksYear, income: Figures): Figures {
  if (year.unit.reportCategory !== 'X') return {}
  const [sales, rents, others] = apportion(figure(income, 'mainBusinessRevenue'), [94, 4, 2])
  const salesValue = Math.round(sales! * 1.06)
  const sold = Math.round(salesValue / price)
  const underConstruction = sold * 5
  const completed = Math.round(sold * 0.9)
  const completedSold = Math.round(sold * 0.3)
  const investment = Math.round(year.revenue * 0.9)
  const [works, installation, equipment, other] = apportion(investment, [66, 8, 2, 24])
  return {
    landTransferRevenue: 0,
    commercialisedBuildingsSalesRevenue: sales!,
    housingRentalRevenue: rents!,
    otherRealEstateRevenue: others!,
    developmentFloorAreaUnderConstruction: underConstruction,
    developmentResidentialAreaUnderConstruction: Math.round(underConstruction * 0.8),
    developmentFloorAreaStarted: Math.round(underConstruction * 0.2),
    developmentFloorAreaCompleted: completed,
    commercialisedBuildingsSold: sold,
    completedCommercialisedBuildingsSold: completedSold,
    presoldCommercialisedBuildings: sold - completedSold,
    commercialisedBuildingsSalesValue: salesValue,
    commercialisedBuildingsUnsold: Math.round(completed * 0.5),
    commercialisedBuildingsRented: Math.round(completed * 0.05),
    developmentInvestment: investment,
    developmentConstructionInvestment: works!,
    developmentInstallationInvestment: installation!,
    developmentEquipmentInvestment: equipment!,
    developmentOtherInvestment: other!,
    landPurchaseFees: Math.round(other! * 0.7),
    developmentFundsReceived: Math.round(investment * 1.2),
    landAwaitingDevelopment: Math.round(sold * 0.5),
    landPurchased: Math.round(sold * 0.2),
  }
}
