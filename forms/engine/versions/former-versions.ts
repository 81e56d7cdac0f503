/** The versions of a form before its newest, so that rules may still cite the names they had. */
import type { FormerVersion } from '../language/vocabulary.ts'
import type { FormMigration, FormSchema } from '../types.ts'
import type { VersionStep } from './follow-path.ts'

interface Version {
  readonly version: string
  readonly schema: FormSchema
  readonly migration?: FormMigration | null
}

/** `versions`: newest first. Latest first, each with the way to the newest. */
export function formerVersions(versions: readonly Version[]): FormerVersion[] {
  const steps: VersionStep[] = []
  return versions.slice(1).flatMap(({ version, schema }, index): FormerVersion[] => {
    const next = versions[index]!
    if (!next.migration) return []
    steps.unshift({ before: schema, after: next.schema, migration: next.migration })
    return [{ version, schema, steps: [...steps] }]
  })
}
