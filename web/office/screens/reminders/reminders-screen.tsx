/** 催报登记: every reminder of the area, newest first, to read and to print. */
import { useState } from 'react'
import {
  listReminders,
  type Reminder,
  recordReminderOutcome,
} from '../../../../server/contract/conduct.ts'
import { call } from '../../../api/call.ts'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { Toolbar } from '../../../ui/toolbar.tsx'
import { AreaFilter } from '../../area-filter.tsx'
import { Failure } from '../../failure.tsx'
import { hrefOf } from '../../href-of.ts'
import { become, go } from '../../office-history.ts'
import { usePageTitle } from '../../use-page-title.ts'
import { usePages } from '../../use-pages.ts'
import { OutcomeOfReminderDialog } from './outcome-of-reminder-dialog.tsx'
import { ReminderList } from './reminder-list.tsx'
import './reminders.css'

export function RemindersScreen({ area }: { readonly area?: string }) {
  usePageTitle('催报登记')
  const [answering, setAnswering] = useState<Reminder>()
  const { rows, error, retry, onMore, morePending } = usePages({
    queryKey: [listReminders.id, { area }],
    read: async (after) => {
      const { reminders, next } = await call(listReminders, {
        query: {
          limit: 100,
          ...(area !== undefined && { area }),
          ...(after !== undefined && { after }),
        },
      })
      return { rows: reminders, next }
    },
  })
  return (
    <div className="reminders-page">
      <PageHead
        title="催报登记"
        actions={
          <>
            <Button onClick={() => go('/reminders/batches')}>催报通知书</Button>
            <Button
              icon="print"
              reason={rows?.length ? undefined : '没有可以打印的'}
              onClick={() => print()}
            >
              打印
            </Button>
          </>
        }
      >
        在“单位”里登记催报。系统只记录时间、方式、送达和答复，供统计机构依法处理，不作处罚。
      </PageHead>
      <div className="office-no-print">
        <Toolbar label="筛选催报">
          <AreaFilter
            value={area}
            onChange={(chosen) => become(hrefOf('/reminders', { area: chosen }))}
          />
        </Toolbar>
      </div>
      {error ? (
        <Failure error={error} onRetry={retry} />
      ) : rows === undefined ? (
        <Skeleton lines={8} />
      ) : rows.length === 0 ? (
        <EmptyState title="没有催报">
          打开到期未报的单位，在“催报”一节登记；登记过的按时间列在这里。
        </EmptyState>
      ) : (
        <ReminderList reminders={rows} ofSeveralUnits onAnswer={setAnswering} />
      )}
      {onMore && (
        <div className="reminders-more office-no-print">
          <Button pending={morePending} onClick={onMore}>
            显示更多
          </Button>
        </div>
      )}
      {answering && (
        <OutcomeOfReminderDialog
          about={`${answering.unitName}　${answering.recipient}`}
          record={(body) =>
            call(recordReminderOutcome, { params: { reminderId: answering.id }, body: { ...body } })
          }
          onClose={(changed) => {
            setAnswering(undefined)
            if (changed) retry()
          }}
        />
      )}
    </div>
  )
}
