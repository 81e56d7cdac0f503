/** A written reference → the cell, column or table it means. */
import type { FormSchema, PropertySchema } from '../types.ts'
import { followThrough } from '../versions/follow-path.ts'
import { LanguageFault, type Span } from './source.ts'
import { nearest } from './suggest.ts'
import type { PathPart, Reference } from './syntax.ts'
import type { Place } from './tree.ts'
import { columnsOf, isTable, type ValueType } from './value-types.ts'
import {
  type FormerVersion,
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
      return inOtherForm(head.name, other, vocabulary, rest)
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

/** In the newest version of a form; a name that only an earlier one has is followed to it. */
function inOtherForm(
  form: string,
  newest: FormSchema,
  vocabulary: Vocabulary,
  path: readonly PathPart[],
): Meaning {
  const place: Place = { in: 'other', form }
  const former = vocabulary.former?.get(form) ?? []
  const found = lookUp(place, newest.properties, path)
  if (found !== null) {
    refuseReusedCode(found, form, former, path)
    return found
  }
  for (const version of former) {
    const before = lookUp(place, version.schema.properties, path)
    if (before !== null) return followed(before, form, version, path)
  }
  return inDocument(place, newest.properties, path, `${form} 表`)
}

/** The cell that an earlier version's cell became. */
function followed(
  before: Meaning,
  form: string,
  { version, steps }: FormerVersion,
  path: readonly PathPart[],
): Meaning {
  const name = path.map((part) => part.name).join('.')
  const fate = followThrough(pathOf(before), steps)
  const place: Place = { in: 'other', form }
  const newest = steps.at(-1)?.after.properties ?? {}
  const parts = fate.kind === 'gone' ? [] : fate.path.split('.')
  const after = lookUp(
    place,
    newest,
    parts.map((part) => ({ ...path[0]!, name: part, bracket: false })),
  )
  if (fate.kind === 'gone' || after === null) {
    const why = fate.kind === 'gone' ? fate.reason : `现为 ${fate.path}`
    throw new LanguageFault(
      `${form} 表 ${version} 版的指标“${name}”在新版中不能引用：${why}`,
      path[0]!,
    )
  }
  const units = [before, after].map((each) =>
    'schema' in each ? each.schema['x-unit'] : undefined,
  )
  if (units[0] !== units[1]) {
    throw new LanguageFault(
      `${form} 表的指标“${name}”计量单位已由${units[0]}改为${units[1]}，请改写这条关系`,
      path[0]!,
    )
  }
  return after
}

/** A code that now names another indicator would change a rule's meaning without a word. */
function refuseReusedCode(
  found: Meaning,
  form: string,
  former: readonly FormerVersion[],
  path: readonly PathPart[],
): void {
  const last = path.at(-1)!
  if (last.name === pathOf(found).split('.').at(-1)) return // cited by its own name
  for (const { version, schema, steps } of former) {
    const before = lookUp({ in: 'other', form }, schema.properties, path)
    if (before === null) continue
    const fate = followThrough(pathOf(before), steps)
    if (fate.kind === 'placed' && fate.path === pathOf(found)) continue
    const names = [before, found].map((each) => ('schema' in each ? each.schema.title : last.name))
    throw new LanguageFault(
      `${form} 表的代码“${last.name}”在 ${version} 版是“${names[0]}”，新版是“${names[1]}”，请写属性名`,
      last,
    )
  }
}

function pathOf(meaning: Meaning): string {
  if (meaning.what === 'column') return `${meaning.table}.${meaning.key}`
  return 'key' in meaning ? meaning.key : ''
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
    return inOtherForm(form, schema, vocabulary, [part, ...rest])
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
