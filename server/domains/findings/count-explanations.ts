/** Reasons of standing explanations by check, form or enumerator, most first, from counts that are kept. */
import type { ExplainedBy, countExplanations as operation } from '../../contract/findings.ts'
import type { QueryOf, ReplyOf } from '../../contract/operation.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { findDisplayNames, requireRight } from '../identity/index.ts'
import {
  type ExplainedWork,
  sumExplanations,
  sumExplanationsByReporter,
  sumReasonsOfReporters,
} from '../responses/index.ts'
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
  const work = { area, form, rule }
  const { all, rows } =
    by === 'enumerator' ? await byReporter(db, work) : await byCheckOrForm(db, { ...work, by })
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

interface Explained {
  readonly all: readonly { readonly total: number }[]
  /** The first of them. */
  readonly rows: readonly Omit<ExplainedBy, 'name'>[]
}

async function byCheckOrForm(
  db: Executor,
  of: ExplainedWork & { readonly by: 'check' | 'form' },
): Promise<Explained> {
  const found = new Map<string, Omit<ExplainedBy, 'name'>>()
  for (const row of await sumExplanations(db, of)) {
    const key = of.by === 'check' ? row.rule : row.formId
    const formId = of.by === 'check' ? row.formId : null
    const place = `${formId} ${key}`
    const entry = found.get(place) ?? { key, formId, total: 0, reasons: {} }
    entry.total += row.findings
    entry.reasons[row.reason] = row.findings
    found.set(place, entry)
  }
  const all = [...found.values()].sort((a, b) => b.total - a.total || (a.key < b.key ? -1 : 1))
  return { all, rows: all.slice(0, MOST_ROWS) }
}

/** A city has thousands of enumerators: the reasons are asked for of those that are shown. */
async function byReporter(db: Executor, of: ExplainedWork): Promise<Explained> {
  const all = (await sumExplanationsByReporter(db, of)).map(({ reporter, findings }) => ({
    ...{ key: reporter, formId: null, total: findings },
    reasons: {} as Record<string, number>,
  }))
  const rows = all.slice(0, MOST_ROWS)
  const shown = new Map(rows.map((row) => [row.key, row]))
  for (const row of await sumReasonsOfReporters(db, of, [...shown.keys()]))
    shown.get(row.reporter)!.reasons[row.reason] = row.findings
  return { all, rows }
}
