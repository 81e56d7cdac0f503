/** All SQL on units and their outcomes. */
import {
  and,
  asc,
  count,
  desc,
  eq,
  exists,
  gt,
  gte,
  inArray,
  isNotNull,
  not,
  or,
  sql,
} from 'drizzle-orm'
import type { SignedInContext } from '../../platform/context.ts'
import { containsText, hasCodePrefix, isOneOf } from '../../platform/database/conditions.ts'
import type { Executor } from '../../platform/database/database.ts'
import { inPieces } from '../../platform/database/in-pieces.ts'
import { insertRows } from '../../platform/database/insert-rows.ts'
import { prepared } from '../../platform/database/prepared.ts'
import { unitIdsLeaving, withinReach } from '../areas/index.ts'
import { settleLedgerOf } from './keep-ledger.ts'
import { frameRecord, unit, unitOutcome, unitOutcomeWithdrawal } from './tables.ts'

const AREA_DIGITS = 12

export type UnitRow = typeof unit.$inferSelect
export type OutcomeRow = typeof unitOutcome.$inferSelect

export async function insertUnits(tx: Executor, rows: readonly UnitRow[]): Promise<void> {
  await insertRows(tx, unit, rows)
}

const unitById = (db: Executor) =>
  db
    .select()
    .from(unit)
    .where(eq(unit.id, sql.placeholder('id')))

export async function findUnit(db: Executor, id: string): Promise<UnitRow | undefined> {
  const [row] = await prepared(db, unitById).execute({ id })
  return row
}

export async function findUnits(
  db: Executor,
  ids: readonly string[],
): Promise<ReadonlyMap<string, UnitRow>> {
  const found = new Map<string, UnitRow>()
  for (const piece of inPieces(ids)) {
    for (const row of await db.select().from(unit).where(isOneOf(unit.id, piece))) {
      found.set(row.id, row)
    }
  }
  return found
}

/** Units of the whole frame after one, by id. */
export async function pageOfAllUnits(
  db: Executor,
  afterId: string,
  limit: number,
): Promise<UnitRow[]> {
  return db.select().from(unit).where(gt(unit.id, afterId)).orderBy(asc(unit.id)).limit(limit)
}

/** Ids of all units that hold these credit codes, by code. */
export async function findUnitIdsByCreditCode(
  db: Executor,
  codes: readonly string[],
): Promise<ReadonlyMap<string, string[]>> {
  const found = new Map<string, string[]>()
  for (const piece of inPieces([...new Set(codes)])) {
    const rows = await db
      .select({ code: unit.unifiedSocialCreditCode, id: unit.id })
      .from(unit)
      .where(inArray(unit.unifiedSocialCreditCode, piece))
      .orderBy(asc(unit.id))
    for (const { code, id } of rows) {
      if (code !== null) found.set(code, [...(found.get(code) ?? []), id])
    }
  }
  return found
}

/** Changes a unit; where the records that point to it stand in the ledger follows. */
export async function saveUnit(
  tx: Executor,
  id: string,
  change: Partial<UnitRow>,
): Promise<UnitRow> {
  const [row] = await tx.update(unit).set(change).where(eq(unit.id, id)).returning()
  const moves = ['outcome', 'areaCode', 'blockCode'].some((name) => name in change)
  if (moves) await settleLedgerOf(tx, [id])
  // The caller has just read it in the same transaction.
  return row!
}

export interface UnitPage {
  readonly area: string | undefined
  /** Only what is placed no closer than the area itself. */
  readonly placed: 'no' | undefined
  readonly block: string | undefined
  readonly search: string | undefined
  readonly open: boolean | undefined
  /** A source id, or `listing` for units no list knew. */
  readonly source: string | undefined
  readonly after: { readonly areaCode: string; readonly id: string } | undefined
  readonly limit: number
}

/** From a list and without an outcome: what progress counts as open and what keeps an area from its signature. */
const isOpenRecord = sql`(${unit.origin} = 'frame' and ${unit.outcome} is null)`

/** Units within reach, by area and id: the order of the index that serves it. */
export async function pageOfUnits(
  db: Executor,
  ctx: SignedInContext,
  page: UnitPage,
): Promise<UnitRow[]> {
  const { area, placed, block, search, open, source, after } = page
  // Units on their way out are in both blocks until the new one accepts them.
  const ids = block === undefined ? [] : await unitIdsLeaving(db, block)
  const leaving = ids.length === 0 ? [] : [inArray(unit.id, ids)]
  return db
    .select()
    .from(unit)
    .where(
      and(
        withinReach(db, ctx, { area: unit.areaCode, block: unit.blockCode, unitId: unit.id }),
        isNotNull(unit.areaCode),
        area === undefined
          ? undefined
          : placed === 'no'
            ? eq(unit.areaCode, area.padEnd(AREA_DIGITS, '0'))
            : hasCodePrefix(unit.areaCode, area),
        block === undefined ? undefined : or(eq(unit.blockCode, block), ...leaving),
        open === undefined ? undefined : open ? isOpenRecord : not(isOpenRecord),
        source === undefined ? undefined : ofSource(db, source),
        search === undefined ? undefined : matching(search),
        after && sql`(${unit.areaCode}, ${unit.id}) > (${after.areaCode}, ${after.id})`,
      ),
    )
    .orderBy(asc(unit.areaCode), asc(unit.id))
    .limit(page.limit)
}

/** Units of an area, whoever walks it, in the order of their ids. */
export async function pageOfMatches(
  db: Executor,
  page: {
    readonly areaPrefix: string
    readonly text: string | undefined
    readonly after: string | undefined
    readonly limit: number
  },
): Promise<UnitRow[]> {
  return db
    .select()
    .from(unit)
    .where(
      and(
        hasCodePrefix(unit.areaCode, page.areaPrefix),
        page.text === undefined ? undefined : matching(page.text),
        page.after === undefined ? undefined : gt(unit.id, page.after),
      ),
    )
    .orderBy(asc(unit.id))
    .limit(page.limit)
}

function ofSource(db: Executor, source: string) {
  if (source === 'listing') return eq(unit.origin, 'listing')
  const records = db
    .select({ one: sql`1` })
    .from(frameRecord)
    .where(and(eq(frameRecord.unitId, unit.id), eq(frameRecord.source, source)))
  return exists(records)
}

/** Part of the name, or the beginning of the credit code. */
function matching(search: string) {
  const code = search.toUpperCase()
  const beginsCode = sql`substr(${unit.unifiedSocialCreditCode}, 1, ${code.length}) = ${code}`
  return or(containsText(unit.name, search), beginsCode)
}

/** Of some blocks, or of a building. */
export async function unitsInBlocks(
  db: Executor,
  blockCodes: readonly string[] | undefined,
  buildingCode?: string,
): Promise<UnitRow[]> {
  return db
    .select()
    .from(unit)
    .where(
      and(
        blockCodes === undefined ? undefined : inArray(unit.blockCode, [...blockCodes]),
        buildingCode === undefined ? undefined : eq(unit.buildingCode, buildingCode),
      ),
    )
    .orderBy(asc(unit.id))
}

export async function insertOutcome(tx: Executor, row: OutcomeRow): Promise<void> {
  await tx.insert(unitOutcome).values(row)
}

export async function findOutcome(db: Executor, id: string): Promise<OutcomeRow | undefined> {
  const [row] = await db.select().from(unitOutcome).where(eq(unitOutcome.id, id))
  return row
}

export async function insertWithdrawal(
  tx: Executor,
  row: typeof unitOutcomeWithdrawal.$inferSelect,
): Promise<void> {
  await tx.insert(unitOutcomeWithdrawal).values(row)
}

/** Outcomes taken back, by outcome id. */
export async function findWithdrawals(db: Executor, outcomeIds: readonly string[]) {
  const rows = await db
    .select()
    .from(unitOutcomeWithdrawal)
    .where(inArray(unitOutcomeWithdrawal.outcomeId, [...outcomeIds]))
  return new Map(rows.map((row) => [row.outcomeId, row]))
}

/** Units below an area, in the order of areas. */
export async function pageOfUnitsToLink(
  db: Executor,
  areaPrefix: string,
  after: { readonly areaCode: string; readonly id: string } | undefined,
  limit: number,
): Promise<UnitRow[]> {
  return db
    .select()
    .from(unit)
    .where(
      and(
        hasCodePrefix(unit.areaCode, areaPrefix),
        after && sql`(${unit.areaCode}, ${unit.id}) > (${after.areaCode}, ${after.id})`,
      ),
    )
    .orderBy(asc(unit.areaCode), asc(unit.id))
    .limit(limit)
}

export async function countUnitsBelow(db: Executor, areaPrefix: string): Promise<number> {
  const [row] = await db
    .select({ units: count() })
    .from(unit)
    .where(hasCodePrefix(unit.areaCode, areaPrefix))
  return row?.units ?? 0
}

/**
 * Units opened since an instant below an area. The area is compared by its digits and not by range:
 * SQLite would take the index of areas for that, and read a whole county to find the last few units.
 */
export async function unitsOpenedSince(
  db: Executor,
  areaPrefix: string,
  since: string,
): Promise<UnitRow[]> {
  const digits = sql.raw(String(areaPrefix.length))
  return db
    .select()
    .from(unit)
    .where(
      and(gte(unit.openedAt, since), sql`substr(${unit.areaCode}, 1, ${digits}) = ${areaPrefix}`),
    )
    .orderBy(asc(unit.id))
}

/** Newest first. */
export async function listOutcomes(db: Executor, unitId: string): Promise<OutcomeRow[]> {
  return db
    .select()
    .from(unitOutcome)
    .where(eq(unitOutcome.unitId, unitId))
    .orderBy(desc(unitOutcome.recordedAt), desc(unitOutcome.id))
}

/** Units, units from lists, and those without an outcome, by block. */
export async function countUnitsByBlock(db: Executor, blockCodes: readonly string[]) {
  const rows: { block: string; fromFrame: boolean; open: boolean; units: number }[] = []
  const open = sql<number>`case when ${unit.outcome} is null then 1 else 0 end`
  for (const piece of inPieces(blockCodes)) {
    const found = await db
      .select({ block: unit.blockCode, origin: unit.origin, open, units: count() })
      .from(unit)
      .where(inArray(unit.blockCode, piece))
      .groupBy(unit.blockCode, unit.origin, open)
    for (const row of found) {
      const fromFrame = row.origin === 'frame'
      rows.push({ block: row.block!, fromFrame, open: Number(row.open) === 1, units: row.units })
    }
  }
  return rows
}

/** Ids of units by part of a name or the beginning of a credit code, as a subquery for higher domains. */
export function unitIdsMatching(db: Executor, search: string) {
  return db.select({ id: unit.id }).from(unit).where(matching(search))
}

/** Ids of units below an area, as a subquery for higher domains. */
export function unitIdsBelow(db: Executor, areaPrefix: string) {
  return db.select({ id: unit.id }).from(unit).where(hasCodePrefix(unit.areaCode, areaPrefix))
}

/** Ids of the units that lie in a block now. */
export async function unitIdsInBlock(db: Executor, blockCode: string): Promise<string[]> {
  const rows = await db
    .select({ id: unit.id })
    .from(unit)
    .where(eq(unit.blockCode, blockCode))
    .orderBy(asc(unit.id))
  return rows.map(({ id }) => id)
}
