/** What a finished evaluation came to, by check, area and industry, each narrowed by the other choices. */
import type { Severity } from '../../../forms/engine/types.ts'
import type * as contract from '../../contract/evaluation.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { type FormBook, openFormBook } from '../../platform/form-book.ts'
import { findAreaNames } from '../areas/index.ts'
import { requireRight } from '../identity/index.ts'
import { findFormInForce } from '../instruments/index.ts'
import { findRun } from './evaluation-run-store.ts'
import type { TallyRow } from './evaluation-tally.ts'
import { listTallies } from './evaluation-tally-store.ts'
import { requireRunInSight } from './list-evaluation-runs.ts'
import { areaAsked } from './scope-prefix.ts'

export interface FindingsQuery {
  readonly area?: string | undefined
  readonly form?: string | undefined
  readonly severity?: Severity | undefined
  readonly rule?: string | undefined
  /** 2 digits, or `none`. */
  readonly industry?: string | undefined
}

/** What a level of areas adds to the digits of the one above. */
const BELOW: Readonly<Record<number, number>> = { 0: 4, 2: 4, 4: 6, 6: 9, 9: 9, 12: 9 }

export async function getEvaluationFindings(
  ctx: SignedInContext,
  runId: string,
  query: FindingsQuery,
): Promise<contract.EvaluationFindings> {
  requireRight(ctx, 'evaluation.view')
  const db = ctx.database.read
  requireRunInSight(ctx, await findRun(db, runId))
  const areaPrefix = areaAsked(ctx, query.area)
  const { form: formId, severity } = query
  const rows = await listTallies(db, { runId, areaPrefix, formId, severity })
  const industry = query.industry === 'none' ? '' : query.industry
  const ofRule = (row: TallyRow) => query.rule === undefined || row.rule === query.rule
  const ofIndustry = (row: TallyRow) => industry === undefined || row.industryDivision === industry
  const book = await openFormBook()
  const digits = BELOW[areaPrefix.length] ?? areaPrefix.length
  const areas = sumBy(
    rows.filter((row) => ofRule(row) && ofIndustry(row)),
    (row) => row.areaPrefix.slice(0, digits),
  )
  const industries = sumBy(rows.filter(ofRule), (row) => row.industryDivision)
  const areaNames = await findAreaNames(
    db,
    [...areas.keys()].map((code) => code.padEnd(12, '0')),
  )
  return {
    byCheck: await checksOf(ctx, rows.filter(ofIndustry)),
    byArea: [...areas]
      .map(([code, responses]) => ({
        ...{ code, responses },
        name: areaNames.get(code.padEnd(12, '0'))?.at(-1) ?? '地址未落实',
      }))
      .sort((a, b) => a.code.localeCompare(b.code)),
    byIndustry: [...industries]
      .map(([code, responses]) => ({ code, responses, name: industryName(book, code) }))
      .sort((a, b) => b.responses - a.responses || a.code.localeCompare(b.code)),
  }
}

async function checksOf(
  ctx: SignedInContext,
  rows: readonly TallyRow[],
): Promise<contract.EvaluationFindings['byCheck']> {
  const counts = new Map<string, contract.EvaluationFindings['byCheck'][number]>()
  for (const { formId, rule, severity, responses } of rows) {
    const key = `${rule} ${severity}`
    const known = counts.get(key) ?? { formId, rule, severity, title: '', responses: 0 }
    counts.set(key, { ...known, responses: known.responses + responses })
  }
  const titles = new Map<string, string>()
  for (const formId of new Set(rows.map((row) => row.formId))) {
    const form = await findFormInForce(ctx.database.read, formId, undefined, ctx.clock.now())
    for (const check of form?.checks ?? []) titles.set(check.id, check.title)
  }
  const order: Readonly<Record<Severity, number>> = { mandatory: 0, verify: 1, advisory: 2 }
  return [...counts.values()]
    .map((each) => ({ ...each, title: titles.get(each.rule) ?? '' }))
    .sort(
      (a, b) =>
        order[a.severity] - order[b.severity] ||
        b.responses - a.responses ||
        a.rule.localeCompare(b.rule),
    )
}

function sumBy(rows: readonly TallyRow[], keyOf: (row: TallyRow) => string): Map<string, number> {
  const sums = new Map<string, number>()
  for (const row of rows) sums.set(keyOf(row), (sums.get(keyOf(row)) ?? 0) + row.responses)
  return sums
}

function industryName(book: FormBook, code: string): string {
  return book.codeLists.item('industry', code)?.name ?? '行业未定'
}
