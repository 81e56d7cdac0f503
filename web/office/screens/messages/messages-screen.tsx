/** 留言: units of the area that wrote, those waiting for an answer first to hand; the exchange beside. */
import { useQuery } from '@tanstack/react-query'
import { formHeading } from '../../../../forms/form-words.ts'
import { listMessageThreads, type MessageThread } from '../../../../server/contract/messages.ts'
import { listResponses } from '../../../../server/contract/responses.ts'
import { call } from '../../../api/call.ts'
import { queryFor } from '../../../api/queries.ts'
import { MessageExchange } from '../../../shell/messages/message-exchange.tsx'
import { Badge } from '../../../ui/badge.tsx'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Link } from '../../../ui/link.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { RowList } from '../../../ui/row-list.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { SplitView } from '../../../ui/split-view.tsx'
import { TimeStamp } from '../../../ui/time-stamp.tsx'
import { Toolbar } from '../../../ui/toolbar.tsx'
import { AreaFilter } from '../../area-filter.tsx'
import { Failure } from '../../failure.tsx'
import { type Filter, hrefOf } from '../../href-of.ts'
import { become } from '../../office-history.ts'
import type { MessagesSearch } from '../../read-search.ts'
import { usePageTitle } from '../../use-page-title.ts'
import { usePages } from '../../use-pages.ts'
import './messages.css'

export function MessagesScreen({ filter }: { readonly filter: MessagesSearch }) {
  usePageTitle('留言')
  const { area, show, unit, form } = filter
  const pages = usePages({
    queryKey: [listMessageThreads.id, { area, show }],
    everyMs: 30_000,
    read: async (after) => {
      const { threads, next } = await call(listMessageThreads, {
        query: {
          ...(area !== undefined && { area }),
          ...(show !== 'all' && { waiting: 'true' as const }),
          ...(after !== undefined && { after }),
        },
      })
      return { rows: threads, next }
    },
  })
  const go = (change: Filter) => become(hrefOf('/messages', { ...filter, ...change }))
  return (
    <>
      <PageHead title="留言">
        单位的提问和普查办的答复。答复只说明问题和口径，不得写应填的数值。
      </PageHead>
      <Toolbar label="筛选留言">
        <AreaFilter value={area} onChange={(chosen) => go({ area: chosen })} />
        <SelectField
          label="显示"
          labelHidden
          options={[
            { value: 'waiting', label: '待答复' },
            { value: 'all', label: '全部' },
          ]}
          value={show ?? 'waiting'}
          onChange={(chosen) => go({ show: chosen === 'all' ? 'all' : undefined })}
        />
      </Toolbar>
      <SplitView
        listLabel="留言的单位"
        list={
          pages.error ? (
            <Failure error={pages.error} onRetry={pages.retry} />
          ) : pages.rows === undefined ? (
            <Skeleton lines={8} />
          ) : pages.rows.length === 0 ? (
            <EmptyState title={show === 'all' ? '没有留言' : '没有待答复的留言'}>
              单位在网上填报里提问后，会列在这里。
            </EmptyState>
          ) : (
            <>
              <RowList
                label="留言的单位"
                items={pages.rows.map((thread) => ({
                  id: thread.unitId,
                  title: thread.unitName,
                  note: <LastMessage thread={thread} />,
                  end: thread.unread > 0 && <Badge count={thread.unread} label="条未读" />,
                  href: hrefOf('/messages', { ...filter, unit: thread.unitId, form: undefined }),
                  current: thread.unitId === unit,
                }))}
              />
              {pages.onMore && (
                <Button pending={pages.morePending} onClick={pages.onMore}>
                  显示更多
                </Button>
              )}
            </>
          )
        }
        detailLabel="往来"
        detailOpen={unit !== undefined}
        onBack={() => go({ unit: undefined, form: undefined })}
        detail={
          unit === undefined ? (
            <EmptyState title="选一个单位">左边是留言的单位，最近的在前。</EmptyState>
          ) : (
            <UnitMessages key={unit} unitId={unit} responseId={form} />
          )
        }
      />
    </>
  )
}

function LastMessage({ thread }: { readonly thread: MessageThread }) {
  return (
    <>
      <TimeStamp at={thread.lastAt} />　{thread.lastSide === 'office' && '答：'}
      {thread.lastText}
    </>
  )
}

function UnitMessages(props: {
  readonly unitId: string
  readonly responseId?: string | undefined
}) {
  const { unitId, responseId } = props
  const { data } = useQuery(queryFor(listResponses, { query: { unit: unitId, limit: 200 } }))
  const [first] = data?.responses ?? []
  return (
    <div className="office-messages">
      <h2>
        <Link href={`/units/${unitId}`}>{first?.unitName ?? '打开单位'}</Link>
      </h2>
      <MessageExchange
        unitId={unitId}
        side="office"
        responseId={responseId}
        responses={(data?.responses ?? []).map(({ responseId: id, formId, formTitle }) => ({
          id,
          title: formHeading(formId, formTitle),
        }))}
      />
    </div>
  )
}
