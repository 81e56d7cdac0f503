/** Errors of the stand-alone validator → findings that name the cell, what it holds and the remedy. */
import { absenceFindings } from './absence-findings.ts'
import { ABSENCES } from './absences.ts'
import { type CellPath, cellName, cellPath, propertyAt } from './cell-path.ts'
import { nearest } from './language/suggest.ts'
import { normaliseCell } from './normalise-cell.ts'
import { readNumber } from './runtime/read.ts'
import { showNumber } from './runtime/show.ts'
import type { Answers, Finding, FormDefinition, PropertySchema, SchemaError } from './types.ts'
import { shown, typeInWords } from './value-words.ts'

type Document = Readonly<Record<string, unknown>>

export function formatFindings(form: FormDefinition, answers: Answers): Finding[] {
  const document = withoutEmpty(answers)
  const absences = answers[ABSENCES] === undefined ? [] : absenceFindings(form, answers)
  if (form.validate(document)) return absences
  const errors = form.validate.errors ?? []
  const wrongType = new Set(errors.filter((e) => e.keyword === 'type').map((e) => e.instancePath))
  const findings = new Map<string, Finding>()
  for (const error of errors) {
    if (error.keyword !== 'type' && wrongType.has(error.instancePath)) continue
    const finding = findingOf(form, document, error)
    if (finding !== null)
      findings.set(`${finding.rule} ${finding.fields[0]} ${error.keyword}`, finding)
  }
  return [...findings.values(), ...absences]
}

/** Cells left empty are no format error; rows keep their places. */
function withoutEmpty(answers: Answers): Document {
  if (!holdsEmpty(answers)) return answers
  return Object.fromEntries(
    Object.entries(answers)
      .filter(([, value]) => !isEmpty(value))
      .map(([key, value]) => [key, Array.isArray(value) ? value.map(rowWithoutEmpty) : value]),
  )
}

function rowWithoutEmpty(row: unknown): unknown {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return row
  return Object.fromEntries(Object.entries(row).filter(([, value]) => !isEmpty(value)))
}

/** Most documents leave a cell out where it is empty: those need no copy. */
function holdsEmpty(answers: Answers): boolean {
  for (const key in answers) {
    const value: unknown = answers[key]
    if (isEmpty(value)) return true
    if (Array.isArray(value) && value.some(rowHoldsEmpty)) return true
  }
  return false
}

function rowHoldsEmpty(row: unknown): boolean {
  return (
    typeof row === 'object' &&
    row !== null &&
    !Array.isArray(row) &&
    Object.values(row).some(isEmpty)
  )
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === ''
}

function findingOf(form: FormDefinition, document: Document, error: SchemaError): Finding | null {
  const path = pathOf(error)
  const property = propertyAt(form.schema, path)
  // Codes of single-valued properties are judged by their `code` checks.
  if (error.keyword === 'enum' && path.row === null && property?.type === 'string') return null
  if (error.keyword === 'enum' && path.column !== null && property?.type === 'string') return null
  const isCode = error.keyword === 'enum'
  const name = path.column === null ? path.key : `${path.key}.${path.column}`
  return {
    rule: `${form.id}-${isCode ? 'code' : 'format'}-${name}`,
    kind: isCode ? 'code' : 'format',
    // Of a program that knows more than this one, which its respondent can neither see nor take out.
    severity: error.keyword === 'additionalProperties' ? 'advisory' : 'mandatory',
    outcome: 'fail',
    fields: [cellPath(path.key, path.row, path.column)],
    message: messageOf(form, path, property, valueAt(document, path), error),
  }
}

function pathOf(error: SchemaError): CellPath {
  const parts = error.instancePath.split('/').slice(1).map(unescapePointer)
  if (error.keyword === 'additionalProperties') parts.push(String(error.params.additionalProperty))
  const [key = '', row, column] = parts
  return { key, row: row === undefined ? null : Number(row), column: column ?? null }
}

function unescapePointer(part: string): string {
  return part.replaceAll('~1', '/').replaceAll('~0', '~')
}

function valueAt(document: Document, path: CellPath): unknown {
  const value = document[path.key]
  if (path.row === null) return value
  const row: unknown = Array.isArray(value) ? value[path.row] : undefined
  if (path.column === null || typeof row !== 'object' || row === null) return row
  return (row as Readonly<Record<string, unknown>>)[path.column]
}

function messageOf(
  form: FormDefinition,
  path: CellPath,
  property: PropertySchema | undefined,
  value: unknown,
  error: SchemaError,
): string {
  if (error.keyword === 'additionalProperties') return unknownMessage(form, path)
  const name = cellName(form.schema, path)
  return `${name.endsWith('”') ? name : `“${name}”`}${complaint(error, property, value)}`
}

function complaint(
  error: SchemaError,
  property: PropertySchema | undefined,
  value: unknown,
): string {
  const limit = error.params.limit
  switch (error.keyword) {
    case 'type':
      return (
        unreadableNumber(property, value) ?? `填的是${shown(value)}，应填${typeInWords(property)}`
      )
    case 'minimum':
      return limit === 0
        ? `填的是 ${shownNumber(value)}，不能为负数`
        : `填的是 ${shownNumber(value)}，不能小于 ${shownNumber(limit)}`
    case 'exclusiveMinimum':
      return `填的是 ${shownNumber(value)}，应大于 ${shownNumber(limit)}`
    case 'maximum':
      return `填的是 ${shownNumber(value)}，不能大于 ${shownNumber(limit)}`
    case 'exclusiveMaximum':
      return `填的是 ${shownNumber(value)}，应小于 ${shownNumber(limit)}`
    case 'multipleOf':
      return `填的是 ${shownNumber(value)}，小数位数过多`
    case 'minLength':
      return `填的是${shown(value)}，至少应有 ${limit} 个字`
    case 'maxLength':
      return `有 ${Array.from(String(value)).length} 个字，至多 ${limit} 个字，请写得简短些`
    case 'pattern':
      return `填的是${shown(value)}，不合规定的格式，请对照填报说明改正`
    case 'format':
      return `填的是${shown(value)}，应为日期，如 2023-12-31`
    case 'enum':
      return `没有代码${shown(value)}，请从所列选项中选择`
    case 'minItems':
      return `至少应有 ${limit} 项`
    case 'maxItems':
      return `至多 ${limit} 项，请删去多余的`
    case 'uniqueItems':
      return '有重复的项，请删去一个'
    default:
      return `填的是${shown(value)}，不合规定，请改正`
  }
}

/** Why text in the place of a number could not be read as one. */
function unreadableNumber(property: PropertySchema | undefined, value: unknown): string | null {
  if (property === undefined || typeof value !== 'string') return null
  if (property.type !== 'integer' && property.type !== 'number') return null
  const { remark } = normaliseCell('', property, value)
  return remark?.severity === 'mandatory' ? remark.text : null
}

function shownNumber(value: unknown): string {
  const number = readNumber(value)
  return number === null ? String(value) : showNumber(number)
}

function unknownMessage(form: FormDefinition, path: CellPath): string {
  const name = path.column ?? path.key
  return `${unknownIndicator(form, path.row === null ? null : path.key, name)}。内容已原样保存，没有参加审核；代码写错的请改正，由较新的程序填报的请告知普查办升级系统后重审`
}

/** “没有指标…” with the nearest one that exists. */
export function unknownIndicator(form: FormDefinition, table: string | null, name: string): string {
  const properties =
    table === null
      ? form.schema.properties
      : (form.schema.properties[table]?.items?.properties ?? {})
  const names = Object.entries(properties).flatMap(([key, schema]) => [
    key,
    schema['x-code'] ?? key,
  ])
  // Among short codes every other one is near: a hint would only mislead.
  const near = name.length < 4 ? null : nearest(name, names)
  const where =
    table === null ? `${form.id} 表` : `子表“${form.schema.properties[table]?.title ?? table}”`
  const hint = near === null ? '，请核对指标代码' : `，是否指“${near}”`
  return `${where}没有指标“${Array.from(name).slice(0, 60).join('')}”${hint}`
}
