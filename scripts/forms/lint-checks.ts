/** The meaning of checks.rules and cases.json: names, types, unique ids, an example of each outcome. */
import { join } from 'node:path'
import type { CheckCase } from '../../forms/engine/check-cases.ts'
import { readFormChecks } from '../../forms/engine/form-checks.ts'
import { describeError } from '../../forms/engine/language/source.ts'
import type { CodeListData, FormSchema } from '../../forms/engine/types.ts'
import { type FormSource, versionsByForm } from './form-sources.ts'
import { vocabularyOf } from './form-vocabulary.ts'
import type { LintProblem } from './lint-problem.ts'

export function lintChecks(
  source: FormSource,
  forms: readonly FormSource[],
  lists: readonly CodeListData[],
): LintProblem[] {
  const titles = new Map(lists.map(({ id, title }) => [id, title]))
  const { fromSchema, fromRules } = readFormChecks(
    source.rules,
    vocabularyOf(source, forms, lists),
    titles,
  )
  const problems: LintProblem[] = []
  const complain = (file: string, message: string): void => {
    problems.push({ file: join(source.folder, file), message })
  }
  // Lines of the schema's checks are of generated text; the check's id names the property.
  for (const error of fromSchema.errors)
    complain('form.schema.json', `${error.check}: ${error.message}`)
  for (const error of fromRules.errors) complain('checks.rules', describeError(error))
  const ids = new Set(fromSchema.checks.map(({ id }) => id))
  for (const { id } of fromRules.checks) {
    if (ids.has(id)) complain('checks.rules', `${id} is also the id of a check of the schema`)
    if (source.cases[id] === undefined) complain('cases.json', `${id} has no cases`)
  }
  const known = new Set([...ids, ...fromRules.checks.map(({ id }) => id)])
  for (const [id, cases] of Object.entries(source.cases)) {
    if (!known.has(id)) complain('cases.json', `there is no check ${id}`)
    for (const one of [...cases.pass, ...cases.fail, ...cases.notApplicable]) {
      for (const name of unknownNames(one, source.schema, forms))
        complain('cases.json', `${id}: there is no indicator ${name}`)
    }
  }
  return problems
}

/** Property names in a case that no form has: the case would prove nothing. */
function unknownNames(one: CheckCase, schema: FormSchema, forms: readonly FormSource[]): string[] {
  const others = Object.entries(one.others ?? {}).flatMap(([id, answers]) => {
    const form = versionsByForm(forms).find(([newest]) => newest!.id === id)?.[0]
    return form === undefined ? [id] : strangersIn(answers, form.schema)
  })
  return [
    ...strangersIn(one.answers, schema),
    ...strangersIn(one.previous ?? {}, schema),
    ...others,
  ]
}

function strangersIn(answers: Readonly<Record<string, unknown>>, schema: FormSchema): string[] {
  return Object.entries(answers).flatMap(([key, value]) => {
    const property = schema.properties[key]
    if (property === undefined) return [key]
    const columns = property.items?.properties
    if (columns === undefined || !Array.isArray(value)) return []
    return value.flatMap((row: unknown) =>
      Object.keys(typeof row === 'object' && row !== null ? row : {})
        .filter((column) => columns[column] === undefined)
        .map((column) => `${key}.${column}`),
    )
  })
}
