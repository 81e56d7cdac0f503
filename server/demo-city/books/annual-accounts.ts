/**
 * The annual accounts in thousand yuan. They are kept in yuan and each amount is rounded by itself, as
 * respondents do, so that a sum may differ from its parts by what rounding makes.
 */
import { balanceSheet } from './balance-sheet.ts'
import { type BooksYear, type Figures, figure } from './books-year.ts'
import { incomeStatement } from './income-statement.ts'
import { costOfStaff } from './staff-and-wages.ts'

export function annualAccounts(year: BooksYear): Figures {
  const yuan = inYuan(year)
  const balance = balanceSheet(yuan)
  const rounded = inThousands({ ...balance, ...incomeStatement(yuan, balance) })
  const employeeCompensation = Math.round(costOfStaff(year))
  return {
    ...rounded,
    // Where nobody knows last year's closing stock, a little less than this year's.
    ...(year.before ? { inventoriesAtYearStart: figure(year.before, 'inventoriesAtYearEnd') } : {}),
    employeeCompensation,
    siteWorkersCompensation: Math.floor(employeeCompensation * 0.55),
    socialInsuranceAndHousingFund: Math.floor(employeeCompensation * 0.2),
  }
}

function inYuan(year: BooksYear): BooksYear {
  const residue = year.habit('yuan')
  // Less than half a thousand either way: rounded, it is the amount that was known before.
  const exact = (thousand: number): number =>
    thousand === 0 ? 0 : thousand * 1_000 + residue.between(-480, 480)
  return {
    ...year,
    revenue: exact(year.revenue),
    assets: exact(year.assets),
    taxes: exact(year.taxes),
  }
}

function inThousands(figures: Figures): Figures {
  return Object.fromEntries(
    Object.entries(figures).map(([key, amount]) => [
      key,
      // Adding nought turns a negative zero into zero.
      typeof amount === 'number' ? Math.round(amount / 1_000) + 0 : amount,
    ]),
  )
}
