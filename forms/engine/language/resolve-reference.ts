/** A written reference → the cell, column or table it means. */
import type { PropertySchema } from '../types.ts'
import { LanguageFault, type Span } from './source.ts'
import { nearest } from './suggest.ts'
import type { PathPart, Reference } from './syntax.ts'
import type { Place } from './tree.ts'
import { columnsOf, isTable, type ValueType } from './value-types.ts'
import {
  findKey,
  namesOf,
  type Properties,
  UNIT_ATTRIBUTES,
  type Vocabulary,
} from './vocabulary.ts'

/** A row that names may come from, innermost last. */
export interface RowScope {
  readonly columns: Properties
  readonly depth: number
}

export type Meaning =
  | {
      readonly what: 'cell'
      readonly place: Place
      readonly key: string
      readonly schema: PropertySchema
    }
  | {
      readonly what: 'table'
      readonly place: Place
      readonly key: string
      readonly schema: PropertySchema
    }
  | {
      readonly what: 'column'
      readonly place: Place
      readonly table: string
      readonly tableSchema: PropertySchema
      readonly key: string
      readonly schema: PropertySchema
    }
  | { readonly what: 'attribute'; readonly key: string; readonly type: ValueType }
  | { readonly what: 'row-number'; readonly depth: number }

export function resolveReference(
  reference: Reference,
  vocabulary: Vocabulary,
  rows: readonly RowScope[],
): Meaning {
  const [head, ...rest] = reference.path
  if (head === undefined) throw new LanguageFault('这里应为指标', reference)
  if (!head.bracket && rest.length > 0) {
    if (head.name === 'unit') return attribute(rest, reference)
    if (head.name === 'previous')
      return inDocument({ in: 'previous' }, vocabulary.own.properties, rest, '上年表')
    if (head.name === 'form')
      return inDocument({ in: 'own' }, vocabulary.own.properties, rest, '本表')
    const other = vocabulary.forms.get(head.name)
    const ownTable = vocabulary.own.properties[head.name]
    if (other !== undefined && ownTable === undefined) {
      return inDocument({ in: 'other', form: head.name }, other.properties, rest, `${head.name} 表`)
    }
  }
  if (rest.length === 0) {
    const inRow = findInRows(head, rows)
    if (inRow !== null) return inRow
  }
  const own = lookUp({ in: 'own' }, vocabulary.own.properties, reference.path)
  if (own !== null) return own
  const foreign = head.bracket ? inNamedForm(head, rest, vocabulary) : null
  if (foreign !== null) return foreign
  throw unknownName(head, vocabulary, rows, rest.length > 0)
}

function findInRows(head: PathPart, rows: readonly RowScope[]): Meaning | null {
  for (const row of rows.toReversed()) {
    const key = findKey(row.columns, head.name)
    if (key !== null) {
      return {
        what: 'cell',
        place: { in: 'row', depth: row.depth },
        key,
        schema: row.columns[key]!,
      }
    }
  }
  const innermost = rows.at(-1)
  if (head.name === 'rowNumber' && !head.bracket && innermost !== undefined) {
    return { what: 'row-number', depth: innermost.depth }
  }
  return null
}

function attribute(rest: readonly PathPart[], whole: Span): Meaning {
  const name = rest[0]!.name
  const type = UNIT_ATTRIBUTES.get(name)
  if (type === undefined || rest.length > 1) {
    throw new LanguageFault(`单位没有属性“${name}”`, whole, nearest(name, UNIT_ATTRIBUTES.keys()))
  }
  return { what: 'attribute', key: name, type }
}

function inDocument(
  place: Place,
  properties: Properties,
  path: readonly PathPart[],
  where: string,
): Meaning {
  const found = lookUp(place, properties, path)
  if (found !== null) return found
  const name = path.map((part) => part.name).join('.')
  throw new LanguageFault(`${where}没有指标“${name}”`, path[0]!, nearest(name, namesOf(properties)))
}

/** A property by name or code; else `table.column`; else a column whose code only one table has. */
function lookUp(place: Place, properties: Properties, path: readonly PathPart[]): Meaning | null {
  const [head, second, ...more] = path
  if (head === undefined || more.length > 0) return null
  const key = findKey(properties, head.name)
  if (key !== null) {
    const schema = properties[key]!
    if (second !== undefined)
      return isTable(schema) ? columnOf(place, key, schema, second.name) : null
    return { what: isTable(schema) ? 'table' : 'cell', place, key, schema }
  }
  if (second !== undefined || !head.bracket) return null
  const dot = head.name.indexOf('.')
  if (dot > 0) {
    const table = findKey(properties, head.name.slice(0, dot))
    const schema = table === null ? undefined : properties[table]
    if (table !== null && schema !== undefined && isTable(schema)) {
      return columnOf(place, table, schema, head.name.slice(dot + 1))
    }
  }
  const columns = Object.entries(properties).flatMap(([table, schema]) => {
    const column = isTable(schema) ? columnOf(place, table, schema, head.name) : null
    return column === null ? [] : [column]
  })
  if (columns.length > 1) {
    throw new LanguageFault(`“${head.name}”在几个子表中都有，请写成“子表.列”`, head)
  }
  return columns[0] ?? null
}

function columnOf(
  place: Place,
  table: string,
  schema: PropertySchema,
  name: string,
): Meaning | null {
  const columns = columnsOf(schema)
  const key = findKey(columns, name)
  if (key === null) return null
  return { what: 'column', place, table, tableSchema: schema, key, schema: columns[key]! }
}

/** `[611-3.401]`: the longest form id before a point. */
function inNamedForm(
  head: PathPart,
  rest: readonly PathPart[],
  vocabulary: Vocabulary,
): Meaning | null {
  for (let dot = head.name.length; dot > 0; dot = head.name.lastIndexOf('.', dot - 1)) {
    const form = head.name.slice(0, dot)
    const schema = vocabulary.forms.get(form)
    if (schema === undefined || dot === head.name.length) continue
    const part = { ...head, name: head.name.slice(dot + 1) }
    return inDocument({ in: 'other', form }, schema.properties, [part, ...rest], `${form} 表`)
  }
  return null
}

function unknownName(
  head: PathPart,
  vocabulary: Vocabulary,
  rows: readonly RowScope[],
  dotted: boolean,
): LanguageFault {
  const names = [
    ...rows.flatMap((row) => namesOf(row.columns)),
    ...namesOf(vocabulary.own.properties),
    ...(dotted ? ['unit', 'previous', 'form', ...vocabulary.forms.keys()] : []),
  ]
  const shown = head.bracket ? `[${head.name}]` : head.name
  const dot = head.name.indexOf('.')
  const message =
    head.bracket && dot > 0
      ? `没有指标“${shown}”，也没有表“${head.name.slice(0, dot)}”`
      : `没有指标“${shown}”`
  return new LanguageFault(message, head, nearest(head.name, names))
}
