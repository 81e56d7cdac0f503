/**
 * The meaning of migration.json: every cell of the version before has one fate, no two meet in one
 * cell, and what changes its unit or its options says how.
 */
import { join } from 'node:path'
import { ABSENCES } from '../../forms/engine/absences.ts'
import type { PropertySchema } from '../../forms/engine/types.ts'
import {
  followPath,
  parseLinePath,
  propertyOf,
  type VersionStep,
} from '../../forms/engine/versions/follow-path.ts'
import { type FormSource, versionsByForm } from './form-sources.ts'
import type { LintProblem } from './lint-problem.ts'

export function lintMigrations(sources: readonly FormSource[]): LintProblem[] {
  return versionsByForm(sources).flatMap((versions) =>
    versions.flatMap((source, index) => {
      const file = join(source.folder, 'migration.json')
      return lintMigration(source, versions[index + 1]).map((message) => ({ file, message }))
    }),
  )
}

function lintMigration(source: FormSource, before: FormSource | undefined): string[] {
  const { migration } = source
  if (before === undefined) {
    return migration === null ? [] : ['the first version of a form has none to come from']
  }
  if (migration === null) return [`is missing: say where the answers of ${before.version} go`]
  if (migration.form !== source.id || migration.version !== source.version) {
    return ['form or version is not that of its folder']
  }
  if (migration.from !== before.version) {
    return [`comes from ${migration.from}, but the version before is ${before.version}`]
  }
  const step = { before: before.schema, after: source.schema, migration }
  return [...lintListed(step), ...lintFates(step)]
}

/** Every path and code that is listed exists. */
function lintListed({ before, after, migration }: VersionStep): string[] {
  const { renamed, moved, converted, codes, split, dropped } = migration
  const messages: string[] = []
  const seen = new Map<string, string>()
  const places = { renamed, moved, split, dropped }
  for (const [word, listed] of Object.entries(places)) {
    for (const path of Object.keys(listed ?? {})) {
      const other = seen.get(path)
      if (other !== undefined) messages.push(`${path} is in ${other} and in ${word}`)
      seen.set(path, word)
    }
  }
  for (const listed of [renamed, moved, converted, codes, split, dropped]) {
    for (const path of Object.keys(listed ?? {})) {
      if (propertyOf(before, path) === undefined)
        messages.push(`${path} was not in the version before`)
    }
  }
  const targets = [
    ...Object.values(renamed ?? {}),
    ...Object.values(moved ?? {}),
    ...Object.values(split ?? {}).flatMap(({ into }) => into),
  ]
  for (const path of targets) {
    if (propertyOf(after, path) === undefined) messages.push(`there is no ${path} to go to`)
  }
  for (const [path, to] of Object.entries(moved ?? {})) {
    if ((parseLinePath(path) === null) === (parseLinePath(to) === null)) {
      messages.push(`${path}: only a cell of the form and a cell of a line change places`)
    }
  }
  for (const [path, to] of Object.entries(renamed ?? {})) {
    if (path.split('.').length !== to.split('.').length) {
      messages.push(`${path}: a name of another kind of place; use moved`)
    }
  }
  return messages
}

function lintFates(step: VersionStep): string[] {
  const messages: string[] = []
  const taken = new Map<string, string>()
  const lines = Object.keys(step.migration.moved ?? {}).filter((path) => parseLinePath(path))
  for (const path of [...cellsOf(step), ...lines]) {
    const fate = followPath(path, step)
    if (fate.kind === 'gone') {
      if (!isSaid(path, step))
        messages.push(`${path} has no place here: say why in dropped or split`)
      continue
    }
    const other = taken.get(fate.path)
    if (other !== undefined) messages.push(`${other} and ${path} both go to ${fate.path}`)
    taken.set(fate.path, path)
    const after = propertyOf(step.after, fate.path)
    const before = propertyOf(step.before, path)
    if (after !== undefined && before !== undefined) {
      messages.push(...lintChange(path, fate.listedAs, before, after, step))
    }
  }
  return messages
}

/** `key` and `table.column`; tables themselves too. */
function cellsOf({ before }: VersionStep): string[] {
  return Object.entries(before.properties)
    .filter(([key]) => key !== ABSENCES)
    .flatMap(([key, property]) => [
      key,
      ...Object.keys(property.items?.properties ?? {}).map((column) => `${key}.${column}`),
    ])
}

/** Said of the cell, of its table, or of the annual cell it adds up into. */
function isSaid(path: string, { before, migration }: VersionStep): boolean {
  const listed = { ...migration.dropped, ...migration.split }
  const annual = propertyOf(before, path)?.['x-period-of']
  const [table = ''] = path.split('.')
  const column = path.slice(0, path.lastIndexOf('.') + 1)
  return [path, table, ...(annual ? [`${column}${annual}`] : [])].some((each) =>
    Object.hasOwn(listed, each),
  )
}

function lintChange(
  path: string,
  listedAs: string,
  before: PropertySchema,
  after: PropertySchema,
  { migration }: VersionStep,
): string[] {
  const messages: string[] = []
  const units = [before['x-unit'], after['x-unit']]
  const conversion = migration.converted?.[listedAs]
  if (conversion !== undefined) {
    if (conversion.from !== units[0] || conversion.to !== units[1]) {
      const said = `${conversion.from} → ${conversion.to}`
      messages.push(`${path}: converted says ${said}, the forms say ${units[0]} → ${units[1]}`)
    }
  } else if (units[0] !== units[1]) {
    messages.push(`${path}: unit mismatch, ${units[0]} → ${units[1]} without converted`)
  }
  const kinds = [before, after].map(({ type }) => (type === 'integer' ? 'number' : type))
  if (kinds[0] !== kinds[1]) {
    messages.push(`${path}: ${kinds[0]} cannot become ${kinds[1]}: drop it and ask anew`)
  }
  const options = optionsOf(after)
  const codes = migration.codes?.[listedAs] ?? {}
  const unknown = optionsOf(before).filter(
    (code) => options.length > 0 && !options.includes(code) && !Object.hasOwn(codes, code),
  )
  if (unknown.length > 0) {
    messages.push(`${path}: codes does not say what becomes of ${unknown.join(', ')}`)
  }
  for (const code of Object.values(codes)) {
    if (code !== null && options.length > 0 && !options.includes(code)) {
      messages.push(`${path}: ${code} is no option here`)
    }
  }
  return messages
}

function optionsOf(property: PropertySchema): string[] {
  return (property.enum ?? property.items?.enum ?? []).map(String)
}
