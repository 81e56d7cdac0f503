/** The meaning of layout.json and texts.zh.json: every key exists, every owed item has a place. */
import { join } from 'node:path'
import { readChecks } from '../../forms/engine/language/read-checks.ts'
import { isTable } from '../../forms/engine/language/value-types.ts'
import type { CodeListData, LayoutSection } from '../../forms/engine/types.ts'
import type { FormSource } from './form-sources.ts'
import { vocabularyOf } from './form-vocabulary.ts'
import type { LintProblem } from './lint-problem.ts'

export function lintLayout(
  source: FormSource,
  forms: readonly FormSource[],
  lists: readonly CodeListData[],
): LintProblem[] {
  const { layout, schema, texts, folder } = source
  const problems: LintProblem[] = []
  const complain = (file: string, message: string): void => {
    problems.push({ file: join(folder, file), message })
  }
  if (layout.form !== source.id || layout.version !== source.version) {
    complain('layout.json', 'form or version is not that of its folder')
  }
  const placed = placedKeys(layout.sections)
  const shown = [...layout.identity, ...placed, ...layout.footer]
  for (const key of shown)
    if (schema.properties[key] === undefined)
      complain('layout.json', `there is no indicator ${key}`)
  for (const key of placed) {
    if (placed.indexOf(key) !== placed.lastIndexOf(key))
      complain('layout.json', `${key} has two places`)
  }
  for (const [key, property] of Object.entries(schema.properties)) {
    const owed = (property['x-filled-by'] ?? 'respondent') === 'respondent'
    if (owed && !shown.includes(key))
      complain('layout.json', `${key} is asked of the respondent and has no place`)
    if (texts.indicators[key] === undefined) complain('texts.zh.json', `${key} is not explained`)
  }
  for (const section of layout.sections) {
    for (const message of lintTable(source, section)) complain('layout.json', message)
  }
  for (const key of Object.keys(texts.indicators)) {
    if (!isKnown(source, key)) complain('texts.zh.json', `there is no indicator ${key}`)
  }
  for (const condition of conditionsOf(layout.sections)) {
    const rule = `check visible advisory\n  title "可见"\n  expect ${condition.replaceAll(/\s+/g, ' ')}\n  says "-"\n`
    for (const error of readChecks(rule, vocabularyOf(source, forms, lists)).errors) {
      complain('layout.json', `visibleWhen ${condition}: ${error.message}`)
    }
  }
  return problems
}

function placedKeys(sections: readonly LayoutSection[]): string[] {
  return sections.flatMap((section) => [
    ...(section.rows ?? []).flatMap((row) => (row.key === undefined ? [] : [row.key])),
    ...(section.key === undefined ? [] : [section.key]),
  ])
}

function lintTable(source: FormSource, section: LayoutSection): string[] {
  if (section.kind !== 'table')
    return section.rows === undefined ? [`section ${section.id} has no rows`] : []
  const table = source.schema.properties[section.key ?? '']
  if (table === undefined || !isTable(table)) return [`section ${section.id} shows no table`]
  const columns = table.items?.properties ?? {}
  const missing = (section.columns ?? []).filter((column) => columns[column] === undefined)
  const unshown = Object.keys(columns).filter((column) => !(section.columns ?? []).includes(column))
  return [
    ...missing.map((column) => `table ${section.key} has no column ${column}`),
    ...unshown.map((column) => `column ${section.key}.${column} has no place`),
  ]
}

/** An indicator, or a column as `table.column`. */
function isKnown(source: FormSource, name: string): boolean {
  const [key = '', column] = name.split('.')
  const property = source.schema.properties[key]
  return column === undefined
    ? property !== undefined
    : property?.items?.properties?.[column] !== undefined
}

function conditionsOf(sections: readonly LayoutSection[]): string[] {
  return sections
    .flatMap((section) => [
      section.visibleWhen,
      ...(section.rows ?? []).map((row) => row.visibleWhen),
    ])
    .filter((condition) => condition !== undefined)
}
