/** 告警: what of the last 30 days must be looked at, above the trail; each leads to that person's entries. */
import { useQuery } from '@tanstack/react-query'
import { listTrailAlarms } from '../../../../server/contract/audit.ts'
import { call } from '../../../api/call.ts'
import { Notice } from '../../../ui/notice.tsx'
import { Failure } from '../../failure.tsx'
import { hrefOf } from '../../href-of.ts'

/** Alarms come while the page stands open. */
const EVERY_MS = 60_000

export function TrailAlarms() {
  const { data, error, refetch } = useQuery({
    queryKey: [listTrailAlarms.id],
    queryFn: () => call(listTrailAlarms, {}),
    refetchInterval: EVERY_MS,
  })
  if (error) return <Failure error={error} onRetry={() => refetch()} />
  if (!data) return null
  const { alarms, anchor } = data
  if (alarms.length === 0 && !anchor.fault) {
    return <p className="trail-verdict">近 30 天没有告警。</p>
  }
  return (
    <Notice tone="mandatory" title={`近 30 天告警 ${alarms.length + (anchor.fault ? 1 : 0)} 条`}>
      <ul className="trail-alarms">
        {anchor.fault && <li>{anchor.fault}</li>}
        {alarms.map(({ kind, date, sequence, actorId, message }) => (
          <li key={`${kind} ${sequence}`}>
            <a href={hrefOf('/trail', { from: date, to: date, actor: actorId })}>
              {date}　第 {sequence} 条
            </a>
            　{message}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
