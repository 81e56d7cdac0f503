/** A change to a form's approval or dates: afterwards the list of forms is read anew. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { listForms } from '../../../../server/contract/instruments.ts'
import { keyOf } from '../../../api/queries.ts'

export function useFormChange(change: () => Promise<unknown>, onDone: () => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: async () => {
      onDone()
      await client.invalidateQueries({ queryKey: keyOf(listForms) })
    },
  })
}
