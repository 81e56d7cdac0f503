/**
 * forms/definitions and forms/codelists → forms/generated: answer types, stand-alone validators,
 * compiled checks, definitions and the registry. Same input, same bytes.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { readFormChecks } from '../forms/engine/form-checks.ts'
import { readFormFormulas } from '../forms/engine/form-formulas.ts'
import { compileForm } from '../forms/engine/language/compile.ts'
import { describeError } from '../forms/engine/language/source.ts'
import type { CodeListData } from '../forms/engine/types.ts'
import { answerTypes } from './forms/answer-types.ts'
import { applicabilityModules, CONDITIONS_DECLARATION } from './forms/applicability-modules.ts'
import {
  CHECKS_DECLARATION,
  codeListsModule,
  definitionModule,
  registryModule,
  rulesModule,
  ruleTextsModule,
  stemOf,
  VALIDATE_DECLARATION,
} from './forms/form-modules.ts'
import {
  type FormSource,
  formsDirectory,
  readCodeLists,
  readFormSources,
} from './forms/form-sources.ts'
import { validatorModule } from './forms/form-validator.ts'
import { vocabularyOf } from './forms/form-vocabulary.ts'
import { spelledLists, spellingsModule } from './forms/spellings.ts'

/** File name under forms/generated → content. */
export async function generateForms(root: string = formsDirectory): Promise<Map<string, string>> {
  const sources = readFormSources(root)
  const lists = readCodeLists(root)
  const forms = byForm(sources)
  const newest = forms.map((versions) => versions[0]!)
  const files = new Map<string, string>()
  for (const versions of forms) {
    for (const source of versions) {
      const stem = stemOf(source, versions[0]!)
      files.set(`${stem}.answers.ts`, await answerTypes(source.schema))
      files.set(`${stem}.validate.js`, validatorModule(source.schema))
      files.set(`${stem}.validate.d.ts`, VALIDATE_DECLARATION)
      files.set(`${stem}.checks.js`, checksModule(source, newest, lists))
      files.set(`${stem}.checks.d.ts`, CHECKS_DECLARATION)
      files.set(`${stem}.definition.ts`, definitionModule(source, stem))
      files.set(`${stem}.rules.ts`, rulesModule(source))
    }
  }
  const applicability = applicabilityModules(newest, lists)
  files.set('applicability.js', applicability.conditions)
  files.set('applicability.d.ts', CONDITIONS_DECLARATION)
  files.set('applicability-catalogue.ts', applicability.catalogue)
  files.set('registry.ts', registryModule(forms))
  files.set('rule-texts.ts', ruleTextsModule(forms))
  const spelled = spelledLists(newest, lists)
  for (const list of spelled) files.set(`${list.id}.spellings.ts`, spellingsModule(list))
  files.set('code-lists.ts', codeListsModule(lists, spelled))
  return files
}

/** Each form's versions, newest first. */
function byForm(sources: readonly FormSource[]): FormSource[][] {
  const ids = [...new Set(sources.map(({ id }) => id))]
  return ids.map((id) =>
    sources
      .filter((source) => source.id === id)
      .sort((a, b) => b.version.localeCompare(a.version, 'en', { numeric: true })),
  )
}

function checksModule(
  source: FormSource,
  newest: readonly FormSource[],
  lists: readonly CodeListData[],
): string {
  const titles = new Map(lists.map(({ id, title }) => [id, title]))
  const vocabulary = vocabularyOf(source, newest, lists)
  const { fromSchema, fromRules } = readFormChecks(source.rules, vocabulary, titles)
  const formulas = readFormFormulas(source.layout, vocabulary)
  const errors = [
    ...[...fromSchema.errors, ...fromRules.errors].map(describeError),
    ...formulas.errors.map(({ cell, message }) => `${cell}: ${message}`),
  ]
  if (errors.length > 0) {
    throw new Error([`${source.id} ${source.version} checks:`, ...errors].join('\n'))
  }
  const { computed, conditions } = formulas
  return compileForm(
    { checks: [...fromSchema.checks, ...fromRules.checks], computed, conditions },
    '../engine/runtime',
  )
}

async function writeGenerated(): Promise<void> {
  const folder = join(formsDirectory, 'generated')
  const files = await generateForms()
  if (files.size <= 5) throw new Error('no form definitions found')
  mkdirSync(folder, { recursive: true })
  for (const name of readdirSync(folder)) if (!files.has(name)) rmSync(join(folder, name))
  for (const [name, content] of files) writeFileSync(join(folder, name), content)
  console.log(`wrote ${files.size} files to forms/generated`)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await writeGenerated()
