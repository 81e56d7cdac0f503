/** An act on a pair: afterwards everything that shows pairs or units is read anew. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import * as duplicates from '../../../../server/contract/duplicates.ts'
import { getUnit, listUnits } from '../../../../server/contract/frame.ts'
import { listResponses } from '../../../../server/contract/responses.ts'
import { getOwedForms } from '../../../../server/contract/unit-attributes.ts'
import { keyOf } from '../../../api/queries.ts'

export function useDuplicateAct<Input, Result>(
  act: (input: Input) => Promise<Result>,
  onDone: (result: Result) => void,
) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: async (result) => {
      onDone(result)
      const changed = [
        duplicates.listDuplicates,
        duplicates.getDuplicate,
        duplicates.measureDuplicates,
        duplicates.listUnitRelations,
        getUnit,
        listUnits,
        getOwedForms,
        listResponses,
      ]
      await Promise.all(
        changed.map((operation) => client.invalidateQueries({ queryKey: keyOf(operation) })),
      )
    },
  })
}
