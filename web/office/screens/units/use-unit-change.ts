/** A change to a unit: afterwards everything that shows it is read anew. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { getUnit, listUnits } from '../../../../server/contract/frame.ts'
import { listResponses } from '../../../../server/contract/responses.ts'
import { getProgress } from '../../../../server/contract/review.ts'
import { getOwedForms } from '../../../../server/contract/unit-attributes.ts'
import { keyOf } from '../../../api/queries.ts'

export function useUnitChange<Input>(
  change: (input: Input) => Promise<unknown>,
  onDone: () => void,
) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: async () => {
      onDone()
      await Promise.all(
        [getUnit, listUnits, getOwedForms, listResponses, getProgress].map((operation) =>
          client.invalidateQueries({ queryKey: keyOf(operation) }),
        ),
      )
    },
  })
}
