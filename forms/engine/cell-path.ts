/** Names of cells in findings: `revenue`, or `establishments[2].revenue` counted from 0. */
import type { FormSchema, PropertySchema } from './types.ts'

export interface CellPath {
  readonly key: string
  readonly row: number | null
  readonly column: string | null
}

export function parseCellPath(path: string): CellPath | null {
  const match = /^([^.[\]]+)(?:\[(\d{1,9})\](?:\.([^.[\]]+))?)?$/.exec(path)
  if (match === null) return null
  return {
    key: match[1]!,
    row: match[2] === undefined ? null : Number(match[2]),
    column: match[3] ?? null,
  }
}

export function cellPath(key: string, row: number | null, column: string | null): string {
  if (row === null) return key
  return column === null ? `${key}[${row}]` : `${key}[${row}].${column}`
}

export function propertyAt(schema: FormSchema, path: CellPath): PropertySchema | undefined {
  const property = ownProperty(schema.properties, path.key)
  if (path.row === null) return property
  if (path.column === null) return property?.items
  return ownProperty(property?.items?.properties ?? {}, path.column)
}

function ownProperty(
  properties: Readonly<Record<string, PropertySchema>>,
  key: string,
): PropertySchema | undefined {
  return Object.hasOwn(properties, key) ? properties[key] : undefined
}

/** 指标名 with the row a person counts from 1. */
export function cellName(schema: FormSchema, path: CellPath): string {
  const name = propertyAt(schema, path)?.title ?? path.column ?? path.key
  if (path.row === null) return name
  const table = propertyAt(schema, { key: path.key, row: null, column: null })?.title ?? path.key
  return path.column === null
    ? `${table}第 ${path.row + 1} 行`
    : `${table}第 ${path.row + 1} 行“${name}”`
}
