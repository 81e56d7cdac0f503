/** A draft of a check as it is typed: type-checked here, with place and suggestion, ready to run. */
import { interpretCheck } from '../../../../forms/engine/language/interpret.ts'
import { readChecks } from '../../../../forms/engine/language/read-checks.ts'
import type { LanguageError } from '../../../../forms/engine/language/source.ts'
import type { CheckTree } from '../../../../forms/engine/language/tree.ts'
import type { CompiledCheck, FormDefinition } from '../../../../forms/engine/types.ts'
import { codeListIds } from '../../../../forms/generated/code-lists.ts'
import { formsNamedIn } from '../../../api/rules-in-force.ts'

export interface ReadDraft {
  readonly tree: CheckTree | null
  readonly check: CompiledCheck | null
  readonly errors: readonly LanguageError[]
}

export async function readDraft(form: FormDefinition, text: string): Promise<ReadDraft> {
  const { checks, errors } = readChecks(text, {
    own: form.schema,
    ...(await formsNamedIn(text)),
    codeLists: new Set(codeListIds),
  })
  const tree = errors.length === 0 && checks.length === 1 ? checks[0]! : null
  return { tree, check: tree && interpretCheck(tree), errors }
}
