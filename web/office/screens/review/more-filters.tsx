/** Filters that a number elsewhere opened the queue with, in words, and the way out of them. */
import { useQuery } from '@tanstack/react-query'
import { loadCodeList } from '../../../../forms/generated/code-lists.ts'
import { Button } from '../../../ui/button.tsx'
import type { ReviewSearch } from '../../read-search.ts'
import { unitKindNames } from '../units/unit-kind-names.ts'

const standingNames = {
  reported: '已报送的',
  accepted: '已验收的',
  unreported: '未报送的',
} as const

export interface MoreFiltersProps {
  readonly filter: ReviewSearch
  readonly onChange: (change: { [Name in keyof ReviewSearch]?: string | undefined }) => void
}

export function MoreFilters({ filter, onChange }: MoreFiltersProps) {
  const { block, industry, kind, standing, walker } = filter
  const industries = useQuery({
    queryKey: ['code-list', 'industry'],
    queryFn: () => loadCodeList('industry'),
    enabled: industry !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const industryName = industries.data?.items.find(({ code }) => code === industry)?.name
  const words = [
    standing && standingNames[standing],
    block && `普查小区 ${block}`,
    industry && `行业 ${industry} ${industryName ?? ''}`.trim(),
    kind && unitKindNames[kind],
    walker && '一名普查员的小区',
  ].filter((word) => word !== undefined)
  if (words.length === 0) return null
  const none = {
    block: undefined,
    industry: undefined,
    kind: undefined,
    standing: undefined,
    walker: undefined,
  }
  return (
    <Button icon="close" onClick={() => onChange(none)}>
      只看 {words.join('、')}
    </Button>
  )
}
