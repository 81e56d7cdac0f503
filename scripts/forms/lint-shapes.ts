/** The shape of every definition file, by the schemas of forms/meta. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020, type AnySchemaObject, type ValidateFunction } from 'ajv/dist/2020.js'
import { formsDirectory } from './form-sources.ts'
import type { LintProblem } from './lint-problem.ts'

const FILES = {
  'form.schema.json': 'form',
  'layout.json': 'layout',
  'texts.zh.json': 'texts',
  'cases.json': 'cases',
  'applicability.json': 'applicability',
  'migration.json': 'migration',
} as const

const OPTIONAL: readonly string[] = ['cases.json', 'migration.json']
const PLAIN: readonly string[] = ['checks.rules']

export function lintShapes(root: string): LintProblem[] {
  const judge = shapeJudge()
  const definitions = join(root, 'definitions')
  const problems: LintProblem[] = []
  for (const form of foldersIn(definitions)) {
    for (const version of foldersIn(join(definitions, form))) {
      const folder = join(definitions, form, version)
      for (const [name, meta] of Object.entries(FILES)) {
        const file = join(folder, name)
        if (existsSync(file)) problems.push(...judge(file, meta))
        else if (!OPTIONAL.includes(name) && !(name === 'applicability.json' && isSurvey(folder)))
          problems.push({ file, message: 'is missing' })
      }
      for (const name of readdirSync(folder)) {
        if (!(name in FILES) && !PLAIN.includes(name))
          problems.push({ file: join(folder, name), message: 'does not belong here' })
      }
    }
  }
  const published = join(root, 'published.json')
  if (existsSync(published)) problems.push(...judge(published, 'published'))
  const lists = join(root, 'codelists')
  for (const name of existsSync(lists) ? readdirSync(lists) : []) {
    if (name.endsWith('.json')) problems.push(...judge(join(lists, name), 'codelist'))
  }
  return problems
}

/** Nobody owes what surveyors ask after the census. */
function isSurvey(folder: string): boolean {
  const layout = join(folder, 'layout.json')
  return existsSync(layout) && JSON.parse(readFileSync(layout, 'utf8')).audience === 'surveyor'
}

function foldersIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
}

/** Compiled once for a process: tests lint many small folders. */
const compiled = new Map<string, ValidateFunction>()

function shapeJudge(): (file: string, meta: string) => LintProblem[] {
  const ajv = new Ajv2020({
    strict: true,
    strictRequired: false,
    allErrors: true,
    allowUnionTypes: true,
  })
  ajv.addFormat('date', /^\d{4}-\d{2}-\d{2}$/)
  return (file, meta) => {
    const validate = compiled.get(meta) ?? ajv.compile(readMeta(meta))
    compiled.set(meta, validate)
    try {
      if (validate(JSON.parse(readFileSync(file, 'utf8')))) return []
    } catch (problem) {
      return [
        {
          file,
          message: `is no JSON: ${problem instanceof Error ? problem.message : String(problem)}`,
        },
      ]
    }
    return (validate.errors ?? []).slice(0, 20).map((error) => ({
      file,
      message: `${error.instancePath || '/'} ${error.message} ${JSON.stringify(error.params)}`,
    }))
  }
}

function readMeta(name: string): AnySchemaObject {
  return JSON.parse(
    readFileSync(join(formsDirectory, 'meta', `${name}.schema.json`), 'utf8'),
  ) as AnySchemaObject
}
