/** Tells the server that a reported response is being reviewed: its unit then does not withdraw it. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { getResponse, type ResponseDetail } from '../../../../server/contract/responses.ts'
import { startReview } from '../../../../server/contract/review.ts'
import { call } from '../../../api/call.ts'
import { keyOf } from '../../../api/queries.ts'

export function useReviewStart(detail: ResponseDetail | undefined): void {
  const client = useQueryClient()
  const responseId = detail?.response.responseId
  const begins = detail?.response.state === 'submitted' && detail.reviewStartedAt === null
  useEffect(() => {
    if (!begins || !responseId) return
    call(startReview, { params: { responseId } }).then(
      () => client.invalidateQueries({ queryKey: keyOf(getResponse) }),
      // Nothing to be done about it here: the acts below tell whatever keeps the server from answering.
      () => undefined,
    )
  }, [begins, client, responseId])
}
