/** One act of review; afterwards the response, the queues and the counts are read anew. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { getUnit, listUnits } from '../../../../server/contract/frame.ts'
import { getResponse, listResponses } from '../../../../server/contract/responses.ts'
import { getProgress } from '../../../../server/contract/review.ts'
import { keyOf } from '../../../api/queries.ts'

export function useReviewAct<Input>(act: (input: Input) => Promise<unknown>, onDone: () => void) {
  const client = useQueryClient()
  const readAnew = () =>
    Promise.all(
      [getResponse, listResponses, getProgress, getUnit, listUnits].map((operation) =>
        client.invalidateQueries({ queryKey: keyOf(operation) }),
      ),
    )
  return useMutation({
    mutationFn: act,
    onSuccess: async () => {
      onDone()
      await readAnew()
    },
    // Someone else may have decided meanwhile: show how it stands now.
    onError: readAnew,
  })
}
