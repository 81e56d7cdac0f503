/** Form 613: a year of a self-employed household in the sample. */
import type { Answers, CitySelfEmployed } from '../city.ts'
import type { Random } from '../random.ts'

export function selfEmployedYear(unit: CitySelfEmployed, random: Random): Answers {
  const opened = unit.opened ?? unit.established
  const sinceOpened = (2023 - opened.year) * 12 + 13 - opened.month
  const monthsOperatedInYear = Math.min(12, sinceOpened, unit.operatingStatus === '1' ? 12 : 5)
  const revenue = unit.revenueThousandYuan
  const division = unit.industryCode.slice(0, 2)
  const trades = ['51', '52'].includes(division)
  const hosts = ['61', '62'].includes(division)
  const hired = Math.max(0, unit.staff - 1)
  const part = (share: number): number => Math.floor(revenue * share)
  const wages =
    hired === 0 ? 0 : Math.max(1, Math.min(part(0.4), Math.round(hired * 3 * monthsOperatedInYear)))
  const [rent, taxes, energy] = [part(0.05), part(0.004), part(0.03)]
  const goods = part(0.28 + random.next() * 0.1)
  return {
    ...(unit.creditCode ? { unifiedSocialCreditCode: unit.creditCode } : {}),
    selfEmployedName: unit.name,
    operatorName: unit.headName,
    contactPhone: unit.mobile,
    locationAddress: unit.location.address,
    mainActivity1: unit.activities[0] ?? '',
    openedYear: opened.year,
    openedMonth: opened.month,
    monthsOperatedInYear,
    staffAtYearEnd: unit.staff,
    femaleStaffAtYearEnd: unit.femaleStaff,
    hiredStaffAtYearEnd: hired,
    operatingRevenue: revenue,
    ...(trades || hosts ? { onlineSales: part(0.1) } : {}),
    ...(trades ? { retailSales: division === '52' ? part(0.95) : part(0.1) } : {}),
    ...(division === '62' ? { mealRevenue: part(0.97) } : {}),
    ...(division === '61' ? { roomRevenue: part(0.9) } : {}),
    selfEmployedExpenditure: Math.max(1, wages + rent + taxes + energy + goods),
    ...(hired > 0 ? { hiredStaffExpenses: wages } : {}),
    premisesRent: rent,
    taxesAndFeesPaid: taxes,
    energyExpenses: energy,
    fixedAssetInvestment: 0,
    equipmentOriginalCost: Math.min(9_000, part(0.1)),
  }
}
