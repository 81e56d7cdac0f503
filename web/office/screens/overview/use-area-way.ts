/** The way from the office's own area down to the one shown, with the names of the areas. */
import { useQueries } from '@tanstack/react-query'
import { getProgress } from '../../../../server/contract/review.ts'
import { queryFor } from '../../../api/queries.ts'
import type { BreadcrumbProps } from '../../../ui/breadcrumb.tsx'
import { prefixOf, stepsBetween } from '../../area-steps.ts'
import { hrefOf } from '../../href-of.ts'
import type { Office } from '../../use-office.ts'

/** Undefined at the office's own area, where there is no way to show. */
export function useAreaWay(
  office: Office,
  shown: string,
  path = '/',
): BreadcrumbProps['parts'] | undefined {
  const own = prefixOf(office.areaPrefix)
  const steps = stepsBetween(own, shown)
  const names = useQueries({
    queries: steps.map((step) => ({
      ...queryFor(getProgress, { query: { area: step } }),
      staleTime: 60_000,
    })),
  })
  if (steps.length === 0) return undefined
  return [
    { label: office.areaName, href: path },
    ...steps.map((step, index) => ({
      label: names[index]?.data?.area.name ?? step,
      href: hrefOf(path, { area: step }),
    })),
  ]
}
