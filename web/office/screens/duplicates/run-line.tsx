/** Looking for duplicates: when it was last done, a button, and how far it is. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import {
  getDuplicateRun,
  listDuplicates,
  startDuplicateRun,
} from '../../../../server/contract/duplicates.ts'
import { call } from '../../../api/call.ts'
import { keyOf, queryFor } from '../../../api/queries.ts'
import { Button } from '../../../ui/button.tsx'
import { formatNumber } from '../../../ui/format-number.ts'
import { TimeStamp } from '../../../ui/time-stamp.tsx'
import { WorkProgress } from '../../../ui/work-progress.tsx'
import { Failure } from '../../failure.tsx'
import { useOffice } from '../../use-office.ts'
import { useDuplicateAct } from './use-duplicate-act.ts'

const EVERY_MS = 1500

export function RunLine() {
  const { role } = useOffice()
  const client = useQueryClient()
  const latest = useQuery({
    ...queryFor(getDuplicateRun, {}),
    refetchInterval: ({ state }) => (state.data?.run?.state === 'running' ? EVERY_MS : false),
  })
  const run = latest.data?.run
  const running = run?.state === 'running'
  const wasRunning = useRef(false)
  useEffect(() => {
    if (wasRunning.current && !running) {
      void client.invalidateQueries({ queryKey: keyOf(listDuplicates) })
    }
    wasRunning.current = running
  }, [running, client])
  const start = useDuplicateAct(
    () => call(startDuplicateRun, {}),
    () => void latest.refetch(),
  )
  if (running) {
    return (
      <div className="office-search-run">
        <WorkProgress label={run.stage} done={run.units} whole={run.unitsInAll} unit="家">
          可以离开本页，查完后再来看
        </WorkProgress>
      </div>
    )
  }
  return (
    <div className="office-search-run">
      <Button
        icon="search"
        size="small"
        pending={start.isPending}
        reason={role === 'township-office' ? '由县级或市级普查办查重' : undefined}
        onClick={() => start.mutate(undefined)}
      >
        查找疑似重复
      </Button>
      <span className="office-aside">
        {run === null && '还没有查过'}
        {run && (
          <>
            {run.state === 'finished' ? '上次' : '上次没有查完，'}
            <TimeStamp at={run.startedAt} />
            {run.state === 'finished' &&
              `：${formatNumber(run.units)} 家，疑似 ${formatNumber(run.pairs)} 对，新发现 ${formatNumber(run.newPairs)} 对`}
          </>
        )}
      </span>
      {start.error && <Failure error={start.error} />}
    </div>
  )
}
