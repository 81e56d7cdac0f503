/**
 * A form as its definition folder states it, its checks interpreted: what the generated module
 * holds compiled, without the step of generating.
 */
import { readdirSync, readFileSync } from 'node:fs'
import Ajv2020 from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { indexCodeLists } from '../../../forms/engine/code-list-index.ts'
import { indicatorsOf } from '../../../forms/engine/indicators.ts'
import { interpretCheck } from '../../../forms/engine/language/interpret.ts'
import { readChecks } from '../../../forms/engine/language/read-checks.ts'
import { schemaCheckText } from '../../../forms/engine/schema-checks.ts'
import type {
  CodeListData,
  FormDefinition,
  FormLayout,
  FormSchema,
  FormTexts,
} from '../../../forms/engine/types.ts'

const forms = new URL('../../../forms/', import.meta.url)
const formIds = ['621', '622', '601', 'B603'] as const

function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(new URL(path, forms), 'utf8')) as T
}

const codeListData = readdirSync(new URL('codelists/', forms))
  .filter((name) => name.endsWith('.json'))
  .map((name) => readJson<CodeListData>(`codelists/${name}`))
export const codeLists = indexCodeLists(codeListData)

export function readForms(): ReadonlyMap<string, FormDefinition> {
  const schemas = new Map(
    formIds.map((id) => [id, readJson<FormSchema>(`definitions/${id}/2023.1/form.schema.json`)]),
  )
  return new Map([...schemas].map(([id, schema]) => [id, readForm(id, schema, schemas)]))
}

function readForm(
  id: string,
  schema: FormSchema,
  schemas: ReadonlyMap<string, FormSchema>,
): FormDefinition {
  const folder = `definitions/${id}/2023.1`
  const listTitles = new Map(codeListData.map((list) => [list.id, list.title]))
  const text = [
    schemaCheckText(schema, listTitles),
    readFileSync(new URL(`${folder}/checks.rules`, forms), 'utf8'),
  ].join('\n')
  // A rule that does not read is the business of the form's own tests.
  const { checks } = readChecks(text, {
    own: schema,
    forms: schemas,
    codeLists: new Set(listTitles.keys()),
  })
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  addFormats.default(ajv)
  return {
    id,
    version: '2023.1',
    title: schema.title,
    schema,
    layout: readJson<FormLayout>(`${folder}/layout.json`),
    texts: readJson<FormTexts>(`${folder}/texts.zh.json`),
    indicators: indicatorsOf(schema),
    validate: ajv.compile(schema),
    checks: checks.map(interpretCheck),
  }
}
