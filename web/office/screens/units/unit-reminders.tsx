/** 催报 of one unit: what was recorded, recording another, and what came of each. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  listReminders,
  type Reminder,
  recordReminderOutcome,
} from '../../../../server/contract/conduct.ts'
import { call } from '../../../api/call.ts'
import { queryFor } from '../../../api/queries.ts'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { Failure } from '../../failure.tsx'
import { OutcomeOfReminderDialog } from '../reminders/outcome-of-reminder-dialog.tsx'
import { ReminderDialog } from '../reminders/reminder-dialog.tsx'
import { ReminderList } from '../reminders/reminder-list.tsx'

export interface UnitRemindersProps {
  readonly unitId: string
  readonly unitName: string
  readonly responses: readonly { readonly id: string; readonly title: string }[]
}

export function UnitReminders({ unitId, unitName, responses }: UnitRemindersProps) {
  const { data, error, refetch } = useQuery(
    queryFor(listReminders, { query: { unit: unitId, limit: 200 } }),
  )
  const [adding, setAdding] = useState(false)
  const [answering, setAnswering] = useState<Reminder>()
  const close = (changed: boolean) => {
    setAdding(false)
    setAnswering(undefined)
    if (changed) void refetch()
  }
  return (
    <section className="office-section" aria-labelledby="unit-reminders">
      <div className="reminders-head">
        <h2 id="unit-reminders">催报</h2>
        <Button icon="add" onClick={() => setAdding(true)}>
          登记催报
        </Button>
      </div>
      {error ? (
        <Failure error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton lines={2} />
      ) : data.reminders.length === 0 ? (
        <EmptyState title="没有催报">
          到期没有报送的，把催报的时间、方式、送达和答复登记在这里；系统只作记录，不作处理。
        </EmptyState>
      ) : (
        <ReminderList
          reminders={data.reminders}
          titleOf={(id) => responses.find((each) => each.id === id)?.title}
          onAnswer={setAnswering}
        />
      )}
      {adding && (
        <ReminderDialog unitId={unitId} unitName={unitName} responses={responses} onClose={close} />
      )}
      {answering && (
        <OutcomeOfReminderDialog
          about={`${answering.unitName}　${answering.recipient}`}
          record={(body) =>
            call(recordReminderOutcome, { params: { reminderId: answering.id }, body: { ...body } })
          }
          onClose={close}
        />
      )}
    </section>
  )
}
