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
  return namesIn(definitions).flatMap((id) =>
    namesIn(join(definitions, id)).map((version) =>
      readFormSource(join(definitions, id, version), id, version),
    ),
  )
}

function readFormSource(folder: string, id: string, version: string): FormSource {
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
  }
}

/** The schema as written, with its cells by period and the property every form has. */
function completeSchema(schema: FormSchema): FormSchema {
  const { properties, ...rest } = withPeriods(schema)
  return { ...rest, properties: { ...properties, [ABSENCES]: ABSENCES_PROPERTY } }
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
