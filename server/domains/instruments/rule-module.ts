/** The compiled module of a publication, as browsers fetch it from this origin. */
import { createHash } from 'node:crypto'
import { compileRuleModule } from '../../../forms/engine/language/compile.ts'
import type { FormDefinition } from '../../../forms/engine/types.ts'
import type { FormBook } from '../../platform/form-book.ts'
import type { RuleSetRow } from './check-draft-store.ts'
import { readCheckText } from './read-check-text.ts'

export interface RuleModuleFile {
  /** `/rules/<form>/<version>/<publication>-<hash>.js`: changes with the content, may be kept for ever. */
  readonly path: string
  readonly content: string
}

const made = new Map<string, RuleModuleFile>()

export function ruleModuleOf(
  book: FormBook,
  form: FormDefinition,
  row: Pick<RuleSetRow, 'publication' | 'changes'>,
): RuleModuleFile {
  const key = JSON.stringify([form.id, form.version, row.publication, row.changes])
  const known = made.get(key)
  if (known) return known
  const trees = row.changes.flatMap(({ text }) =>
    text === null ? [] : readCheckText(book, form, text).checks.map(({ tree }) => tree),
  )
  const content = compileRuleModule(trees)
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 16)
  const path = `/rules/${form.id}/${form.version}/${row.publication}-${hash}.js`
  const file = { path, content }
  made.set(key, file)
  return file
}
