/** The name of an area in the progress table: leads one step down, at the end to its blocks. */
import { Link } from '../../../ui/link.tsx'
import { hasAreasBelow, prefixOf } from '../../area-steps.ts'
import { hrefOf } from '../../href-of.ts'
import type { ProgressRow } from './sum-progress.ts'

export interface AreaNameProps {
  readonly row: ProgressRow
  readonly parent: string
}

export function AreaName({ row, parent }: AreaNameProps) {
  const prefix = prefixOf(row.areaCode)
  if (prefix === parent) return row.areaName
  return (
    <Link href={hrefOf(hasAreasBelow(prefix) ? '/' : '/blocks', { area: prefix })}>
      {row.areaName}
    </Link>
  )
}
