/** The steps from one version of a form to a newer one. */
import type { FormDefinition } from '../types.ts'
import type { CheckedStep } from './migrate-work.ts'

/** `versions`: newest first. Undefined where there is no way: an unknown or an older version. */
export function stepsBetween(
  versions: readonly FormDefinition[],
  from: string,
  to: string,
): readonly CheckedStep[] | undefined {
  const start = versions.findIndex(({ version }) => version === from)
  const end = versions.findIndex(({ version }) => version === to)
  if (start < 0 || end < 0 || start < end) return undefined
  const steps: CheckedStep[] = []
  for (let index = start; index > end; index--) {
    const before = versions[index]!
    const after = versions[index - 1]!
    if (after.migration?.from !== before.version) return undefined
    steps.push({
      ...{ before: before.schema, after: after.schema, migration: after.migration },
      checkIds: new Set(after.checks.map(({ id }) => id)),
    })
  }
  return steps
}
