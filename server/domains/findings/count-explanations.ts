/** Reasons of standing explanations by check, form or enumerator, most first, from counts that are kept. */
import type { ExplainedBy, countExplanations as operation } from '../../contract/findings.ts'
import type { QueryOf, ReplyOf } from '../../contract/operation.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { findDisplayNames, requireRight } from '../identity/index.ts'
import { sumExplanations } from '../responses/index.ts'
import { townAsked } from '../review/index.ts'
import { titleRules } from './title-rules.ts'

const MOST_ROWS = 300

export async function countExplanations(
  ctx: SignedInContext,
  query: QueryOf<typeof operation>,
): Promise<ReplyOf<typeof operation>> {
  requireRight(ctx, 'finding.view')
  const area = townAsked(ctx, query.area)
  if (query.rule !== undefined && query.form === undefined) {
    throw new Problem('parameter-not-acceptable', '按审核关系查看时，请同时选普查表')
  }
  const db = ctx.database.read
  const { by, form, rule } = query
  const found = new Map<string, Omit<ExplainedBy, 'name'>>()
  for (const row of await sumExplanations(db, { area, form, rule, by })) {
    const key = { check: row.rule, form: row.formId, enumerator: row.reporter }[by]
    const formId = by === 'check' ? row.formId : null
    const place = `${formId} ${key}`
    const entry = found.get(place) ?? { key, formId, total: 0, reasons: {} }
    entry.total += row.findings
    entry.reasons[row.reason] = row.findings
    found.set(place, entry)
  }
  const all = [...found.values()].sort((a, b) => b.total - a.total || (a.key < b.key ? -1 : 1))
  const rows = all.slice(0, MOST_ROWS)
  const people =
    by === 'enumerator'
      ? await findDisplayNames(
          db,
          rows.map(({ key }) => key),
        )
      : undefined
  const checks = rows.flatMap(({ formId, key: rule }) => (formId === null ? [] : { formId, rule }))
  const titleOf = await titleRules(ctx, db, checks)
  const nameOf = ({ formId, key }: Omit<ExplainedBy, 'name'>): string =>
    formId === null ? (people?.get(key) ?? key) : titleOf({ formId, rule: key })
  return {
    rows: rows.map((row) => ({ ...row, name: nameOf(row) })),
    leftOut: all.length - rows.length,
    total: all.reduce((sum, row) => sum + row.total, 0),
  }
}
