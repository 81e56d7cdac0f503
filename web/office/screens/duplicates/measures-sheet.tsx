/** How good the matcher proved by the pairs people decided. */
import { useQuery } from '@tanstack/react-query'
import { measureDuplicates } from '../../../../server/contract/duplicates.ts'
import type { ReplyOf } from '../../../../server/contract/operation.ts'
import { queryFor } from '../../../api/queries.ts'
import { Facts } from '../../../ui/facts.tsx'
import { formatNumber } from '../../../ui/format-number.ts'
import { Sheet } from '../../../ui/sheet.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { Failure } from '../../failure.tsx'

type Measures = ReplyOf<typeof measureDuplicates>

export function MeasuresSheet({ onClose }: { readonly onClose: () => void }) {
  const { data, error } = useQuery(queryFor(measureDuplicates, {}))
  return (
    <Sheet
      open
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      title="查重有多准"
    >
      {error && <Failure error={error} />}
      {!data && !error && <Skeleton lines={8} />}
      {data && <Measured measures={data} />}
    </Sheet>
  )
}

function Measured({ measures }: { readonly measures: Measures }) {
  const { decided, precision, recall, bands, bulk, differed } = measures
  return (
    <div className="office-dialog">
      <p className="office-aside">
        按人判过的 {formatNumber(decided)} 对算；批量接受而没有抽查的不算。括号里是 95% 的区间。
      </p>
      <Facts
        items={[
          { label: '准确率（系统认为是一家的，人也合并）', value: shareText(precision) },
          { label: '召回率（人合并的，系统认为是一家）', value: shareText(recall) },
          { label: '两人判法不同', value: shareText(differed) },
          {
            label: '批量接受',
            value: `${bulk.accepted} 对，抽中 ${bulk.drawn} 对，已看 ${bulk.checked} 对，撤销 ${bulk.undone} 对`,
          },
        ]}
      />
      <table className="office-measures">
        <caption>按证据的强弱</caption>
        <thead>
          <tr>
            <th scope="col">证据（比特）</th>
            <th scope="col">判过</th>
            <th scope="col">其中合并</th>
          </tr>
        </thead>
        <tbody>
          {bands.map(({ fromBits, toBits, decided: all, merged }) => (
            <tr key={`${fromBits}`}>
              <th scope="row">{bandText(fromBits, toBits)}</th>
              <td>{formatNumber(all)}</td>
              <td>{formatNumber(merged)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="office-aside">
        召回率只对查重找出来的而言：系统根本没有提起的重复不在内。每次查重都按人的判定重新校准各项比较的分量。
      </p>
    </div>
  )
}

function shareText({ value, from, to, of }: Measures['precision']): string {
  if (value === null) return '还没有判过'
  return `${percent(value)}（${percent(from)}—${percent(to)}，${of} 对）`
}

function percent(value: number): string {
  return `${formatNumber(value * 100, 1)}%`
}

function bandText(from: number | null, to: number | null): string {
  if (from === null) return `${formatNumber(to)} 以下`
  return to === null ? `${formatNumber(from)} 以上` : `${formatNumber(from)} 至 ${formatNumber(to)}`
}
