/** Names of indicators as people know them, e.g. `establishments[2].revenue` → 产业活动单位 第 3 行 营业收入. Pure. */
import type { FormDefinition } from '../../../../forms/engine/types.ts'

export function indicatorTitle(form: FormDefinition, path: string): string {
  const [, key, row, column] = /^([^[.]+)(?:\[(\d+)\])?(?:\.(.+))?$/.exec(path) ?? []
  const property = key === undefined ? undefined : form.schema.properties[key]
  if (!property) return path
  const title = property.title ?? key!
  if (row === undefined) return title
  const columnTitle =
    column === undefined ? '' : ` ${property.items?.properties?.[column]?.title ?? column}`
  return `${title} 第 ${Number(row) + 1} 行${columnTitle}`
}
