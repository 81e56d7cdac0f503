/** The counts of an import as two sums that anyone can check. */
import type { ImportReport } from '../../../../server/contract/frame-import.ts'
import { CountSum } from '../../lists/count-sum.tsx'

export function ImportCounts({ report }: { readonly report: ImportReport }) {
  const rejected = report.rejectedCount
  return (
    <div className="office-sums">
      <CountSum
        whole={['行数', report.rows]}
        parts={[
          ['收下', report.accepted],
          ['未收', rejected],
        ]}
      />
      <CountSum
        whole={['收下', report.accepted]}
        parts={[
          ['匹配已有', report.matched],
          ['新开', report.new],
        ]}
      />
      {report.comparison && (
        <>
          <CountSum
            whole={['与上份比', report.accepted]}
            parts={[
              ['没有变', report.comparison.unchanged],
              ['有变化', report.comparison.changed],
              ['新出现', report.comparison.added],
            ]}
          />
          <CountSum whole={['上份有、这份没有', report.comparison.gone]} parts={[]} />
        </>
      )}
    </div>
  )
}
