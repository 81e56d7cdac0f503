/** All checks of a form: those its schema states, then those of checks.rules. */
import { type ReadChecks, readChecks } from './language/read-checks.ts'
import type { Vocabulary } from './language/vocabulary.ts'
import { schemaCheckText } from './schema-checks.ts'

export interface FormChecks {
  readonly fromSchema: ReadChecks
  readonly fromRules: ReadChecks
}

/** `listTitles`: Chinese titles of the code lists, for messages. */
export function readFormChecks(
  rules: string,
  vocabulary: Vocabulary,
  listTitles: ReadonlyMap<string, string>,
): FormChecks {
  return {
    fromSchema: readChecks(schemaCheckText(vocabulary.own, listTitles), vocabulary),
    fromRules: readChecks(rules, vocabulary),
  }
}
