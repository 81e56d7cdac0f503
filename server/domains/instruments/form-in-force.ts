/**
 * A form version with the checks in force at an instant. The server interprets published checks; the
 * browsers run them compiled; both read the same tree.
 */
import {
  type RuleChange,
  ruleVersionLabel,
  withPublishedChecks,
} from '../../../forms/engine/rule-set.ts'
import type { FormDefinition } from '../../../forms/engine/types.ts'
import { findForm } from '../../../forms/generated/registry.ts'
import type { Executor } from '../../platform/database/database.ts'
import { type FormBook, openFormBook } from '../../platform/form-book.ts'
import { findRuleSetInForce, type RuleSetRow } from './check-draft-store.ts'
import { readCheckText } from './read-check-text.ts'

/** Publications never change, so each is read once per process. */
const published = new WeakMap<FormDefinition, Map<string, FormDefinition>>()

/** Not to be called inside a write: it may load forms. Undefined when there is no such version. */
export async function findFormInForce(
  db: Executor,
  formId: string,
  formVersion: string | undefined,
  at: string,
): Promise<FormDefinition | undefined> {
  const book = await openFormBook()
  const form = await findForm(formId, formVersion)
  if (!form) return undefined
  const row = await findRuleSetInForce(db, form.id, form.version, at)
  return row ? applyRuleSet(book, form, row) : form
}

/** `form`: as its version was published. */
export function applyRuleSet(
  book: FormBook,
  form: FormDefinition,
  row: Pick<RuleSetRow, 'publication' | 'changes'>,
): FormDefinition {
  const ruleVersion = ruleVersionLabel(form.version, row.publication)
  // The key holds the content, so that a trial of what is not published yet is no danger.
  const key = JSON.stringify([ruleVersion, row.changes])
  const known = published.get(form) ?? new Map<string, FormDefinition>()
  published.set(form, known)
  const made = known.get(key) ?? applyChanges(book, form, ruleVersion, row.changes)
  known.set(key, made)
  return made
}

function applyChanges(
  book: FormBook,
  form: FormDefinition,
  ruleVersion: string,
  changes: readonly RuleChange[],
): FormDefinition {
  const checks = changes.flatMap(({ text }) =>
    text === null ? [] : readCheckText(book, form, text).checks.map(({ check }) => check),
  )
  return withPublishedChecks(form, ruleVersion, changes, checks)
}
