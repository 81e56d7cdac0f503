/** One step on retention; the reply is the whole page as it stands then. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { OperationShape } from '../../../../server/contract/operation.ts'
import { getRetention, type Retention } from '../../../../server/contract/retention.ts'
import { type CallInput, call } from '../../../api/call.ts'
import { keyOf } from '../../../api/queries.ts'
import { useToast } from '../../../ui/toast.tsx'

export function useRetentionAct<const O extends OperationShape>(
  operation: O,
  said: string,
  onDone: () => void,
) {
  const client = useQueryClient()
  const toast = useToast()
  return useMutation({
    mutationFn: (input: CallInput<O>) => call(operation, input) as Promise<Retention>,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keyOf(getRetention) })
      toast({ title: said, tone: 'accepted' })
      onDone()
    },
  })
}
