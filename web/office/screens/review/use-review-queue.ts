/** The queue of responses under the filters: read anew every 15 s, and still while one reads it. */
import { useEffect, useRef, useState } from 'react'
import { type Attention, listByAttention } from '../../../../server/contract/attention.ts'
import { listResponses, type ResponseSummary } from '../../../../server/contract/responses.ts'
import { call } from '../../../api/call.ts'
import type { ReviewSearch } from '../../read-search.ts'
import { usePages } from '../../use-pages.ts'
import { settleRows } from './settle-rows.ts'

const EVERY_MS = 15_000

/** With its place in the order of review, where the queue goes by that. */
export type QueuedResponse = ResponseSummary & { readonly attention?: Attention | null }

export interface ReviewQueue {
  readonly rows: readonly QueuedResponse[] | undefined
  readonly arrivals: readonly QueuedResponse[]
  readonly showArrivals: () => void
  readonly error: Error | null
  readonly retry: () => void
  readonly onMore: (() => void) | undefined
  readonly morePending: boolean
}

export function useReviewQueue(filter: ReviewSearch): ReviewQueue {
  const { response: _, ...asked } = filter
  const pages = usePages<QueuedResponse>({
    queryKey: [listResponses.id, 'queue', asked],
    everyMs: EVERY_MS,
    read: async (after) => {
      const { order, ...wanted } = asked
      const query = { ...wanted, limit: 50, ...(after !== undefined && { after }) }
      if (order === 'attention') {
        const { rows, next } = await call(listByAttention, { query })
        return { rows: rows.map(({ response, attention }) => ({ ...response, attention })), next }
      }
      const { responses, next } = await call(listResponses, { query })
      return { rows: responses, next }
    },
  })
  const fresh = pages.rows
  const queue = JSON.stringify(asked)
  const [shown, setShown] = useState<{ queue: string; keys: readonly string[] }>({
    queue,
    keys: [],
  })
  const keys = shown.queue === queue ? shown.keys : []
  const settled = settleRows(keys, fresh ?? [], keyOf)
  const settledKeys = settled.rows.map(keyOf)
  const signature = settledKeys.join(' ')
  const latest = useRef(settledKeys)
  latest.current = settledKeys
  // biome-ignore lint/correctness/useExhaustiveDependencies: the signature stands for the keys
  useEffect(() => {
    setShown({ queue, keys: latest.current })
  }, [queue, signature])

  return {
    rows: fresh && settled.rows,
    arrivals: settled.arrivals,
    showArrivals: () => setShown({ queue, keys: (fresh ?? []).map(keyOf) }),
    error: pages.error,
    retry: pages.retry,
    onMore: pages.onMore,
    morePending: pages.morePending,
  }
}

function keyOf(row: QueuedResponse): string {
  return row.responseId
}
