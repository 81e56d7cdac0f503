/** 审计日报: one day's acts in counts and the head of the trail, to be printed, signed and kept. */
import { useQuery } from '@tanstack/react-query'
import { getTrailDay, type TrailDay } from '../../../../server/contract/audit.ts'
import { queryFor } from '../../../api/queries.ts'
import { Button } from '../../../ui/button.tsx'
import { formatNumber } from '../../../ui/format-number.ts'
import { formatDate, formatFullTime } from '../../../ui/format-time.ts'
import { PageHead } from '../../../ui/page-head.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { Failure } from '../../failure.tsx'
import { hrefOf } from '../../href-of.ts'
import { become } from '../../office-history.ts'
import { usePageTitle } from '../../use-page-title.ts'
import { actionName } from './action-names.ts'
import { AnchorLine } from './anchor-line.tsx'
import './trail.css'

export function TrailDayScreen({ date }: { readonly date: string | undefined }) {
  usePageTitle('审计日报')
  const day = date ?? todayInShanghai()
  const { data, error, refetch } = useQuery(queryFor(getTrailDay, { params: { date: day } }))
  return (
    <>
      <PageHead
        title="审计日报"
        actions={
          <span className="trail-day-acts">
            <TextField
              label="日期"
              labelHidden
              type="date"
              value={day}
              onChange={(next) => next !== '' && become(hrefOf('/trail-days', { date: next }))}
            />
            <Button onClick={() => window.print()}>打印</Button>
          </span>
        }
      >
        打印后签字存档。日后用 verify-audit --head 可与这张纸核对轨迹有没有被改写。
      </PageHead>
      {error ? (
        <Failure error={error} onRetry={() => void refetch()} />
      ) : data ? (
        <DayReport day={data} />
      ) : (
        <Skeleton lines={8} />
      )}
    </>
  )
}

function DayReport({ day }: { readonly day: TrailDay }) {
  return (
    <article className="trail-day">
      <h2>经济普查平台审计日报　{formatDate(`${day.date}T04:00:00Z`)}</h2>
      <table className="trail-day-table">
        <thead>
          <tr>
            <th scope="col">动作</th>
            <th scope="col">条数</th>
          </tr>
        </thead>
        <tbody>
          {day.actions.map(({ action, count }) => (
            <tr key={action}>
              <td>{actionName(action)}</td>
              <td>{formatNumber(count)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td>合计</td>
            <td>{formatNumber(day.entries)}</td>
          </tr>
        </tfoot>
      </table>
      <dl className="trail-day-head">
        <dt>起止序号</dt>
        <dd>
          {day.first && day.last ? `第 ${day.first.sequence} 条至第 ${day.last.sequence} 条` : '无'}
        </dd>
        <dt>最后一条的序号:校验值</dt>
        <dd className="office-code trail-code">
          {day.last ? `${day.last.sequence}:${day.last.hash}` : '无'}
        </dd>
        <dt>制表时间</dt>
        <dd>{formatFullTime(day.asOf)}</dd>
      </dl>
      <AnchorLine anchor={day.anchor} />
      <p className="trail-day-sign">
        <span>审计管理员（签字）：</span>
        <span>日期：</span>
      </p>
    </article>
  )
}

function todayInShanghai(): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date())
}
