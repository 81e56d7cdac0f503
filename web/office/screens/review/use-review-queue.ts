/** The queue of responses under the filters: read anew every 15 s, and still while one reads it. */
import { useEffect, useRef, useState } from 'react'
import { listResponses, type ResponseSummary } from '../../../../server/contract/responses.ts'
import { call } from '../../../api/call.ts'
import type { ReviewSearch } from '../../read-search.ts'
import { usePages } from '../../use-pages.ts'
import { hasFindings } from './has-findings.ts'
import { settleRows } from './settle-rows.ts'

const EVERY_MS = 15_000
const ENOUGH_ROWS = 50

export interface ReviewQueue {
  readonly rows: readonly ResponseSummary[] | undefined
  readonly arrivals: readonly ResponseSummary[]
  readonly showArrivals: () => void
  readonly error: Error | null
  readonly retry: () => void
  readonly onMore: (() => void) | undefined
  readonly morePending: boolean
}

export function useReviewQueue(filter: ReviewSearch): ReviewQueue {
  const { findings, response: _, ...asked } = filter
  const pages = usePages({
    queryKey: [listResponses.id, 'queue', asked],
    everyMs: EVERY_MS,
    read: async (after) => {
      const limit = findings ? 200 : 50
      const query = { ...asked, limit, ...(after !== undefined && { after }) }
      const { responses, next } = await call(listResponses, { query })
      return { rows: responses, next }
    },
  })
  const fresh = pages.rows?.filter((row) => hasFindings(row, findings))
  const { onMore, morePending } = pages
  const tooFew = findings !== undefined && fresh !== undefined && fresh.length < ENOUGH_ROWS
  useEffect(() => {
    // The server does not filter by findings: read on until there is a screenful or the end.
    if (tooFew && onMore && !morePending) onMore()
  }, [tooFew, onMore, morePending])

  const queue = JSON.stringify({ ...asked, findings })
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
    onMore,
    morePending,
  }
}

function keyOf(row: ResponseSummary): string {
  return row.responseId
}
