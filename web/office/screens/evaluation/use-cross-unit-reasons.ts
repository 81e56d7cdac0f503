/** The coded reasons an office explains a matter between units with, in their order. */
import { useQuery } from '@tanstack/react-query'
import type { CodeItem } from '../../../../forms/engine/types.ts'
import { loadCodeList } from '../../../../forms/generated/code-lists.ts'

const NONE: readonly CodeItem[] = []

export function useCrossUnitReasons(): readonly CodeItem[] {
  const { data } = useQuery({
    queryKey: ['code-list', 'cross-unit-reasons'],
    queryFn: () => loadCodeList('cross-unit-reasons'),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return data?.items ?? NONE
}
