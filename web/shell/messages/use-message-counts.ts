/** What waits to be read or answered, asked again every minute; nothing while it is not known. */
import { useQuery } from '@tanstack/react-query'
import { countMessages } from '../../../server/contract/messages.ts'
import type { ReplyOf } from '../../../server/contract/operation.ts'
import { queryFor } from '../../api/queries.ts'

const EVERY_MS = 60_000

export function useMessageCounts(enabled = true): ReplyOf<typeof countMessages> | undefined {
  const { data } = useQuery({
    ...queryFor(countMessages, {}),
    enabled,
    refetchInterval: EVERY_MS,
  })
  return data
}
