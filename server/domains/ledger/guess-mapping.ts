/**
 * How a firm's own sheet may be meant: which row holds the headings, and what each of them is. A proposal;
 * the person settles it. Pure.
 */
import type { LedgerField, LedgerMapping } from '../../contract/unit-ledger.ts'

/** Whole words first; a heading that holds one of the words counts where no other column is surer. */
const words: Readonly<Record<LedgerField, readonly string[]>> = {
  bookedOn: [
    '日期',
    '记账日期',
    '凭证日期',
    '业务日期',
    '单据日期',
    '入库日期',
    '领用日期',
    '发生日期',
    '开票日期',
  ],
  period: ['报告期', '季度', '期间', '会计期间', '所属期', '月份', '所属月份'],
  reference: [
    '凭证号',
    '凭证字号',
    '凭证编号',
    '单据号',
    '单据编号',
    '发票号',
    '发票号码',
    '凭证',
    '单号',
  ],
  itemText: [
    '摘要',
    '品名',
    '物料名称',
    '材料名称',
    '商品名称',
    '货物名称',
    '项目名称',
    '产品名称',
    '服务名称',
    '名称',
    '内容',
    '项目',
  ],
  code: ['产品代码', '投入产出代码', '统计代码', '统计产品代码', '项目代码'],
  quantity: ['数量', '消耗数量', '领用数量', '购进数量', '销售数量', '实发数量'],
  measure: ['计量单位', '单位', '数量单位'],
  amount: [
    '金额',
    '不含税金额',
    '消耗金额',
    '发生额',
    '借方金额',
    '借方发生额',
    '本期发生额',
    '销售额',
  ],
  origin: ['来源', '产地', '供货地', '购自', '来源地'],
}

const HEADING_ROWS = 15

export function headingsKey(cells: readonly string[]): string {
  return cells.map(plain).join('|')
}

export function guessMapping(rows: readonly (readonly string[])[]): LedgerMapping {
  let best = {
    headingRow: 0,
    columns: {} as LedgerMapping['columns'],
    score: -1,
    cells: [] as readonly string[],
  }
  for (const [headingRow, cells] of rows.slice(0, HEADING_ROWS).entries()) {
    const columns = columnsOf(cells)
    const score = Object.keys(columns).length
    if (score > best.score) best = { headingRow, columns, score, cells }
  }
  const amountHeading = best.cells[best.columns.amount ?? -1] ?? ''
  return {
    headingRow: best.headingRow,
    columns: best.columns,
    amountUnit: /千元/.test(amountHeading) ? '千元' : /万元/.test(amountHeading) ? '万元' : '元',
    ...{ period: null, place: null },
  }
}

function columnsOf(cells: readonly string[]): LedgerMapping['columns'] {
  const columns: Partial<Record<LedgerField, number>> = {}
  const taken = new Set<number>()
  const fields = Object.entries(words) as [LedgerField, readonly string[]][]
  for (const isIt of [isWord, holdsWord]) {
    for (const [field, known] of fields) {
      if (columns[field] !== undefined) continue
      const at = cells.findIndex((cell, index) => !taken.has(index) && isIt(plain(cell), known))
      if (at < 0) continue
      columns[field] = at
      taken.add(at)
    }
  }
  return columns
}

const isWord = (heading: string, known: readonly string[]): boolean => known.includes(heading)
const holdsWord = (heading: string, known: readonly string[]): boolean =>
  heading !== '' && known.some((word) => word.length > 1 && heading.includes(word))

/** Without width, blanks and what stands in brackets: 金额（元） is 金额. */
function plain(cell: string): string {
  return cell
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[(（].*?[)）]/g, '')
}
