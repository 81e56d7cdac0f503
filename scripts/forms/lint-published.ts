/** What was published stays as it was. */
import { join } from 'node:path'
import { formHash } from './form-hash.ts'
import type { FormSource, PublishedForms } from './form-sources.ts'
import type { LintProblem } from './lint-problem.ts'

export function lintPublished(
  root: string,
  published: PublishedForms,
  sources: readonly FormSource[],
): LintProblem[] {
  return Object.entries(published).flatMap(([name, { hash }]): LintProblem[] => {
    const source = sources.find(({ id, version }) => `${id}@${version}` === name)
    if (source === undefined) {
      return [{ file: join(root, 'published.json'), message: `${name} was published and is gone` }]
    }
    if (formHash(source) === hash) return []
    const advice = `forms/definitions/${source.id}/<next version>/ with a migration.json`
    return [
      {
        file: source.folder,
        message: `is published and its content has changed: put it back and make a new version (${advice})`,
      },
    ]
  })
}
