/** The sources side by side; what differs is marked by sign and ground. */
import type { Static } from 'typebox'
import type { FrameRecord } from '../../../../server/contract/frame.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Link } from '../../../ui/link.tsx'
import { TimeStamp } from '../../../ui/time-stamp.tsx'
import { meaningName } from '../frame/meaning-names.ts'
import { compareSources } from './compare-sources.ts'

export interface SourceComparisonProps {
  readonly records: readonly Static<typeof FrameRecord>[]
}

export function SourceComparison({ records }: SourceComparisonProps) {
  if (records.length === 0) {
    return (
      <EmptyState title="没有部门名录记录">这个单位由普查员清查时新增，不在任何名录里。</EmptyState>
    )
  }
  return (
    <div className="office-wide">
      <table className="office-compare">
        <caption className="ui-unseen">各来源的说法</caption>
        <thead>
          <tr>
            <th scope="col">项目</th>
            {records.map((record) => (
              <th key={record.id} scope="col">
                {record.source}
                <span className="office-compare-list">
                  <Link href={`/frame/imports/${record.importId}`}>
                    {record.list} 第 {record.row} 行
                  </Link>
                  <span>
                    <TimeStamp at={record.importedAt} /> 导入
                  </span>
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {compareSources(records).map((line) => (
            <tr key={line.meaning} data-differs={line.differs || undefined}>
              <th scope="row">
                {meaningName(line.meaning)}
                {line.differs && <span className="office-differs">不一致</span>}
              </th>
              {line.values.map((value, index) => (
                <td key={records[index]!.id}>{value ?? <span className="office-zero">—</span>}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
