/** All SQL on figures, totals, cells, scores and what is left. */
import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { ReviewLevel } from '../../contract/response-state.ts'
import { hasCodePrefix } from '../../platform/database/conditions.ts'
import type { Executor } from '../../platform/database/database.ts'
import { inPieces } from '../../platform/database/in-pieces.ts'
import { insertRows } from '../../platform/database/insert-rows.ts'
import {
  attentionCell,
  attentionFigure,
  attentionLeft,
  attentionTotal,
  responseAttention,
} from './tables.ts'

export type FigureRow = typeof attentionFigure.$inferSelect
export type TotalRow = typeof attentionTotal.$inferSelect
export type CellRow = typeof attentionCell.$inferSelect
export type AttentionRow = typeof responseAttention.$inferSelect

/** Of these units, whatever form. */
export async function figuresOfUnits(
  db: Executor,
  unitIds: readonly string[],
): Promise<FigureRow[]> {
  const found: FigureRow[] = []
  for (const piece of inPieces(unitIds)) {
    found.push(
      ...(await db
        .select()
        .from(attentionFigure)
        .where(inArray(attentionFigure.unitId, piece))
        .orderBy(asc(attentionFigure.responseId), asc(attentionFigure.indicator))),
    )
  }
  return found
}

/** Puts `rows` in the place of all figures of these responses. */
export async function replaceFigures(
  tx: Executor,
  responseIds: readonly string[],
  rows: readonly FigureRow[],
): Promise<void> {
  for (const piece of inPieces(responseIds)) {
    await tx.delete(attentionFigure).where(inArray(attentionFigure.responseId, piece))
  }
  await insertRows(tx, attentionFigure, rows)
}

export async function addToTotals(tx: Executor, changes: readonly TotalRow[]): Promise<void> {
  for (const change of changes) {
    await tx
      .insert(attentionTotal)
      .values(change)
      .onConflictDoUpdate({
        target: [
          attentionTotal.formId,
          attentionTotal.indicator,
          attentionTotal.county,
          attentionTotal.division,
        ],
        set: {
          total: sql`${attentionTotal.total} + ${change.total}`,
          responses: sql`${attentionTotal.responses} + ${change.responses}`,
        },
      })
  }
}

export interface TotalOf {
  readonly formId: string
  readonly indicator: string
  /** A county, or a division of the whole city. */
  readonly of: string
  readonly total: number
  readonly responses: number
}

export function sumTotals(
  db: Executor,
  by: 'county' | 'division',
  forms: readonly string[],
): Promise<TotalOf[]> {
  const { formId, indicator } = attentionTotal
  return Promise.resolve(
    db
      .select({
        ...{ formId, indicator, of: attentionTotal[by] },
        total: sql<number>`sum(${attentionTotal.total})`.mapWith(Number),
        responses: sql<number>`sum(${attentionTotal.responses})`.mapWith(Number),
      })
      .from(attentionTotal)
      .where(inArray(formId, [...forms]))
      .groupBy(formId, indicator, attentionTotal[by]),
  )
}

export async function countFigures(db: Executor): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`coalesce(sum(${attentionTotal.responses}), 0)`.mapWith(Number) })
    .from(attentionTotal)
  return row?.count ?? 0
}

/** Of units whose industry begins with these digits, unit by unit; '' those whose is not known. */
export function pageOfFigures(
  db: Executor,
  division: string,
  after: { readonly industryCode: string; readonly unitId: string } | undefined,
  limit: number,
): Promise<FigureRow[]> {
  return Promise.resolve(
    db
      .select()
      .from(attentionFigure)
      .where(
        and(
          division === ''
            ? eq(attentionFigure.industryCode, '')
            : hasCodePrefix(attentionFigure.industryCode, division),
          after === undefined
            ? undefined
            : sql`(${attentionFigure.industryCode}, ${attentionFigure.unitId}) > (${after.industryCode}, ${after.unitId})`,
        ),
      )
      .orderBy(asc(attentionFigure.industryCode), asc(attentionFigure.unitId))
      .limit(limit),
  )
}

export async function replaceCells(tx: Executor, rows: readonly CellRow[]): Promise<void> {
  await tx.delete(attentionCell)
  await insertRows(tx, attentionCell, rows)
}

/** Of these industries, at whatever level. */
export async function cellsOf(db: Executor, industries: readonly string[]): Promise<CellRow[]> {
  if (industries.length === 0) return []
  return db
    .select()
    .from(attentionCell)
    .where(inArray(attentionCell.industry, [...industries]))
}

export async function saveAttention(tx: Executor, row: AttentionRow): Promise<void> {
  const { responseId: _, ...set } = row
  await tx
    .insert(responseAttention)
    .values(row)
    .onConflictDoUpdate({ target: responseAttention.responseId, set })
}

export async function findAttention(
  db: Executor,
  responseIds: readonly string[],
): Promise<ReadonlyMap<string, AttentionRow>> {
  if (responseIds.length === 0) return new Map()
  const rows = await db
    .select()
    .from(responseAttention)
    .where(inArray(responseAttention.responseId, [...responseIds]))
  return new Map(rows.map((row) => [row.responseId, row]))
}

export interface LeftCount {
  readonly county: string
  readonly formId: string
  readonly band: number
  readonly responses: number
  readonly effect: number
}

/** `area` of at most nine digits. */
export function countLeft(
  db: Executor,
  area: string,
  awaiting: ReviewLevel | undefined,
): Promise<LeftCount[]> {
  const county = sql<string>`substr(${attentionLeft.town}, 1, 6)`
  return Promise.resolve(
    db
      .select({
        county,
        formId: attentionLeft.formId,
        band: attentionLeft.band,
        responses: sql<number>`sum(${attentionLeft.responses})`.mapWith(Number),
        effect: sql<number>`sum(${attentionLeft.effect})`.mapWith(Number),
      })
      .from(attentionLeft)
      .where(
        and(
          hasCodePrefix(attentionLeft.town, area),
          awaiting === undefined ? undefined : eq(attentionLeft.awaiting, awaiting),
        ),
      )
      .groupBy(county, attentionLeft.formId, attentionLeft.band),
  )
}
