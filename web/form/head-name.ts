/** What a column is called away from its heads: under the name of its group, unless its own says that. Pure. */
import type { ColumnHead } from './section-model.ts'

export function headName({ group, title }: Pick<ColumnHead, 'group' | 'title'>): string {
  return group === null || title.startsWith(group) ? title : `${group}　${title}`
}
