/**
 * Conditions of the layout (which block belongs to which units), read by the check language:
 * the same three values, the same names. An expression is read once.
 */
import { interpretCheck } from '../../../forms/engine/language/interpret.ts'
import { readChecks } from '../../../forms/engine/language/read-checks.ts'
import type { CompiledCheck, FormDefinition } from '../../../forms/engine/types.ts'
import type { Condition } from './checking.ts'

export function readConditions(form: FormDefinition): Condition {
  const vocabulary = { own: form.schema, forms: new Map(), codeLists: null }
  const read = new Map<string, CompiledCheck | null>()
  const conditionOf = (expression: string): CompiledCheck | null => {
    const known = read.get(expression)
    if (known !== undefined) return known
    const rule = `check shown mandatory\n  title "显示"\n  expect ${expression}\n  says "显示"\n`
    const tree = readChecks(rule, vocabulary).checks[0]
    const made = tree === undefined ? null : interpretCheck(tree)
    read.set(expression, made)
    return made
  }
  return (expression, answers) => conditionOf(expression)?.outcome({ answers }, null, 0) ?? null
}
