/** Filters that a number elsewhere opened the queue with, in words, and the way out of them. */
import { useQuery } from '@tanstack/react-query'
import { loadCodeList } from '../../../../forms/generated/code-lists.ts'
import { UNKNOWN } from '../../../../server/contract/responses.ts'
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
  const { block, industry, kind, placed, standing, walker } = filter
  const industries = useQuery({
    queryKey: ['code-list', 'industry'],
    queryFn: () => loadCodeList('industry'),
    enabled: industry !== undefined && industry !== UNKNOWN,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const industryName = industries.data?.items.find(({ code }) => code === industry)?.name
  const words = [
    standing && standingNames[standing],
    placed && '没有落实到下级区划的',
    block && (block === UNKNOWN ? '没有落到普查小区的' : `普查小区 ${block}`),
    industry &&
      (industry === UNKNOWN ? '行业未定的' : `行业 ${industry} ${industryName ?? ''}`.trim()),
    kind && unitKindNames[kind],
    walker && (walker === UNKNOWN ? '没有分派到人的' : '一名普查员的小区'),
  ].filter((word) => word !== undefined)
  if (words.length === 0) return null
  const none = {
    block: undefined,
    placed: undefined,
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
