/** All SQL on descriptions, acts of coding and their undoing. */
import { and, asc, count, desc, eq, gt, inArray, isNotNull, lt, ne, or, sql } from 'drizzle-orm'
import type { CodingTurn } from '../../contract/coding.ts'
import { hasCodePrefix } from '../../platform/database/conditions.ts'
import type { Executor } from '../../platform/database/database.ts'
import { inPieces } from '../../platform/database/in-pieces.ts'
import { insertRows } from '../../platform/database/insert-rows.ts'
import {
  codingAct,
  codingUndo,
  descriptionTally,
  industryCoding,
  industryDescription,
} from './tables.ts'

export type DescriptionRow = typeof industryDescription.$inferSelect
export type ActRow = typeof codingAct.$inferSelect
export type CodingRow = typeof industryCoding.$inferSelect
export type UndoRow = typeof codingUndo.$inferSelect
export type TallyRow = typeof descriptionTally.$inferSelect

export async function findDescriptions(
  db: Executor,
  unitIds: readonly string[],
): Promise<ReadonlyMap<string, DescriptionRow>> {
  const found = new Map<string, DescriptionRow>()
  for (const piece of inPieces(unitIds)) {
    const rows = await db
      .select()
      .from(industryDescription)
      .where(inArray(industryDescription.unitId, piece))
    for (const row of rows) found.set(row.unitId, row)
  }
  return found
}

/** Saves it and moves the tally of what waits. */
export async function saveDescription(
  tx: Executor,
  before: DescriptionRow | undefined,
  after: DescriptionRow,
): Promise<void> {
  const { unitId: _, ...set } = after
  await tx
    .insert(industryDescription)
    .values(after)
    .onConflictDoUpdate({ target: industryDescription.unitId, set })
  if (before?.turn === 'first') await tally(tx, before, -1)
  if (after.turn === 'first') await tally(tx, after, 1)
}

async function tally(tx: Executor, of: DescriptionRow, units: 1 | -1): Promise<void> {
  const { county, phraseKey, phrase } = of
  await tx
    .insert(descriptionTally)
    .values({ county, phraseKey, phrase, units })
    .onConflictDoUpdate({
      target: [descriptionTally.county, descriptionTally.phraseKey],
      set: { units: sql`${descriptionTally.units} + ${units}` },
    })
}

/** Most frequent first. */
export function pageOfTally(
  db: Executor,
  area: string,
  after:
    | { readonly units: number; readonly county: string; readonly phraseKey: string }
    | undefined,
  limit: number,
): Promise<TallyRow[]> {
  const { units, county, phraseKey } = descriptionTally
  return Promise.resolve(
    db
      .select()
      .from(descriptionTally)
      .where(
        and(
          gt(units, 0),
          hasCodePrefix(county, area),
          after &&
            or(
              lt(units, after.units),
              and(
                eq(units, after.units),
                sql`(${county}, ${phraseKey}) < (${after.county}, ${after.phraseKey})`,
              ),
            ),
        ),
      )
      .orderBy(desc(units), desc(county), desc(phraseKey))
      .limit(limit),
  )
}

/** `notBy`: only what this account has not coded itself. */
export function listWaiting(
  db: Executor,
  of: {
    readonly turn: CodingTurn
    readonly area: string
    readonly phraseKey?: string | undefined
    readonly unitIds?: readonly string[] | undefined
    readonly notBy?: string | undefined
  },
  limit: number,
): Promise<DescriptionRow[]> {
  const { turn, county, phraseKey, unitId, firstBy, secondBy } = industryDescription
  return Promise.resolve(
    db
      .select()
      .from(industryDescription)
      .where(
        and(
          eq(turn, of.turn),
          hasCodePrefix(county, of.area),
          of.phraseKey === undefined ? undefined : eq(phraseKey, of.phraseKey),
          of.unitIds === undefined ? undefined : inArray(unitId, [...of.unitIds]),
          of.notBy === undefined
            ? undefined
            : and(ne(firstBy, of.notBy), sql`coalesce(${secondBy}, '') <> ${of.notBy}`),
        ),
      )
      .orderBy(asc(county), asc(phraseKey), asc(unitId))
      .limit(limit),
  )
}

export async function findAct(db: Executor, id: string): Promise<ActRow | undefined> {
  const [row] = await db.select().from(codingAct).where(eq(codingAct.id, id))
  return row
}

export async function insertAct(tx: Executor, row: ActRow): Promise<void> {
  await tx.insert(codingAct).values(row)
}

export function insertCodings(tx: Executor, rows: readonly CodingRow[]): Promise<void> {
  return insertRows(tx, industryCoding, rows)
}

export function listCodings(db: Executor, actId: string): Promise<CodingRow[]> {
  return Promise.resolve(
    db
      .select()
      .from(industryCoding)
      .where(eq(industryCoding.actId, actId))
      .orderBy(asc(industryCoding.unitId)),
  )
}

/** What each unit had before its latest first coding; those that had nothing are left out. */
export async function findCodesBefore(
  db: Executor,
  unitIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  for (const piece of inPieces(unitIds)) {
    const rows = await db
      .select({ unitId: industryCoding.unitId, codeBefore: industryCoding.codeBefore })
      .from(industryCoding)
      .innerJoin(codingAct, eq(codingAct.id, industryCoding.actId))
      .where(and(inArray(industryCoding.unitId, piece), eq(codingAct.turn, 'first')))
      .orderBy(asc(codingAct.codedAt), asc(codingAct.id))
    for (const { unitId, codeBefore } of rows) {
      if (codeBefore === null) found.delete(unitId)
      else found.set(unitId, codeBefore)
    }
  }
  return found
}

export async function countCodings(
  db: Executor,
  actIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (actIds.length === 0) return new Map()
  const rows = await db
    .select({ actId: industryCoding.actId, units: count() })
    .from(industryCoding)
    .where(inArray(industryCoding.actId, [...actIds]))
    .groupBy(industryCoding.actId)
  return new Map(rows.map(({ actId, units }) => [actId, units]))
}

/** Newest first. */
export function listActs(db: Executor, area: string, limit: number): Promise<ActRow[]> {
  return Promise.resolve(
    db
      .select()
      .from(codingAct)
      .where(hasCodePrefix(codingAct.county, area))
      .orderBy(desc(codingAct.codedAt), desc(codingAct.id))
      .limit(limit),
  )
}

export async function insertUndo(tx: Executor, row: UndoRow): Promise<void> {
  await tx.insert(codingUndo).values(row)
}

export async function findUndone(
  db: Executor,
  actIds: readonly string[],
): Promise<ReadonlyMap<string, UndoRow>> {
  if (actIds.length === 0) return new Map()
  const rows = await db
    .select()
    .from(codingUndo)
    .where(inArray(codingUndo.actId, [...actIds]))
  return new Map(rows.map((row) => [row.actId, row]))
}

export interface PairCount {
  readonly first: string
  readonly second: string
  readonly units: number
}

/** Of units coded by two people. */
export async function countPairs(db: Executor, area: string): Promise<PairCount[]> {
  const { county, firstCode, secondCode } = industryDescription
  const rows = await db
    .select({ first: firstCode, second: secondCode, units: count() })
    .from(industryDescription)
    .where(and(hasCodePrefix(county, area), isNotNull(secondCode)))
    .groupBy(firstCode, secondCode)
  return rows.flatMap(({ first, second, units }) =>
    first === null || second === null ? [] : [{ first, second, units }],
  )
}
