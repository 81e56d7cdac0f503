/** A form's checks, computed cells and conditions as resolved trees. */
import { readFormChecks } from '../../forms/engine/form-checks.ts'
import { readFormFormulas } from '../../forms/engine/form-formulas.ts'
import type { FormTrees } from '../../forms/engine/language/compile.ts'
import { describeError } from '../../forms/engine/language/source.ts'
import type { CodeListData } from '../../forms/engine/types.ts'
import type { FormSource } from './form-sources.ts'
import { vocabularyOf } from './form-vocabulary.ts'

/** Faults are thrown together. */
export function formTrees(
  source: FormSource,
  newest: readonly FormSource[],
  lists: readonly CodeListData[],
): FormTrees {
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
  return { checks: [...fromSchema.checks, ...fromRules.checks], computed, conditions }
}
