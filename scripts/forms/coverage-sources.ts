/** Reads what was collected about checks (forms/coverage) and which rules implement it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readFormChecks } from '../../forms/engine/form-checks.ts'
import type { Severity } from '../../forms/engine/types.ts'
import { type FormSource, formsDirectory, readCodeLists, readFormSources } from './form-sources.ts'
import { vocabularyOf } from './form-vocabulary.ts'

/** One relation as it was collected, before any rule was written. */
export interface CollectedCheck {
  readonly id: string
  readonly form: string
  readonly severity: Severity
  readonly relation: string
}

/** Why no rule is written for a collected relation, and what stands in for one. */
export type WithoutRule = { readonly because: string } & (
  | {
      /** The form's schema says it: these findings come of it, or these cells are the office's. */
      readonly how: 'schema'
      readonly findings: readonly string[]
      readonly office?: readonly string[]
    }
  | { readonly how: 'applicability'; readonly forms: readonly string[] }
  /** The platform does it, in these files. */
  | { readonly how: 'platform'; readonly files: readonly string[] }
  /** It is about many units or about data outside the answers. */
  | { readonly how: 'elsewhere' }
  /** No program can decide it. */
  | { readonly how: 'people' }
)

export interface CoveringRule {
  readonly id: string
  readonly severity: Severity
  readonly note: string
  readonly covers: readonly string[]
}

export interface Coverage {
  readonly checks: readonly CollectedCheck[]
  readonly quality: readonly CollectedCheck[]
  readonly withoutRule: Readonly<Record<string, WithoutRule>>
  /** Why a relation is checked otherwise than collected, where its rules do not say so. */
  readonly corrections: Readonly<Record<string, string>>
  readonly rules: readonly CoveringRule[]
  /** Ids of the checks the schemas stand for, and of the office's cells as `form.key`. */
  readonly schemaFindings: ReadonlySet<string>
  readonly officeCells: ReadonlySet<string>
  readonly forms: ReadonlySet<string>
}

export function readCoverage(): Coverage {
  const sources = newestOf(readFormSources())
  const lists = readCodeLists()
  const titles = new Map(lists.map(({ id, title }) => [id, title]))
  const rules: CoveringRule[] = []
  const schemaFindings = new Set<string>()
  const officeCells = new Set<string>()
  for (const source of sources) {
    const vocabulary = vocabularyOf(source, sources, lists)
    const { fromSchema, fromRules } = readFormChecks(source.rules, vocabulary, titles)
    for (const { id, severity, note, covers } of fromRules.checks) {
      rules.push({ id, severity, note, covers })
    }
    for (const { id } of fromSchema.checks) schemaFindings.add(id)
    for (const [key, property] of Object.entries(source.schema.properties)) {
      // Faults of type, length and code are found by the validator, not by checks.
      schemaFindings.add(`${source.id}-format-${key}`).add(`${source.id}-code-${key}`)
      if (property['x-filled-by'] === 'office') officeCells.add(`${source.id}.${key}`)
    }
  }
  return {
    checks: read('collected-checks') as CollectedCheck[],
    quality: read('quality-items') as CollectedCheck[],
    withoutRule: read('without-rule') as Record<string, WithoutRule>,
    corrections: read('corrections') as Record<string, string>,
    ...{ rules, schemaFindings, officeCells, forms: new Set(sources.map(({ id }) => id)) },
  }
}

/** Older versions keep the rules they were published with; only today's count here. */
function newestOf(sources: readonly FormSource[]): FormSource[] {
  const newest = new Map<string, FormSource>()
  for (const source of sources) {
    const known = newest.get(source.id)
    if (!known || known.version.localeCompare(source.version, 'en', { numeric: true }) < 0) {
      newest.set(source.id, source)
    }
  }
  return [...newest.values()]
}

function read(name: string): unknown {
  return JSON.parse(readFileSync(join(formsDirectory, 'coverage', `${name}.json`), 'utf8'))
}

export function rulesByCollected({ rules }: Coverage): ReadonlyMap<string, CoveringRule[]> {
  const map = new Map<string, CoveringRule[]>()
  for (const rule of rules) {
    for (const id of rule.covers) map.set(id, [...(map.get(id) ?? []), rule])
  }
  return map
}
