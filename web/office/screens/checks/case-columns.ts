/** What the cases of a check must state: one column for each cell it reads. Pure. */
import type { CheckCase } from '../../../../forms/engine/check-cases.ts'
import { visit } from '../../../../forms/engine/language/dependencies.ts'
import type { CheckTree, Place, Tree } from '../../../../forms/engine/language/tree.ts'
import type { FormDefinition, PropertySchema } from '../../../../forms/engine/types.ts'

export interface CaseColumn {
  /** `own:revenue`, `previous:revenue`, `unit:industryCode`, `other:602:staff`. */
  readonly id: string
  readonly label: string
  readonly unit: string | null
  /** Rows of a table are written as JSON. */
  readonly kind: 'number' | 'text' | 'truth' | 'rows'
}

export function caseColumnsOf(form: FormDefinition, tree: CheckTree): CaseColumn[] {
  const columns = new Map<string, CaseColumn>()
  const see = (node: Tree): void => {
    if (node.op !== 'cell' && node.op !== 'filled' && node.op !== 'rows') return
    const prefix = prefixOf(node.place)
    if (prefix === null) return
    const id = `${prefix}:${node.key}`
    if (!columns.has(id)) columns.set(id, columnOf(form, id, node))
  }
  if (tree.table !== null) columns.set(`own:${tree.table}`, tableColumn(form, tree.table))
  const parts = tree.says.filter((part): part is Tree => typeof part !== 'string')
  for (const root of [tree.when, tree.expect, ...parts]) {
    if (root !== null) visit(root, tree.lets, see)
  }
  return [...columns.values()]
}

function prefixOf(place: Place): string | null {
  if (place.in === 'row') return null
  return place.in === 'other' ? `other:${place.form}` : place.in
}

const placeNames: Readonly<Record<string, string>> = { previous: '上年', unit: '单位' }

function columnOf(form: FormDefinition, id: string, node: Tree & { key: string }): CaseColumn {
  const [where, ...rest] = id.split(':')
  const property: PropertySchema | undefined =
    where === 'own' || where === 'previous' ? form.schema.properties[node.key] : undefined
  const name = property?.title ?? node.key
  const label =
    where === 'own'
      ? name
      : where === 'other'
        ? `${rest[0]} 表 ${name}`
        : `${placeNames[where!]} ${name}`
  return { id, label, unit: property?.['x-unit'] ?? null, kind: kindOf(node, property) }
}

function tableColumn(form: FormDefinition, key: string): CaseColumn {
  const label = form.schema.properties[key]?.title ?? key
  return { id: `own:${key}`, label, unit: null, kind: 'rows' }
}

function kindOf(node: Tree, property: PropertySchema | undefined): CaseColumn['kind'] {
  if (node.op === 'rows' || property?.type === 'array') return 'rows'
  if (node.op === 'cell') {
    return node.read === 'number' ? 'number' : node.read === 'truth' ? 'truth' : 'text'
  }
  if (property?.type === 'integer' || property?.type === 'number') return 'number'
  return property?.type === 'boolean' ? 'truth' : 'text'
}

/** The cell of a case as it stands in its field; empty where the case leaves it out. */
export function readCaseCell(one: CheckCase, column: CaseColumn): string {
  const value = documentOf(one, column.id)?.[keyOf(column.id)]
  if (value === undefined || value === null) return ''
  if (typeof value === 'boolean') return value ? '是' : '否'
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** The case with one cell written; what cannot be read as its kind stays as text and is seen as such. */
export function writeCaseCell(one: CheckCase, column: CaseColumn, text: string): CheckCase {
  const value = readTyped(column, text.trim())
  const key = keyOf(column.id)
  const put = (document: Readonly<Record<string, unknown>> | undefined) => {
    const { [key]: _, ...rest } = document ?? {}
    return value === undefined ? rest : { ...rest, [key]: value }
  }
  const [where, form] = column.id.split(':')
  if (where === 'own') return { ...one, answers: put(one.answers) }
  if (where === 'previous') return { ...one, previous: put(one.previous) }
  if (where === 'unit') return { ...one, unit: put(one.unit) }
  return { ...one, others: { ...one.others, [form!]: put(one.others?.[form!]) } }
}

function documentOf(one: CheckCase, id: string): Readonly<Record<string, unknown>> | undefined {
  const [where, form] = id.split(':')
  if (where === 'own') return one.answers
  if (where === 'previous') return one.previous
  return where === 'unit' ? one.unit : one.others?.[form!]
}

function keyOf(id: string): string {
  return id.slice(id.lastIndexOf(':') + 1)
}

function readTyped(column: CaseColumn, text: string): unknown {
  if (text === '') return undefined
  if (column.kind === 'number') {
    const number = Number(text.replaceAll(',', ''))
    return Number.isFinite(number) ? number : text
  }
  if (column.kind === 'truth') return text === '是' ? true : text === '否' ? false : text
  if (column.kind !== 'rows' && !text.startsWith('[')) return text
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}
