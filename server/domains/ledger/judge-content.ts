/** What is wrong with an entry, in words that name the field and the remedy. Pure. */
import {
  fitsRhythm,
  halfOf,
  type LedgerPlace,
  quarterOfMonth,
} from '../../../forms/engine/ledger/ledger-places.ts'
import type { CodeLists, Period } from '../../../forms/engine/types.ts'
import type { LedgerContent, LedgerField } from '../../contract/unit-ledger.ts'

export interface ContentFault {
  readonly field: LedgerField | 'place'
  readonly message: string
}

export interface JudgedBy {
  readonly year: string
  readonly places: ReadonlyMap<string, LedgerPlace>
  readonly codeLists: CodeLists
}

export function judgeContent(content: LedgerContent, by: JudgedBy): ContentFault[] {
  return [
    ...judgeWhen(content, by.year),
    ...(content.itemText.trim() === ''
      ? [{ field: 'itemText', message: '没有摘要（品名），请写明买卖的是什么' } as const]
      : []),
    ...(content.amountFen === null && content.quantity === null
      ? [{ field: 'amount', message: '金额和数量都没有填，请至少填一项' } as const]
      : []),
    ...judgePlace(content, by),
  ]
}

function judgeWhen({ bookedOn, period }: LedgerContent, year: string): ContentFault[] {
  if (bookedOn === null) return []
  const quarter = quarterOfDate(bookedOn)
  if (quarter === undefined) {
    return [{ field: 'bookedOn', message: `日期“${bookedOn}”不存在，请写成 ${year}-03-31 的样子` }]
  }
  if (!bookedOn.startsWith(`${year}-`)) {
    return [
      { field: 'bookedOn', message: `日期 ${bookedOn} 不在 ${year} 年，台账只记报告年度发生的` },
    ]
  }
  const fits = period === quarter || period === halfOf(quarter)
  return fits
    ? []
    : [{ field: 'period', message: `日期 ${bookedOn} 不在所选的报告期内，请改日期或报告期` }]
}

function judgePlace(content: LedgerContent, { places, codeLists }: JudgedBy): ContentFault[] {
  const { place: id, code, period } = content
  if (id === null) return []
  const place = places.get(id)
  if (place === undefined) {
    return [{ field: 'place', message: '没有这个去处，请重新选择计入哪张表的哪一项' }]
  }
  const faults: ContentFault[] = []
  if (place.code !== null) {
    if (code === '') {
      faults.push({ field: 'code', message: `计入“${place.title}”要选代码` })
    } else if (codeLists.has(place.code.list, code) !== true) {
      faults.push({
        field: 'code',
        message: `代码“${code}”不在“${place.title}”的目录内，请重新选择`,
      })
    }
  }
  if (!fitsRhythm(period, place.rhythm)) {
    const message = `“${place.title}”按季度填报，这笔只记到半年，请写日期或选季度`
    faults.push({ field: 'period', message })
  }
  if (place.column === null && place.code !== null && content.quantity === null) {
    faults.push({ field: 'quantity', message: `“${place.title}”要填数量` })
  }
  return faults
}

/** The quarter of a calendar date, or undefined where there is no such day. */
export function quarterOfDate(date: string): Period | undefined {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  const made = new Date(Date.UTC(year, month - 1, day))
  const exists = made.getUTCMonth() === month - 1 && made.getUTCDate() === day
  return exists ? quarterOfMonth(month) : undefined
}

const lastDays: Readonly<Record<Period, string>> = {
  ...{ Q1: '03-31', Q2: '06-30', Q3: '09-30', Q4: '12-31' },
  ...{ H1: '06-30', H2: '12-31' },
}

/** Where it stands in the order of the ledger. */
export function sortDateOf({ bookedOn, period }: LedgerContent, year: string): string {
  return bookedOn ?? `${year}-${lastDays[period]}`
}

/** Words as they are compared: width, case and blanks taken off. */
export function itemKeyOf(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')
}
