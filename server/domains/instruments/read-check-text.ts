/** A check written in the workbench: type-checked against its form, ready to run. Pure. */
import { interpretCheck } from '../../../forms/engine/language/interpret.ts'
import { readChecks } from '../../../forms/engine/language/read-checks.ts'
import { describeError } from '../../../forms/engine/language/source.ts'
import type { CheckTree } from '../../../forms/engine/language/tree.ts'
import type { CompiledCheck, FormDefinition } from '../../../forms/engine/types.ts'
import { formerVersions } from '../../../forms/engine/versions/former-versions.ts'
import { codeListIds } from '../../../forms/generated/code-lists.ts'
import type { FormBook } from '../../platform/form-book.ts'

export interface ReadCheckText {
  readonly checks: readonly { readonly tree: CheckTree; readonly check: CompiledCheck }[]
  /** In Chinese, with line, column and suggestion. */
  readonly errors: readonly string[]
}

export function readCheckText(book: FormBook, form: FormDefinition, text: string): ReadCheckText {
  const { checks, errors } = readChecks(text, {
    own: form.schema,
    forms: new Map([...book.forms].map(([id, each]) => [id, each.schema])),
    former: new Map([...book.forms.keys()].map((id) => [id, formerVersions(book.versionsOf(id))])),
    codeLists: new Set(codeListIds),
  })
  return {
    checks: checks.map((tree) => ({ tree, check: interpretCheck(tree) })),
    errors: errors.map(describeError),
  }
}
