/** The whole ledger as CSV, for the unit to keep: its own duty for two years at least (law.md L-71). */
import type { LedgerPlace } from '../../../forms/engine/ledger/ledger-places.ts'
import { PERIOD_NAMES } from '../../../forms/engine/period-cells.ts'
import { formHeading } from '../../../forms/form-words.ts'
import type { FileContent } from '../../contract/operation.ts'
import type { Origin } from '../../contract/unit-ledger.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { csvLine } from '../../platform/csv-line.ts'
import { openLedgerBook } from './ledger-book.ts'
import { type LedgerOf, requireOwnLedger } from './reachable-ledger.ts'
import { type EntryRow, listEntries } from './store.ts'

const PAGE = 2_000

const heads = '日期 报告期 凭证号 摘要 计入 代码 名称 数量 计量单位 金额（元） 来源'.split(' ')

const originNames: Readonly<Record<Origin, string>> = {
  ...{ unknown: '', local: '省内', 'outside-province': '省外', import: '进口' },
}

export async function exportLedger(ctx: SignedInContext, of: LedgerOf): Promise<FileContent> {
  const db = ctx.database.read
  await requireOwnLedger(db, ctx, of)
  const { places, forms } = await openLedgerBook()
  const nameOf = (place: LedgerPlace | undefined, code: string): string =>
    (place?.code && forms.codeLists.item(place.code.list, code)?.name) || ''
  const lines = [csvLine(heads).text]
  let after: { at: string; id: string } | null = null
  for (;;) {
    const rows: EntryRow[] = await listEntries(db, of, {}, { after, limit: PAGE })
    for (const row of rows) {
      const place = places.get(row.place ?? '')
      lines.push(
        csvLine([
          ...[row.bookedOn, PERIOD_NAMES[row.period], row.reference, row.itemText],
          ...[place === undefined ? '待归类' : formHeading(place.form, place.title), row.code],
          ...[nameOf(place, row.code), row.quantityE4 === null ? null : row.quantityE4 / 10_000],
          ...[row.measure, row.amountFen === null ? null : row.amountFen / 100],
          originNames[row.origin],
        ]).text,
      )
    }
    const last = rows.at(-1)
    if (rows.length < PAGE || last === undefined) break
    after = { at: last.sortDate, id: last.id }
  }
  return {
    fileName: `统计台账-${of.year}.csv`,
    mediaType: 'text/csv',
    // With a mark, so that Excel reads it as UTF-8.
    bytes: new TextEncoder().encode(`\ufeff${lines.join('')}`),
  }
}
