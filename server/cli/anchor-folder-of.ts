/** Where the heads of the trail are noted: beside the data unless told otherwise. */
import { join } from 'node:path'

export function anchorFolderOf(options: {
  readonly data: string
  readonly demo: boolean
  readonly anchor?: string
}): string {
  return options.anchor ?? join(options.data, options.demo ? 'demo-audit-anchor' : 'audit-anchor')
}
