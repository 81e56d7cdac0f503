/**
 * Checks the form definitions: first their shape (forms/meta), then their meaning: names that
 * resolve, units that agree, codes that are unique, layouts that are whole, rules with cases,
 * migrations that lose nothing, published versions that stay as they were.
 */
import { join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { isContradictory, proofWords } from '../forms/engine/prove/proof-words.ts'
import { openSolver } from '../server/platform/solver.ts'
import {
  formsDirectory,
  readCodeLists,
  readFormSources,
  readPublished,
} from './forms/form-sources.ts'
import { lintApplicability } from './forms/lint-applicability.ts'
import { lintChecks } from './forms/lint-checks.ts'
import { lintLayout } from './forms/lint-layout.ts'
import { lintMigrations } from './forms/lint-migration.ts'
import type { LintProblem } from './forms/lint-problem.ts'
import { lintPublished } from './forms/lint-published.ts'
import { lintSchema } from './forms/lint-schema.ts'
import { lintShapes } from './forms/lint-shapes.ts'
import { proveForm } from './forms/prove-form.ts'

export function lintForms(root: string = formsDirectory): LintProblem[] {
  const shapes = lintShapes(root)
  if (shapes.length > 0) return shapes
  const sources = readFormSources(root)
  const lists = readCodeLists(root)
  if (sources.length === 0) return [{ file: root, message: 'found no form definitions to look at' }]
  return [
    ...sources.flatMap((source) => [
      ...lintSchema(source, lists),
      ...lintLayout(source, sources, lists),
      ...lintChecks(source, sources, lists),
      ...lintApplicability(source, sources, lists),
    ]),
    ...lintMigrations(sources),
    ...lintPublished(root, readPublished(root), sources),
  ]
}

/** Checks no answer can satisfy together. To be asked of forms that lint found sound. */
export async function lintContradictions(root: string = formsDirectory): Promise<LintProblem[]> {
  const sources = readFormSources(root)
  const lists = readCodeLists(root)
  const solve = await openSolver()
  return sources.flatMap((source) =>
    proveForm(source, sources, lists, solve)
      .proofs.filter(isContradictory)
      .map((proof) => ({ file: join(source.folder, 'checks.rules'), message: proofWords(proof) })),
  )
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const unsound = lintForms()
  const problems = unsound.length > 0 ? unsound : await lintContradictions()
  for (const { file, message } of problems)
    console.error(`${relative(process.cwd(), file)}: ${message}`)
  console.log(problems.length === 0 ? 'form definitions are sound' : `${problems.length} problems`)
  process.exitCode = problems.length === 0 ? 0 : 1
}
