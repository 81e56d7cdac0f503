/** A query whose reply is kept on the device, so that what was opened once opens without a network. */
import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { OperationShape, ReplyOf } from '../../../server/contract/operation.ts'
import type { CallFailure, CallInput } from '../../api/call.ts'
import { queryFor } from '../../api/queries.ts'
import { callOrKept } from '../../outbox/replies.ts'
import { useDevice } from './device.tsx'

export function useKeptQuery<const O extends OperationShape>(
  operation: O,
  input: CallInput<O>,
  options: { readonly enabled?: boolean } = {},
): UseQueryResult<ReplyOf<O>, CallFailure> {
  const { database } = useDevice()
  return useQuery({
    ...queryFor(operation, input),
    queryFn: () => callOrKept(database, operation, input),
    networkMode: 'always',
    ...options,
  })
}
