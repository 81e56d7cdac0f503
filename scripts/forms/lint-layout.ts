/** The meaning of layout.json and texts.zh.json: every key exists, every owed item has a place. */
import { join } from 'node:path'
import { ABSENCES } from '../../forms/engine/absences.ts'
import { readFormFormulas } from '../../forms/engine/form-formulas.ts'
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
    if (key === ABSENCES) continue
    const owed = (property['x-filled-by'] ?? 'respondent') === 'respondent'
    if (owed && !shown.includes(property['x-period-of'] ?? key))
      complain('layout.json', `${key} is asked of the respondent and has no place`)
    if (texts.indicators[key] === undefined) complain('texts.zh.json', `${key} is not explained`)
  }
  for (const section of layout.sections) {
    for (const message of lintTable(source, section)) complain('layout.json', message)
  }
  for (const key of Object.keys(texts.indicators)) {
    if (!isKnown(source, key)) complain('texts.zh.json', `there is no indicator ${key}`)
  }
  for (const { cell, message } of readFormFormulas(layout, vocabularyOf(source, forms, lists))
    .errors) {
    complain(cell === 'layout' ? 'layout.json' : 'form.schema.json', `${cell}: ${message}`)
  }
  return problems
}

function placedKeys(sections: readonly LayoutSection[]): string[] {
  return sections.flatMap((section) => [
    ...(section.rows ?? []).flatMap((row) => [
      ...(row.key === undefined ? [] : [row.key]),
      ...(row.keys ?? []).filter((key) => key !== null),
    ]),
    ...(section.key === undefined ? [] : [section.key]),
  ])
}

function lintTable(source: FormSource, section: LayoutSection): string[] {
  if (section.kind === 'fields' || section.kind === 'list') return lintRows(section)
  const table = source.schema.properties[section.key ?? '']
  if (table === undefined || !isTable(table)) return [`section ${section.id} shows no table`]
  const columns = table.items?.properties ?? {}
  const missing = (section.columns ?? []).filter((column) => columns[column] === undefined)
  const line = section.kind === 'matrix' ? table['x-row-id'] : undefined
  const unshown = Object.keys(columns).filter(
    (column) =>
      column !== line &&
      !(section.columns ?? []).includes(columns[column]?.['x-period-of'] ?? column),
  )
  const grouped = (section.groups ?? []).flatMap((group) => group.columns)
  return [
    ...grouped
      .filter((column) => !(section.columns ?? []).includes(column))
      .map((column) => `group of ${section.key} has a column ${column} it does not show`),
    ...(section.kind === 'matrix' && table['x-rows'] === undefined
      ? [`section ${section.id} is a matrix of a table without x-rows`]
      : []),
    ...missing.map((column) => `table ${section.key} has no column ${column}`),
    ...unshown.map((column) => `column ${section.key}.${column} has no place`),
  ]
}

function lintRows(section: LayoutSection): string[] {
  if (section.rows === undefined) return [`section ${section.id} has no rows`]
  return section.rows.flatMap((row) => {
    if (row.keys === undefined) return []
    const name = row.label ?? row.keys.find((key) => key !== null) ?? '?'
    const wrong = row.keys.length !== section.columns?.length
    return [
      ...(wrong ? [`line ${name} has not one cell for each column`] : []),
      ...(row.label === undefined ? [`line ${name} has several cells and no label`] : []),
    ]
  })
}

/** An indicator, or a column as `table.column`. */
function isKnown(source: FormSource, name: string): boolean {
  const [key = '', column] = name.split('.')
  const property = source.schema.properties[key]
  return column === undefined
    ? property !== undefined
    : property?.items?.properties?.[column] !== undefined
}
