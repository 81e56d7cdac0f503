/** The rule versions in force or to come: for each form version the one in force and those after it. */
import { ruleVersionLabel } from '../../../forms/engine/rule-set.ts'
import { findForm } from '../../../forms/generated/registry.ts'
import type * as contract from '../../contract/checks.ts'
import type { ReplyOf } from '../../contract/operation.ts'
import type { Context } from '../../platform/context.ts'
import { openFormBook } from '../../platform/form-book.ts'
import { listRuleSetRows, type RuleSetRow } from './check-draft-store.ts'
import { type RuleModuleFile, ruleModuleOf } from './rule-module.ts'

export async function listRuleSets(ctx: Context): Promise<ReplyOf<typeof contract.listRuleSets>> {
  const book = await openFormBook()
  const rows = stillOfUse(await listRuleSetRows(ctx.database.read), ctx.clock.now())
  const ruleSets = []
  for (const row of rows) {
    const form = await findForm(row.formId, row.formVersion)
    if (!form) continue
    ruleSets.push({
      formId: row.formId,
      formVersion: row.formVersion,
      ruleVersion: ruleVersionLabel(row.formVersion, row.publication),
      effectiveAt: row.effectiveAt,
      publishedAt: row.publishedAt,
      changes: row.changes,
      module: ruleModuleOf(book, form, row).path,
    })
  }
  return { ruleSets }
}

/** Publications count up within a form version; earlier ones than that in force are history. */
function stillOfUse(rows: readonly RuleSetRow[], now: string): RuleSetRow[] {
  return rows.filter(
    (row) =>
      !rows.some(
        (later) =>
          later.formId === row.formId &&
          later.formVersion === row.formVersion &&
          later.publication > row.publication &&
          later.effectiveAt <= now,
      ),
  )
}

/** The module under this path, of any publication; undefined when there is none. */
export async function findRuleModule(
  ctx: Pick<Context, 'database'>,
  path: string,
): Promise<RuleModuleFile | undefined> {
  const book = await openFormBook()
  for (const row of await listRuleSetRows(ctx.database.read)) {
    if (!path.startsWith(`/rules/${row.formId}/${row.formVersion}/${row.publication}-`)) continue
    const form = await findForm(row.formId, row.formVersion)
    const file = form && ruleModuleOf(book, form, row)
    if (file?.path === path) return file
  }
  return undefined
}
