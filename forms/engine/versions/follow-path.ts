/** Where a cell of one form version stands in the next. Paths are those of migration.json. */
import { periodKey } from '../period-cells.ts'
import type { FormMigration, FormSchema, PropertySchema } from '../types.ts'

/** `listedAs`: the path under which migration.json speaks of it. */
export type Fate =
  | { readonly kind: 'placed'; readonly path: string; readonly listedAs: string }
  | { readonly kind: 'gone'; readonly reason: string }

export interface VersionStep {
  readonly before: FormSchema
  readonly after: FormSchema
  readonly migration: FormMigration
}

const LINE = /^([^.{}]+)\{([^{}]+)\}\.([^.{}]+)$/

/** The parts of `table{line}.column`, or null. */
export function parseLinePath(
  path: string,
): { readonly table: string; readonly line: string; readonly column: string } | null {
  const match = LINE.exec(path)
  return match === null ? null : { table: match[1]!, line: match[2]!, column: match[3]! }
}

/** The property at `key`, `table.column` or `table{line}.column`. */
export function propertyOf(schema: FormSchema, path: string): PropertySchema | undefined {
  const line = parseLinePath(path)
  const [key = '', column, ...more] = line ? [line.table, line.column] : path.split('.')
  if (more.length > 0) return undefined
  const property = own(schema.properties, key)
  return column === undefined ? property : own(property?.items?.properties ?? {}, column)
}

export function followPath(path: string, step: VersionStep): Fate {
  const listedAs = path
  const { migration, after } = step
  const gone = goneBy(migration, path)
  if (gone !== null) return { kind: 'gone', reason: gone }
  const listed = own(migration.moved ?? {}, path) ?? own(migration.renamed ?? {}, path)
  if (listed !== undefined) return { kind: 'placed', path: listed, listedAs }
  const annual = annualOf(path, step.before)
  if (annual !== null) return followPeriod(annual, step)
  const line = parseLinePath(path)
  if (line !== null) {
    const column = followPath(`${line.table}.${line.column}`, step)
    if (column.kind === 'gone') return column
    const [table, name] = column.path.split('.')
    return { ...column, path: `${table}{${line.line}}.${name}` }
  }
  const [key = '', column] = path.split('.')
  if (column !== undefined) {
    const table = followPath(key, step)
    if (table.kind === 'gone') return table
    return existing(after, `${table.path}.${column}`, listedAs)
  }
  return existing(after, path, listedAs)
}

/** Through several versions, oldest first; the fate in the last. */
export function followThrough(path: string, steps: readonly VersionStep[]): Fate {
  let fate: Fate = { kind: 'placed', path, listedAs: path }
  for (const step of steps) {
    if (fate.kind === 'gone') return fate
    fate = followPath(fate.path, step)
  }
  return fate
}

function existing(after: FormSchema, path: string, listedAs: string): Fate {
  return propertyOf(after, path) === undefined
    ? { kind: 'gone', reason: '新版表式没有这一项' }
    : { kind: 'placed', path, listedAs }
}

function goneBy(migration: FormMigration, path: string): string | null {
  const dropped = own(migration.dropped ?? {}, path)
  if (dropped !== undefined) return `新版表式不再调查：${dropped}`
  const split = own(migration.split ?? {}, path)
  return split === undefined ? null : `新版表式分列几项，须分别填报：${split.reason}`
}

interface AnnualCell {
  readonly path: string
  readonly period: NonNullable<PropertySchema['x-period']>
}

/** The annual cell that a cell by period adds up into. */
function annualOf(path: string, before: FormSchema): AnnualCell | null {
  const property = propertyOf(before, path)
  const { 'x-period-of': annual, 'x-period': period } = property ?? {}
  if (annual === undefined || period === undefined) return null
  return { path: siblingOf(path, annual), period }
}

/** A cell by period goes where its annual cell goes. */
function followPeriod({ path, period }: AnnualCell, step: VersionStep): Fate {
  const annual = followPath(path, step)
  if (annual.kind === 'gone') return annual
  const name = annual.path.slice(annual.path.lastIndexOf('.') + 1)
  const to = siblingOf(annual.path, periodKey(name, period))
  return existing(step.after, to, annual.listedAs)
}

function siblingOf(path: string, name: string): string {
  return path.slice(0, path.lastIndexOf('.') + 1) + name
}

export function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined
}
