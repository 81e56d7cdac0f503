/**
 * forms/definitions and forms/codelists → forms/generated: answer types, stand-alone validators,
 * compiled checks, definitions and the registry. Same input, same bytes.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { compileForm } from '../forms/engine/language/compile.ts'
import { relationsOf } from '../forms/engine/linear/relations.ts'
import { answerTypes } from './forms/answer-types.ts'
import { applicabilityModules, CONDITIONS_DECLARATION } from './forms/applicability-modules.ts'
import { coveragePage } from './forms/coverage-page.ts'
import { readCoverage } from './forms/coverage-sources.ts'
import {
  CHECKS_DECLARATION,
  codeListsModule,
  definitionModule,
  marksModule,
  RELATIONS_DECLARATION,
  registryModule,
  relationsModule,
  relationsRegistry,
  rulesModule,
  ruleTextsModule,
  stemOf,
  VALIDATE_DECLARATION,
} from './forms/form-modules.ts'
import {
  formsDirectory,
  readCodeLists,
  readFormSources,
  versionsByForm,
} from './forms/form-sources.ts'
import { formTrees } from './forms/form-trees.ts'
import { validatorModule } from './forms/form-validator.ts'
import { spelledLists, spellingsModule } from './forms/spellings.ts'

/** File name under forms/generated → content. */
export async function generateForms(root: string = formsDirectory): Promise<Map<string, string>> {
  const sources = readFormSources(root)
  const lists = readCodeLists(root)
  const forms = versionsByForm(sources)
  const newest = forms.map((versions) => versions[0]!)
  const files = new Map<string, string>()
  const digests: Record<string, string> = {}
  for (const versions of forms) {
    for (const source of versions) {
      const stem = stemOf(source, versions[0]!)
      files.set(`${stem}.answers.ts`, await answerTypes(source.schema))
      files.set(`${stem}.validate.js`, validatorModule(source.schema))
      files.set(`${stem}.validate.d.ts`, VALIDATE_DECLARATION)
      const trees = formTrees(source, sources, lists)
      const checks = compileForm(trees, '../engine/runtime')
      digests[`${source.id}@${source.version}`] = digestOf(checks)
      files.set(`${stem}.checks.js`, checks)
      files.set(`${stem}.checks.d.ts`, CHECKS_DECLARATION)
      files.set(`${stem}.relations.js`, relationsModule(relationsOf(trees)))
      files.set(`${stem}.relations.d.ts`, RELATIONS_DECLARATION)
      files.set(`${stem}.definition.ts`, definitionModule(source, stem))
      files.set(`${stem}.rules.ts`, rulesModule(source))
    }
  }
  const applicability = applicabilityModules(
    newest.filter(({ layout }) => layout.audience !== 'surveyor'),
    lists,
  )
  files.set('applicability.js', applicability.conditions)
  files.set('applicability.d.ts', CONDITIONS_DECLARATION)
  files.set('applicability-catalogue.ts', applicability.catalogue)
  files.set('registry.ts', registryModule(forms))
  files.set('form-marks.ts', marksModule(newest))
  files.set('relations.ts', relationsRegistry(forms, digests))
  files.set('rule-texts.ts', ruleTextsModule(forms))
  const spelled = spelledLists(newest, lists)
  for (const list of spelled) files.set(`${list.id}.spellings.ts`, spellingsModule(list))
  files.set('code-lists.ts', codeListsModule(lists, spelled))
  return files
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}

async function writeGenerated(): Promise<void> {
  const folder = join(formsDirectory, 'generated')
  const files = await generateForms()
  if (files.size <= 5) throw new Error('no form definitions found')
  mkdirSync(folder, { recursive: true })
  for (const name of readdirSync(folder)) if (!files.has(name)) rmSync(join(folder, name))
  for (const [name, content] of files) writeFileSync(join(folder, name), content)
  writeFileSync(
    join(formsDirectory, '..', 'docs', 'check-coverage.md'),
    coveragePage(readCoverage()),
  )
  console.log(`wrote ${files.size} files to forms/generated, and docs/check-coverage.md`)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await writeGenerated()
