/** The counts of an import as two sums that anyone can check. */
import type { ImportReport } from '../../../../server/contract/frame.ts'
import { formatNumber } from '../../../ui/format-number.ts'

export function ImportCounts({ report }: { readonly report: ImportReport }) {
  const rejected = report.rejected.length
  return (
    <div className="office-sums">
      <Sum
        whole={['行数', report.rows]}
        parts={[
          ['收下', report.accepted],
          ['未收', rejected],
        ]}
      />
      <Sum
        whole={['收下', report.accepted]}
        parts={[
          ['匹配已有', report.matched],
          ['新开', report.new],
        ]}
      />
    </div>
  )
}

interface SumProps {
  readonly whole: readonly [string, number]
  readonly parts: readonly (readonly [string, number])[]
}

function Sum({ whole, parts }: SumProps) {
  return (
    <div className="office-sum">
      <Term name={whole[0]} value={whole[1]} />
      {parts.map(([name, value], index) => (
        <div key={name} className="office-sum-part">
          <span aria-hidden="true">{index === 0 ? '=' : '+'}</span>
          <Term name={name} value={value} urgent={name === '未收' && value > 0} />
        </div>
      ))}
    </div>
  )
}

function Term(props: { readonly name: string; readonly value: number; readonly urgent?: boolean }) {
  return (
    <div className={props.urgent ? 'office-term office-urgent' : 'office-term'}>
      <span>{props.name}</span>
      <strong>{formatNumber(props.value)}</strong>
    </div>
  )
}
