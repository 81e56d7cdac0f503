/** A form with the checks in force, the whole of its code lists, and its rule version. */
import { useQuery } from '@tanstack/react-query'
import { indexCodeLists } from '../../../../forms/engine/code-list-index.ts'
import type { CodeLists } from '../../../../forms/engine/types.ts'
import { codeListIds, loadCodeList } from '../../../../forms/generated/code-lists.ts'
import { findForm } from '../../../../forms/generated/registry.ts'
import { listRuleSets } from '../../../../server/contract/checks.ts'
import { queryFor } from '../../../api/queries.ts'
import { withRulesInForce } from '../../../api/rules-in-force.ts'

export function useFormInForce(formId: string) {
  const sets = useQuery(queryFor(listRuleSets, {}))
  const form = useQuery({
    queryKey: ['form-in-force', formId, sets.data],
    queryFn: async () => {
      const own = await findForm(formId)
      if (!own) return null
      return withRulesInForce(own, sets.data?.ruleSets ?? [], new Date().toISOString())
    },
    enabled: sets.data !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return { form: form.data, error: sets.error ?? form.error, retry: () => void sets.refetch() }
}

const NONE: CodeLists = { has: () => undefined, item: () => undefined }

/** The lists a check asks for; absent while on their way. */
export function useCodeLists(ids: readonly string[]): CodeLists {
  const { data } = useQuery({
    queryKey: ['code-lists', ...ids],
    queryFn: async () =>
      indexCodeLists(
        await Promise.all(codeListIds.filter((id) => ids.includes(id)).map(loadCodeList)),
      ),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return data ?? NONE
}
