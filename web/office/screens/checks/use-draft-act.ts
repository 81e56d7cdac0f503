/** One act on a draft; afterwards drafts, rule versions and statistics are read anew. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import {
  type CheckDraft,
  getCheckDraft,
  getCheckStatistics,
  listCheckDrafts,
  listRuleSets,
} from '../../../../server/contract/checks.ts'
import { keyOf, queryFor } from '../../../api/queries.ts'

export function useDraftAct<Input = void>(
  act: (input: Input) => Promise<CheckDraft>,
  onDone: (draft: CheckDraft) => void = () => {},
) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: async (draft) => {
      client.setQueryData(
        queryFor(getCheckDraft, { params: { draftId: draft.id } }).queryKey,
        draft,
      )
      onDone(draft)
      for (const operation of [listCheckDrafts, listRuleSets, getCheckStatistics]) {
        await client.invalidateQueries({ queryKey: keyOf(operation) })
      }
    },
    // Someone else may have decided meanwhile: show how it stands now.
    onError: () => client.invalidateQueries({ queryKey: keyOf(getCheckDraft) }),
  })
}
