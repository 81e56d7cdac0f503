/** 答卷审核: the queue at the left, the response read-only at the right. */
import { useEffect, useRef } from 'react'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { SplitView } from '../../../ui/split-view.tsx'
import { useKeys } from '../../../ui/use-keys.ts'
import { hrefOf } from '../../href-of.ts'
import { become } from '../../office-history.ts'
import type { ReviewSearch } from '../../read-search.ts'
import { usePageTitle } from '../../use-page-title.ts'
import { neighboursOf } from './neighbours.ts'
import { ReviewDetail } from './review-detail.tsx'
import { ReviewFilters } from './review-filters.tsx'
import { ReviewList } from './review-list.tsx'
import { useReviewQueue } from './use-review-queue.ts'

export function ReviewScreen({ filter }: { readonly filter: ReviewSearch }) {
  usePageTitle('答卷审核')
  const queue = useReviewQueue(filter)
  const { response: openId } = filter
  const change = (next: { [Name in keyof ReviewSearch]?: string | undefined }) =>
    become(hrefOf('/review', { ...filter, ...next }))
  const keys = (queue.rows ?? []).map((row) => row.responseId)
  const neighbours = neighboursOf(keys, openId)
  // A response that was decided leaves the queue; what followed it is remembered.
  const following = useRef<string | undefined>(undefined)
  useEffect(() => {
    if (openId === undefined || keys.includes(openId)) following.current = neighbours.next
  })
  const nextId =
    openId !== undefined && !keys.includes(openId)
      ? (keys.find((key) => key === following.current) ?? keys[0])
      : neighbours.next
  const open = (response: string | undefined) => {
    if (response !== undefined) change({ response })
  }
  useKeys({ j: () => open(nextId), k: () => open(neighbours.previous) })
  return (
    <div className="office-review">
      <ReviewFilters filter={filter} onChange={change} />
      <SplitView
        listLabel="答卷"
        listWidth={320}
        detailLabel="答卷内容"
        detailOpen={openId !== undefined}
        onBack={() => change({ response: undefined })}
        list={<ReviewList queue={queue} filter={filter} />}
        detail={
          openId === undefined ? (
            <EmptyState title="从左侧选一份答卷">
              用 j、k 逐份翻看；审核只看不改，有问题的退回由填报人改。
            </EmptyState>
          ) : (
            <ReviewDetail
              key={openId}
              responseId={openId}
              onNext={nextId === undefined ? undefined : () => open(nextId)}
            />
          )
        }
      />
    </div>
  )
}
