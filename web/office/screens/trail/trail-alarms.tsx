/**
 * 告警: what of the last 30 days must be looked at, above the trail; each leads to that person's entries and
 * takes a word on what was done about it.
 */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import {
  listTrailAlarms,
  settleTrailAlarm,
  type TrailAlarm,
} from '../../../../server/contract/audit.ts'
import { call } from '../../../api/call.ts'
import { Button } from '../../../ui/button.tsx'
import { Link } from '../../../ui/link.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { TimeStamp } from '../../../ui/time-stamp.tsx'
import { Failure } from '../../failure.tsx'
import { hrefOf } from '../../href-of.ts'

/** Alarms come while the page stands open. */
const EVERY_MS = 60_000
const LEAST_WORDS = 4

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
  const open = alarms.filter(({ settled }) => settled === null).length + (anchor.fault ? 1 : 0)
  const title = `近 30 天告警 ${alarms.length + (anchor.fault ? 1 : 0)} 条，${open === 0 ? '都已处置' : `${open} 条未处置`}`
  return (
    <div className="office-band">
      <Notice tone={open === 0 ? 'accepted' : 'mandatory'} title={title}>
        <ul className="trail-alarms">
          {anchor.fault && <li>{anchor.fault}</li>}
          {alarms.map((alarm) => (
            <Alarm key={`${alarm.kind} ${alarm.sequence}`} alarm={alarm} />
          ))}
        </ul>
      </Notice>
    </div>
  )
}

function Alarm({ alarm }: { readonly alarm: TrailAlarm }) {
  const { kind, date, sequence, actorId, message, settled } = alarm
  const queries = useQueryClient()
  const [words, setWords] = useState<string | null>(null)
  const settle = useMutation({
    mutationFn: (said: string) =>
      call(settleTrailAlarm, {
        params: { sequence: String(sequence) },
        body: { kind, words: said },
      }),
    onSuccess: async () => {
      setWords(null)
      await queries.invalidateQueries({ queryKey: [listTrailAlarms.id] })
    },
  })
  const said = words?.trim() ?? ''
  return (
    <li>
      <Link href={hrefOf('/trail', { from: date, to: date, actor: actorId })}>
        {date}　第 {sequence} 条
      </Link>
      　{message}{' '}
      {words === null && (
        <Button size="small" variant="quiet" onClick={() => setWords('')}>
          {settled ? '补充处置' : '处置'}
        </Button>
      )}
      {settled && (
        <p className="trail-settled">
          已处置：{settled.words}（{settled.by}，<TimeStamp at={settled.at} />）
        </p>
      )}
      {words !== null && (
        <div className="trail-settle">
          <TextField
            label="查了什么、怎样处置"
            value={words}
            onChange={setWords}
            maxLength={500}
            autoFocus
          />
          <Button
            size="small"
            variant="primary"
            pending={settle.isPending}
            reason={said.length < LEAST_WORDS ? '请写明查了什么、怎样处置' : undefined}
            onClick={() => settle.mutate(said)}
          >
            记下
          </Button>
          <Button size="small" variant="quiet" onClick={() => setWords(null)}>
            取消
          </Button>
        </div>
      )}
      {settle.error && <Failure error={settle.error} />}
    </li>
  )
}
