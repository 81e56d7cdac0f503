/** Operations as TanStack queries; the key comes from the operation's id and its input. */
import { onlineManager, QueryClient, queryOptions } from '@tanstack/react-query'
import type { OperationShape, ReplyOf } from '../../server/contract/operation.ts'
import { CallFailure, type CallInput, call } from './call.ts'

/** Options for useQuery: fetches the operation with this input. */
export function queryFor<const O extends OperationShape>(operation: O, input: CallInput<O>) {
  return queryOptions<ReplyOf<O>, CallFailure>({
    queryKey: [operation.id, input],
    queryFn: () => call(operation, input),
  })
}

/** The key prefix of every query of an operation, to invalidate them together. */
export function keyOf(operation: OperationShape): readonly [string] {
  return [operation.id]
}

export function createQueryClient(): QueryClient {
  // After an offline reload the library would believe itself online and lose its first request.
  onlineManager.setOnline(navigator.onLine)
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 15_000, retry: retryNetworkOnly },
      mutations: { retry: false },
    },
  })
}

function retryNetworkOnly(count: number, error: unknown): boolean {
  return count < 2 && error instanceof CallFailure && error.failure.kind !== 'problem'
}
