/**
 * What the schema states, written as checks: requiredness, code membership, computed cells,
 * sums of periods, one line a row in a matrix.
 *
 * They are written in the check language and go through the same reader and compiler as every
 * other check, so `x-required` conditions mean what they would mean in checks.rules.
 */
import { isTable } from './language/value-types.ts'
import { periodCellsOf } from './period-cells.ts'
import type { FormSchema, PropertySchema } from './types.ts'

export function schemaCheckText(
  schema: FormSchema,
  listTitles: ReadonlyMap<string, string>,
): string {
  const form = schema['x-form']
  const parts: string[] = []
  for (const [key, property] of Object.entries(schema.properties)) {
    parts.push(...checksOf(form, key, key, property, null, listTitles))
    if (!isTable(property)) continue
    parts.push(...matrixCheck(form, key, property))
    for (const [column, cell] of Object.entries(property.items?.properties ?? {})) {
      parts.push(...checksOf(form, `${key}.${column}`, column, cell, key, listTitles))
    }
  }
  return parts.join('\n')
}

function checksOf(
  form: string,
  name: string,
  key: string,
  property: PropertySchema,
  table: string | null,
  listTitles: ReadonlyMap<string, string>,
): string[] {
  const each = table === null ? [] : [`  each [${table}]`]
  const title = property.title ?? key
  return [
    ...requiredCheck(form, name, key, title, property, each),
    ...codeCheck(form, name, key, title, property, each, listTitles),
    ...computedCheck(form, name, key, title, property, each),
    ...periodCheck(form, name, key, title, property, each),
  ]
}

/** A stated value of a computed cell that its formula does not give. */
function computedCheck(
  form: string,
  name: string,
  key: string,
  title: string,
  property: PropertySchema,
  each: readonly string[],
): string[] {
  const formula = property['x-computed']?.replaceAll(/\s+/g, ' ')
  if (formula === undefined) return []
  return [
    `check ${form}-computed-${name} verify`,
    `  title ${quoted(`${title}与计算结果一致`)}`,
    '  kind relation',
    ...each,
    `  let worked_out = ${formula}`,
    `  expect abs([${key}] - worked_out) <= max(abs(worked_out) * 0.01, 1)`,
    `  at [${key}]`,
    `  says ${quoted(`${rowText(each)}“${title}”`)} "填 {[${key}]}，按公式计算为 {worked_out}，请核对参加计算的各项"`,
  ]
}

/** The annual figure is the sum of its periods once all of one kind are filled. */
function periodCheck(
  form: string,
  name: string,
  key: string,
  title: string,
  property: PropertySchema,
  each: readonly string[],
): string[] {
  const cells = periodCellsOf(key, property)
  if (cells.length === 0) return []
  const kinds = ['Q', 'H'].map((kind) => cells.filter((cell) => cell.slice(-2, -1) === kind))
  return kinds.flatMap((periods, index) => {
    if (periods.length === 0) return []
    const sum = periods.map((cell) => `[${cell}]`).join(' + ')
    const words = index === 0 ? '各季度' : '上下半年'
    return [
      `check ${form}-periods-${name}-${index === 0 ? 'quarters' : 'halves'} mandatory`,
      `  title ${quoted(`${title}等于${words}之和`)}`,
      '  kind relation',
      ...each,
      `  expect [${key}] = ${sum} within rounding`,
      // Any of them may be the wrong one.
      `  at ${[key, ...periods].map((cell) => `[${cell}]`).join(', ')}`,
      `  says ${quoted(`${rowText(each)}“${title}”`)} "全年 {[${key}]} 不等于${words}之和 {${sum}}，相差 {abs([${key}] - (${sum}))}"`,
    ]
  })
}

/** A line of a matrix is listed once. */
function matrixCheck(form: string, key: string, property: PropertySchema): string[] {
  const rowId = property['x-row-id']
  if (property['x-rows'] === undefined || rowId === undefined) return []
  const title = property.title ?? key
  return [
    `check ${form}-lines-${key} mandatory`,
    `  title ${quoted(`${title}各行不重复`)}`,
    '  kind code',
    `  expect unique(${key}.${rowId})`,
    `  at [${key}]`,
    `  says ${quoted(`“${title}”有两行代码相同，请合并为一行`)}`,
  ]
}

function requiredCheck(
  form: string,
  name: string,
  key: string,
  title: string,
  property: PropertySchema,
  each: readonly string[],
): string[] {
  const required = property['x-required'] ?? false
  if (required === false) return []
  const when = required === true ? [] : [`  when ${required.replaceAll(/\s+/g, ' ')}`]
  return [
    `check ${form}-required-${name} mandatory`,
    `  title ${quoted(`${title}必填`)}`,
    '  kind required',
    ...each,
    ...when,
    `  expect [${key}] is filled`,
    `  at [${key}]`,
    `  says ${quoted(`${rowText(each)}“${title}”未填，请填写`)}`,
  ]
}

function codeCheck(
  form: string,
  name: string,
  key: string,
  title: string,
  property: PropertySchema,
  each: readonly string[],
  listTitles: ReadonlyMap<string, string>,
): string[] {
  const expectation = codeExpectation(key, property, listTitles)
  if (expectation === null) return []
  return [
    `check ${form}-code-${name} mandatory`,
    `  title ${quoted(`${title}代码有效`)}`,
    '  kind code',
    ...each,
    `  when [${key}] is filled`,
    `  expect ${expectation.expect}`,
    `  at [${key}]`,
    `  says ${quoted(rowText(each))} ${quoted(`“${title}”`)} "的“{[${key}]}”" ${quoted(expectation.says)}`,
  ]
}

function codeExpectation(
  key: string,
  property: PropertySchema,
  listTitles: ReadonlyMap<string, string>,
): { expect: string; says: string } | null {
  const list = property['x-codelist'] ?? property.items?.['x-codelist']
  const codes = property.enum?.filter((code) => typeof code === 'string') ?? []
  if (property.type === 'string' && codes.length > 0) {
    const shown = codes.length <= 12 ? `，可取 ${codes.join('、')}` : '，请从所列选项中选择'
    return {
      expect: `[${key}] in (${codes.map(quotedCode).join(', ')})`,
      says: `不是所列代码${shown}`,
    }
  }
  const options = property.type === 'array' && property.items?.type === 'string'
  if (
    list === undefined ||
    (property.type !== 'string' && !options) ||
    property.items?.enum !== undefined
  )
    return null
  const title = listTitles.get(list) ?? list
  const inOwn = `inList([${key}], "${list}")`
  const elsewhere = property['x-codelist-elsewhere']
  if (elsewhere === undefined) return { expect: inOwn, says: `不在《${title}》中，请重新选择` }
  // Where a unit truthfully is cannot be refused: an office finds out who counts it.
  const inCounty = `matches([${key}], "[0-9]{12}") and inList(substr([${key}], 1, 6), "${elsewhere.list}")`
  return {
    expect: `if startsWith([${key}], ${quotedCode(elsewhere.within)}) then ${inOwn} else ${inCounty}`,
    says: `不在《${title}》中，也不是外地的区划代码，请重新选择`,
  }
}

function rowText(each: readonly string[]): string {
  return each.length === 0 ? '' : '第 {rowNumber} 行'
}

/** Text as a string of the language; only `rowNumber` stays a place. */
function quoted(text: string): string {
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll(/\s+/g, ' ')
    .replaceAll('{', '{{')
    .replaceAll('}', '}}')
    .replaceAll('{{rowNumber}}', '{rowNumber}')
  return `"${escaped}"`
}

function quotedCode(code: string): string {
  return `"${code.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
}
