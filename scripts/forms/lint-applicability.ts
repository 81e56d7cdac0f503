/** The meaning of applicability.json: conditions that read, over attributes of the unit alone. */
import { join } from 'node:path'
import { readCondition } from '../../forms/engine/language/read-formula.ts'
import type { CodeListData } from '../../forms/engine/types.ts'
import type { FormSource } from './form-sources.ts'
import { vocabularyOf } from './form-vocabulary.ts'
import type { LintProblem } from './lint-problem.ts'

export function lintApplicability(
  source: FormSource,
  forms: readonly FormSource[],
  lists: readonly CodeListData[],
): LintProblem[] {
  const file = join(source.folder, 'applicability.json')
  const vocabulary = vocabularyOf(source, forms, lists)
  return source.applicability.rules.flatMap(({ when }) => {
    const read = readCondition(when, vocabulary)
    if ('error' in read) return [{ file, message: `${when}: ${read.error}` }]
    const { own, others, previous } = read.formula.dependencies
    const strangers = [...own, ...others, ...previous]
    return strangers.length === 0
      ? []
      : [{ file, message: `${when}: looks at ${strangers.join(', ')}, not only at the unit` }]
  })
}
