/** Reads what these responses report, moves the totals and scores them, in one transaction. */
import { groupName, groupsOf } from '../../../forms/engine/neighbours/unit-groups.ts'
import type { Context } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { openFormBook } from '../../platform/form-book.ts'
import { groupBy } from '../../platform/group-by.ts'
import { signalsOfResponses } from '../conduct/index.ts'
import { type ReportedDocument, readReported, setAttention } from '../responses/index.ts'
import { type Judged, judgeAttention } from './judge-attention.ts'
import { figuresOf, sizeOf, staffOf } from './key-figures.ts'
import {
  type AttentionRow,
  addToTotals,
  type CellRow,
  cellsOf,
  type FigureRow,
  figuresOfUnits,
  findAttention,
  replaceFigures,
  saveAttention,
  sumTotals,
  type TotalRow,
} from './store.ts'

/** Reports without key figures are counted under no indicator. */
const REPORTS = ''

/** How many of them are reported and were scored. `also` is written with them. */
export async function scoreResponses(
  ctx: Context,
  responseIds: readonly string[],
  also: (tx: Executor) => Promise<void>,
): Promise<number> {
  const db = ctx.database.read
  const { codeLists } = await openFormBook()
  const documents = await readReported(db, [...new Set(responseIds)])
  const unitIds = [...new Set(documents.map(({ response }) => response.unitId))]
  const fresh = documents.flatMap(figureRows)
  const signals = await signalsOfResponses(
    db,
    documents.map(({ response }) => response.id),
  )
  return ctx.database.write(async (tx) => {
    const ids = documents.map(({ response }) => response.id)
    const known = await figuresOfUnits(tx, unitIds)
    const replaced = known.filter(({ responseId }) => ids.includes(responseId))
    await replaceFigures(tx, ids, fresh)
    await addToTotals(tx, changeOf(replaced, fresh))
    const forms = [...new Set(documents.map(({ response }) => response.formId))]
    const totals = await readTotals(tx, forms)
    const figures = [...known.filter((row) => !replaced.includes(row)), ...fresh]
    const byResponse = groupBy(figures, ({ responseId }) => responseId)
    const byUnit = groupBy(figures, ({ unitId }) => unitId)
    const groupsOfUnit = new Map(
      unitIds.map((id) => {
        const own = byUnit.get(id) ?? []
        const industryCode = own[0]?.industryCode ?? ''
        const unitSize = sizeOf(own)
        return [id, groupsOf({ industryCode, unitSize }, codeLists)]
      }),
    )
    const industries = [...groupsOfUnit.values()].flat().map(({ industry }) => industry)
    const cells = indexCells(await cellsOf(tx, [...new Set(industries)]))
    const before = await findAttention(tx, ids)
    for (const document of documents) {
      const { response } = document
      const own = byResponse.get(response.id) ?? []
      const judged = judgeAttention({
        figures: own.filter(({ indicator }) => indicator !== REPORTS),
        staff: staffOf(byUnit.get(response.unitId) ?? []),
        cellOf: (measure) => {
          for (const group of groupsOfUnit.get(response.unitId) ?? []) {
            const cell = cells.get(cellKey({ formId: response.formId, measure, ...group }))
            if (cell) return { spread: cell.spread, group: groupName(group, codeLists) }
          }
          return undefined
        },
        findings: findingsOf(document),
        signals: signals.get(response.id) ?? [],
        totals: (indicator) => totals.of(own, indicator, 'total'),
        reports: totals.of(own, REPORTS, 'responses'),
      })
      const row = { responseId: response.id, ...judged, scoredAt: ctx.clock.now() }
      if (same(before.get(response.id), judged)) continue
      await saveAttention(tx, row)
      await setAttention(tx, response.id, {
        attention: judged.score,
        attentionCounty: Math.round((judged.suspicion * judged.countyEffect) / 1_000_000),
      })
    }
    await also(tx)
    return documents.length
  })
}

function figureRows({ response, answers, previous }: ReportedDocument): FigureRow[] {
  const of = {
    ...{ responseId: response.id, unitId: response.unitId, formId: response.formId },
    county: response.areaCode?.slice(0, 6) ?? '',
    industryCode: response.industryCode ?? '',
    unitSize: typeof answers.unitSize === 'string' ? answers.unitSize : '',
  }
  const figures = figuresOf(answers, previous)
  const count = { indicator: REPORTS, value: 1, previous: null }
  return [count, ...figures].map((figure) => ({ ...of, ...figure }))
}

function findingsOf({ response, evaluated }: ReportedDocument) {
  const { mandatoryFindings, verifyFindings, explainedFindings } = response
  const came = mandatoryFindings + verifyFindings
  return {
    mandatory: mandatoryFindings,
    unexplained: verifyFindings - explainedFindings,
    explained: explainedFindings,
    evaluated: Math.max(0, (evaluated ?? came) - came),
  }
}

function changeOf(before: readonly FigureRow[], after: readonly FigureRow[]): TotalRow[] {
  const changes = new Map<string, { row: TotalRow }>()
  const add = (figure: FigureRow, sign: 1 | -1) => {
    const { formId, indicator, county } = figure
    const division = figure.industryCode.slice(0, 2)
    const key = [formId, indicator, county, division].join(' ')
    const { row } = changes.get(key) ?? {
      row: { formId, indicator, county, division, total: 0, responses: 0 },
    }
    const total = row.total + sign * Math.abs(figure.value)
    changes.set(key, { row: { ...row, total, responses: row.responses + sign } })
  }
  for (const figure of before) add(figure, -1)
  for (const figure of after) add(figure, 1)
  return [...changes.values()]
    .map(({ row }) => row)
    .filter(({ total, responses }) => total !== 0 || responses !== 0)
}

async function readTotals(tx: Executor, forms: readonly string[]) {
  const index = async (by: 'county' | 'division') => {
    const rows = forms.length === 0 ? [] : await sumTotals(tx, by, forms)
    return new Map(rows.map((row) => [totalKey(row.formId, row.indicator, row.of), row]))
  }
  const [counties, divisions] = [await index('county'), await index('division')]
  return {
    of(own: readonly FigureRow[], indicator: string, what: 'total' | 'responses') {
      const [first] = own
      if (first === undefined) return { county: 0, industry: 0 }
      const { formId, county, industryCode } = first
      const division = industryCode.slice(0, 2)
      return {
        county: counties.get(totalKey(formId, indicator, county))?.[what] ?? 0,
        industry: divisions.get(totalKey(formId, indicator, division))?.[what] ?? 0,
      }
    },
  }
}

function totalKey(formId: string, indicator: string, of: string): string {
  return [formId, indicator, of].join(' ')
}

function cellKey(cell: Pick<CellRow, 'formId' | 'measure' | 'industry' | 'size'>): string {
  return [cell.formId, cell.measure, cell.industry, cell.size].join('\n')
}

function indexCells(rows: readonly CellRow[]): ReadonlyMap<string, CellRow> {
  return new Map(rows.map((row) => [cellKey(row), row]))
}

function same(before: AttentionRow | undefined, judged: Judged): boolean {
  if (before === undefined) return false
  const { responseId: _, scoredAt: _at, ...stored } = before
  return JSON.stringify(sorted(stored)) === JSON.stringify(sorted({ ...judged }))
}

/** A JSON column gives keys back in no particular order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, each]) => [key, sorted(each)])
}
