/** Rates of one area with their intervals, against the bars. */
import {
  type PesAreaResult,
  type PesRate,
  rateNames,
} from '../../../../server/contract/post-enumeration.ts'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { formatNumber } from '../../../ui/format-number.ts'
import { StatusTag } from '../../../ui/status-tag.tsx'
import { intervalText, percent, verdictWords } from './rate-words.ts'

const columns: readonly Column<PesRate>[] = [
  { id: 'rate', head: '率', width: 112, cell: ({ rate }) => rateNames[rate] },
  { id: 'value', head: '推算值', width: 88, align: 'end', cell: ({ value }) => percent(value) },
  { id: 'interval', head: '95% 置信区间', width: 168, align: 'end', cell: intervalText },
  {
    ...{ id: 'counted', head: '样本计数', width: 112, align: 'end' },
    cell: ({ counted, of }) => `${formatNumber(counted)} / ${formatNumber(of)}`,
  },
  {
    id: 'bar',
    head: '合格线',
    width: 80,
    align: 'end',
    cell: ({ bar }) => (bar === null ? '' : percent(bar)),
  },
  {
    ...{ id: 'verdict', head: '判断', width: 128 },
    cell: ({ verdict }) =>
      verdict && (
        <StatusTag tone={verdictWords[verdict].tone}>{verdictWords[verdict].word}</StatusTag>
      ),
  },
]

export function RateTable({ result }: { readonly result: PesAreaResult }) {
  return (
    <DataTable
      label={`${result.areaName}的各项差错率`}
      columns={columns}
      rows={result.rates}
      rowKey={({ rate }) => rate}
      empty={null}
    />
  )
}
