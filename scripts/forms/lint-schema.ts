/** The meaning of form.schema.json: identity, unique codes, code lists, safe patterns. */
import { join } from 'node:path'
import { readPattern } from '../../forms/engine/runtime/pattern.ts'
import type { CodeListData, PropertySchema } from '../../forms/engine/types.ts'
import type { FormSource } from './form-sources.ts'
import { formAjv } from './form-validator.ts'
import type { LintProblem } from './lint-problem.ts'

type Properties = Readonly<Record<string, PropertySchema>>

export function lintSchema(source: FormSource, lists: readonly CodeListData[]): LintProblem[] {
  const messages: string[] = []
  const { schema, id, version } = source
  if (schema['x-form'] !== id || schema['x-version'] !== version)
    messages.push('x-form or x-version is not that of its folder')
  if (schema.$id !== `jingpu:form/${id}/${version}`)
    messages.push(`$id should be jingpu:form/${id}/${version}`)
  try {
    formAjv().compile(schema)
  } catch (problem) {
    messages.push(problem instanceof Error ? problem.message : String(problem))
  }
  messages.push(...lintProperties(schema.properties, '', lists))
  const file = join(source.folder, 'form.schema.json')
  return messages.map((message) => ({ file, message }))
}

function lintProperties(
  properties: Properties,
  table: string,
  lists: readonly CodeListData[],
): string[] {
  const messages: string[] = []
  const seen = new Map<string, string>()
  for (const [key, property] of Object.entries(properties)) {
    const name = `${table}${key}`
    const code = property['x-code'] ?? key
    const other = seen.get(code)
    if (other !== undefined) messages.push(`${name} and ${other} share the code ${code}`)
    if (code !== key && Object.hasOwn(properties, code))
      messages.push(`the code ${code} of ${name} is also a key`)
    seen.set(code, name)
    messages.push(...lintProperty(name, property, lists))
    if (property.items?.properties !== undefined) {
      messages.push(...lintProperties(property.items.properties, `${name}.`, lists))
    }
  }
  return messages
}

function lintProperty(
  name: string,
  property: PropertySchema,
  lists: readonly CodeListData[],
): string[] {
  const messages: string[] = []
  const listId = property['x-codelist'] ?? property.items?.['x-codelist']
  const list = lists.find((candidate) => candidate.id === listId)
  if (listId !== undefined && list === undefined)
    messages.push(`${name}: there is no code list ${listId}`)
  const codes = new Set(list?.items.map((item) => item.code))
  const elsewhere = property['x-codelist-elsewhere']
  if (elsewhere !== undefined) {
    if (!lists.some(({ id }) => id === elsewhere.list))
      messages.push(`${name}: there is no code list ${elsewhere.list}`)
    if ([...codes].some((code) => !code.startsWith(elsewhere.within)))
      messages.push(`${name}: not all codes of ${listId} begin with ${elsewhere.within}`)
  }
  for (const code of property.enum ?? property.items?.enum ?? []) {
    if (list !== undefined && !codes.has(String(code)))
      messages.push(`${name}: ${code} is not in ${listId}`)
  }
  for (const code of property['x-within'] ?? []) {
    if (!codes.has(code)) messages.push(`${name}: x-within names ${code}, not in ${listId}`)
  }
  const levels = new Set(list?.items.map((item) => item.level))
  for (const level of property['x-levels'] ?? []) {
    if (!levels.has(level)) messages.push(`${name}: x-levels names ${level}, no level of ${listId}`)
  }
  if (property.pattern !== undefined && !isSafePattern(property.pattern)) {
    messages.push(`${name}: pattern ${property.pattern} is not one of the check language in ^…$`)
  }
  const rowId = property['x-row-id']
  if (rowId !== undefined && property.items?.properties?.[rowId] === undefined) {
    messages.push(`${name}: there is no column ${rowId}`)
  }
  return [...messages, ...lintMatrix(name, property, lists), ...lintWorkedOut(name, property)]
}

/** A matrix takes its lines from a code list, through the column that names the line. */
function lintMatrix(
  name: string,
  property: PropertySchema,
  lists: readonly CodeListData[],
): string[] {
  const listId = property['x-rows']
  if (listId === undefined) return []
  const line = property.items?.properties?.[property['x-row-id'] ?? '']
  return [
    ...(lists.some(({ id }) => id === listId) ? [] : [`${name}: there is no code list ${listId}`]),
    ...(line?.['x-codelist'] === listId
      ? []
      : [`${name}: x-row-id names no column of codes of ${listId}`]),
  ]
}

/** Only numbers are worked out, and nobody is asked for them. */
function lintWorkedOut(name: string, property: PropertySchema): string[] {
  const computed = property['x-computed'] !== undefined
  if (!computed && property['x-periods'] === undefined) return []
  const numeric = property.type === 'integer' || property.type === 'number'
  return [
    ...(numeric ? [] : [`${name}: only a number can be computed or have periods`]),
    ...(computed && (property['x-required'] ?? false) !== false
      ? [`${name}: a computed cell cannot be owed`]
      : []),
    ...(computed && property['x-periods'] !== undefined
      ? [`${name}: either computed or by period`]
      : []),
  ]
}

/** Only what the check language's patterns can say: nothing that backtracks. */
function isSafePattern(pattern: string): boolean {
  if (!pattern.startsWith('^') || !pattern.endsWith('$')) return false
  try {
    readPattern(pattern.slice(1, -1))
    return true
  } catch {
    return false
  }
}
