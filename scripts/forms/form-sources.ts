/** Reads forms/definitions and forms/codelists from disk. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ABSENCES, ABSENCES_PROPERTY } from '../../forms/engine/absences.ts'
import type { CasesOfCheck } from '../../forms/engine/check-cases.ts'
import { withPeriods, withPeriodTexts } from '../../forms/engine/period-cells.ts'
import type {
  CheckSource,
  CodeListData,
  FormLayout,
  FormMigration,
  FormSchema,
  FormTexts,
} from '../../forms/engine/types.ts'

export const formsDirectory = fileURLToPath(new URL('../../forms/', import.meta.url))

/** One version of one form, as its folder holds it. */
export interface FormSource {
  readonly id: string
  readonly version: string
  readonly folder: string
  readonly schema: FormSchema
  readonly layout: FormLayout
  readonly texts: FormTexts
  /** checks.rules; empty when the form has none yet. */
  readonly rules: string
  readonly cases: CheckCases
  readonly applicability: ApplicabilityText
  /** migration.json; the first version of a form has none. */
  readonly migration: FormMigration | null
  /** Recorded in published.json. */
  readonly published: boolean
}

/** published.json: `form@version` → what was published. */
export type PublishedForms = Readonly<Record<string, PublishedForm>>

export interface PublishedForm {
  readonly hash: string
  /** Calendar date in Asia/Shanghai. */
  readonly publishedOn: string
  /** `demonstration`: approval number or validity not known, under the line 演示用表式. */
  readonly head: 'complete' | 'demonstration'
}

/** applicability.json */
export interface ApplicabilityText {
  readonly rules: readonly {
    readonly when: string
    readonly reason: string
    readonly source: { readonly status: CheckSource; readonly text: string }
  }[]
}

export type CheckCases = Readonly<Record<string, CasesOfCheck>>

/** Every version of every form, by id then version; `root` is the forms folder. */
export function readFormSources(root: string = formsDirectory): FormSource[] {
  const definitions = join(root, 'definitions')
  const published = readPublished(root)
  return namesIn(definitions).flatMap((id) =>
    namesIn(join(definitions, id)).map((version) =>
      readFormSource(
        join(definitions, id, version),
        id,
        version,
        Object.hasOwn(published, `${id}@${version}`),
      ),
    ),
  )
}

function readFormSource(
  folder: string,
  id: string,
  version: string,
  published: boolean,
): FormSource {
  const schema = completeSchema(readJson<FormSchema>(join(folder, 'form.schema.json')))
  return {
    id,
    version,
    folder,
    schema,
    layout: readJson<FormLayout>(join(folder, 'layout.json')),
    texts: withPeriodTexts(schema, readJson<FormTexts>(join(folder, 'texts.zh.json'))),
    applicability: existsSync(join(folder, 'applicability.json'))
      ? readJson<ApplicabilityText>(join(folder, 'applicability.json'))
      : { rules: [] },
    rules: existsSync(join(folder, 'checks.rules'))
      ? readFileSync(join(folder, 'checks.rules'), 'utf8')
      : '',
    cases: existsSync(join(folder, 'cases.json'))
      ? readJson<CheckCases>(join(folder, 'cases.json'))
      : {},
    migration: existsSync(join(folder, 'migration.json'))
      ? readJson<FormMigration>(join(folder, 'migration.json'))
      : null,
    published,
  }
}

/** The schema as written, with its cells by period and the property every form has. */
function completeSchema(schema: FormSchema): FormSchema {
  const { properties, ...rest } = withPeriods(schema)
  return { ...rest, properties: { ...properties, [ABSENCES]: ABSENCES_PROPERTY } }
}

export function readPublished(root: string = formsDirectory): PublishedForms {
  const file = join(root, 'published.json')
  return existsSync(file) ? readJson<PublishedForms>(file) : {}
}

/** Each form's versions, newest first. */
export function versionsByForm(sources: readonly FormSource[]): FormSource[][] {
  const ids = [...new Set(sources.map(({ id }) => id))]
  return ids.map((id) =>
    sources
      .filter((source) => source.id === id)
      .sort((a, b) => b.version.localeCompare(a.version, 'en', { numeric: true })),
  )
}

export function readCodeLists(root: string = formsDirectory): CodeListData[] {
  const folder = join(root, 'codelists')
  return namesIn(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => readJson<CodeListData>(join(folder, name)))
}

function namesIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => !name.startsWith('.'))
    .sort()
}

/** The shape is checked by lint-forms against forms/meta; here it is taken at its word. */
function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(file, 'utf8')) as T
}
