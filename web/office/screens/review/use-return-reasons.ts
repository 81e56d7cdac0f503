/** The coded reasons 退回原因, in their order. */
import { useQuery } from '@tanstack/react-query'
import type { CodeItem } from '../../../../forms/engine/types.ts'
import { loadCodeList } from '../../../../forms/generated/code-lists.ts'

const NONE: readonly CodeItem[] = []

export function useReturnReasons(): readonly CodeItem[] {
  const { data } = useQuery({
    queryKey: ['code-list', 'return-reasons'],
    queryFn: () => loadCodeList('return-reasons'),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return data?.items ?? NONE
}
