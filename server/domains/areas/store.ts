/** All SQL on areas, blocks, buildings and assignments. */
import { and, asc, count, desc, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm'
import type { Polygons } from '../../contract/areas.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { hasCodePrefix } from '../../platform/database/conditions.ts'
import type { Executor } from '../../platform/database/database.ts'
import { inPieces } from '../../platform/database/in-pieces.ts'
import { prepared } from '../../platform/database/prepared.ts'
import type { BlockFigures } from './block-figures.ts'
import {
  area,
  block,
  blockAssignment,
  blockChange,
  building,
  buildingChange,
  buildingVisit,
  certificate,
  handover,
} from './tables.ts'
import { withinReach } from './within-reach.ts'

export type AreaRow = typeof area.$inferSelect
export type BlockRow = typeof block.$inferSelect
export type BuildingRow = typeof building.$inferSelect

export async function saveAreas(tx: Executor, rows: readonly AreaRow[]): Promise<void> {
  for (const piece of inPieces(rows, 4)) {
    await tx
      .insert(area)
      .values(piece)
      .onConflictDoUpdate({ target: area.code, set: { name: sql`excluded.name` } })
  }
}

/** Blocks that have not ended. */
const inForce = isNull(block.endedAt)

export async function saveBlocks(
  tx: Executor,
  rows: readonly Omit<BlockRow, 'endedAt'>[],
): Promise<void> {
  for (const piece of inPieces(rows, 4)) {
    await tx
      .insert(block)
      .values(piece)
      .onConflictDoUpdate({
        target: block.code,
        set: { name: sql`excluded.name`, geometry: sql`excluded.geometry` },
      })
  }
}

export async function saveBuildings(tx: Executor, rows: readonly BuildingRow[]): Promise<void> {
  for (const piece of inPieces(rows, 7)) {
    await tx
      .insert(building)
      .values(piece)
      .onConflictDoUpdate({
        target: building.code,
        set: {
          blockCode: sql`excluded.block_code`,
          name: sql`excluded.name`,
          address: sql`excluded.address`,
          kind: sql`excluded.kind`,
          floors: sql`excluded.floors`,
          geometry: sql`excluded.geometry`,
        },
      })
  }
}

/** Whether the assignment was new. */
export async function insertAssignment(
  tx: Executor,
  row: typeof blockAssignment.$inferInsert,
): Promise<boolean> {
  const added = await tx
    .insert(blockAssignment)
    .values(row)
    .onConflictDoNothing()
    .returning({ code: blockAssignment.blockCode })
  return added.length > 0
}

export async function findAreas(db: Executor, codes: readonly string[]): Promise<AreaRow[]> {
  const rows: AreaRow[] = []
  for (const piece of inPieces(codes)) {
    rows.push(...(await db.select().from(area).where(inArray(area.code, piece))))
  }
  return rows
}

export async function listAllAreas(db: Executor): Promise<AreaRow[]> {
  return db.select().from(area).orderBy(asc(area.code))
}

export async function findBlock(db: Executor, code: string): Promise<BlockRow | undefined> {
  const [row] = await db
    .select()
    .from(block)
    .where(and(eq(block.code, code), inForce))
  return row
}

export async function findBlockCode(db: Executor, code: string): Promise<string | undefined> {
  return [...(await findBlockCodes(db, [code]))][0]
}

const outlineOfBlock = (db: Executor) =>
  db
    .select({ geometry: block.geometry })
    .from(block)
    .where(eq(block.code, sql.placeholder('code')))

export async function findBlockOutline(db: Executor, code: string): Promise<Polygons | undefined> {
  const [row] = await prepared(db, outlineOfBlock).execute({ code })
  return row?.geometry
}

export async function findBlockCodes(
  db: Executor,
  codes: readonly string[],
): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  for (const piece of inPieces(codes)) {
    const rows = await db
      .select({ code: block.code })
      .from(block)
      .where(and(inArray(block.code, piece), inForce))
    for (const row of rows) found.add(row.code)
  }
  return found
}

export async function listBlockCodes(db: Executor): Promise<string[]> {
  const rows = await db
    .select({ code: block.code })
    .from(block)
    .where(inForce)
    .orderBy(asc(block.code))
  return rows.map((row) => row.code)
}

export async function pageOfBlocks(
  db: Executor,
  ctx: SignedInContext,
  page: { readonly area: string | undefined; readonly after: string | undefined; limit: number },
): Promise<Omit<BlockRow, 'geometry' | 'endedAt'>[]> {
  const own = withinReach(db, ctx, {
    area: block.areaCode,
    block: block.code,
    // No block belongs to a unit: an enterprise's scope finds none.
    unitId: block.code,
  })
  return db
    .select({ code: block.code, areaCode: block.areaCode, name: block.name })
    .from(block)
    .where(
      and(
        own,
        inForce,
        page.area === undefined ? undefined : hasCodePrefix(block.code, page.area),
        page.after === undefined ? undefined : gt(block.code, page.after),
      ),
    )
    .orderBy(asc(block.code))
    .limit(page.limit)
}

export async function listBuildings(db: Executor, blockCode: string): Promise<BuildingRow[]> {
  return db
    .select()
    .from(building)
    .where(eq(building.blockCode, blockCode))
    .orderBy(asc(building.code))
}

export async function findBuilding(db: Executor, code: string): Promise<BuildingRow | undefined> {
  const [row] = await db.select().from(building).where(eq(building.code, code))
  return row
}

/** Every building without its outline: what placing a unit by its address looks at. */
export async function listBuildingNames(
  db: Executor,
): Promise<Pick<BuildingRow, 'code' | 'blockCode' | 'name'>[]> {
  return db
    .select({ code: building.code, blockCode: building.blockCode, name: building.name })
    .from(building)
    .orderBy(asc(building.code))
}

export async function findAssignments(db: Executor, blockCodes: readonly string[]) {
  const rows: { blockCode: string; accountId: string }[] = []
  for (const piece of inPieces(blockCodes)) {
    const found = await db
      .select({ blockCode: blockAssignment.blockCode, accountId: blockAssignment.accountId })
      .from(blockAssignment)
      .where(inArray(blockAssignment.blockCode, piece))
      .orderBy(asc(blockAssignment.assignedAt), asc(blockAssignment.accountId))
    rows.push(...found)
  }
  return rows
}

export async function countBuildings(
  db: Executor,
  blockCodes: readonly string[],
): Promise<ReadonlyMap<string, Partial<BlockFigures>>> {
  const figures = new Map<string, Partial<BlockFigures>>()
  for (const piece of inPieces(blockCodes)) {
    const rows = await db
      .select({ code: building.blockCode, buildings: count() })
      .from(building)
      .where(inArray(building.blockCode, piece))
      .groupBy(building.blockCode)
    for (const row of rows) figures.set(row.code, { buildings: row.buildings })
  }
  return figures
}

/** How many blocks each of the accounts walks; those without any are left out. */
export async function countBlocksOf(
  db: Executor,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>()
  for (const ids of inPieces(accountIds)) {
    const rows = await db
      .select({ id: blockAssignment.accountId, blocks: count() })
      .from(blockAssignment)
      .where(inArray(blockAssignment.accountId, ids))
      .groupBy(blockAssignment.accountId)
    for (const { id, blocks } of rows) counts.set(id, Number(blocks))
  }
  return counts
}

export type CertificateRow = typeof certificate.$inferSelect

export async function insertCertificate(tx: Executor, row: CertificateRow): Promise<void> {
  await tx.insert(certificate).values(row)
}

export async function findCertificate(
  db: Executor,
  code: string,
): Promise<CertificateRow | undefined> {
  const [row] = await db.select().from(certificate).where(eq(certificate.code, code))
  return row
}

export async function findCertificateOf(
  db: Executor,
  accountId: string,
): Promise<CertificateRow | undefined> {
  const [row] = await db.select().from(certificate).where(eq(certificate.accountId, accountId))
  return row
}

/** Whether there was one to remove. */
export async function deleteAssignment(
  tx: Executor,
  row: { readonly blockCode: string; readonly accountId: string },
): Promise<boolean> {
  const gone = await tx
    .delete(blockAssignment)
    .where(
      and(
        eq(blockAssignment.blockCode, row.blockCode),
        eq(blockAssignment.accountId, row.accountId),
      ),
    )
    .returning({ code: blockAssignment.blockCode })
  return gone.length > 0
}

/** Block codes by account. */
export async function listAssignedBlocks(
  db: Executor,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, string[]>()
  for (const piece of inPieces(accountIds)) {
    const rows = await db
      .select({ blockCode: blockAssignment.blockCode, accountId: blockAssignment.accountId })
      .from(blockAssignment)
      .where(inArray(blockAssignment.accountId, piece))
      .orderBy(asc(blockAssignment.blockCode))
    for (const row of rows) {
      found.set(row.accountId, [...(found.get(row.accountId) ?? []), row.blockCode])
    }
  }
  return found
}

export async function findBuildingChange(db: Executor, id: string) {
  const [row] = await db.select().from(buildingChange).where(eq(buildingChange.id, id))
  return row
}

export async function insertBuildingChange(
  tx: Executor,
  row: typeof buildingChange.$inferInsert,
): Promise<void> {
  await tx.insert(buildingChange).values(row)
}

export async function findVisit(db: Executor, id: string) {
  const [row] = await db.select().from(buildingVisit).where(eq(buildingVisit.id, id))
  return row
}

export async function insertVisit(
  tx: Executor,
  row: typeof buildingVisit.$inferInsert,
): Promise<void> {
  await tx.insert(buildingVisit).values(row)
}

/** Of the buildings that stand in the block now, whichever block they were visited in. */
export async function listLatestVisits(db: Executor, blockCode: string) {
  const standing = db
    .select({ code: building.code })
    .from(building)
    .where(eq(building.blockCode, blockCode))
  const rows = await db
    .select()
    .from(buildingVisit)
    .where(inArray(buildingVisit.buildingCode, standing))
    .orderBy(asc(buildingVisit.visitedAt), asc(buildingVisit.id))
  return [...new Map(rows.map((row) => [row.buildingCode, row])).values()]
}

/** Names of the blocks below an area by code, in code order. */
export async function listBlockNames(
  db: Executor,
  areaPrefix: string,
  limit: number,
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .select({ code: block.code, name: block.name })
    .from(block)
    .where(and(hasCodePrefix(block.code, areaPrefix), inForce))
    .orderBy(asc(block.code))
    .limit(limit)
  return new Map(rows.map(({ code, name }) => [code, name]))
}

/** Outlines of the blocks below an area; '' for all. */
export async function listBlockOutlines(
  db: Executor,
  areaPrefix: string,
): Promise<Pick<BlockRow, 'code' | 'name' | 'geometry'>[]> {
  return db
    .select({ code: block.code, name: block.name, geometry: block.geometry })
    .from(block)
    .where(and(hasCodePrefix(block.code, areaPrefix), inForce))
    .orderBy(asc(block.code))
}

/** Who walks which block below an area. */
export async function listAssignments(
  db: Executor,
  areaPrefix: string,
): Promise<{ readonly blockCode: string; readonly accountId: string }[]> {
  return db
    .select({ blockCode: blockAssignment.blockCode, accountId: blockAssignment.accountId })
    .from(blockAssignment)
    .where(hasCodePrefix(blockAssignment.blockCode, areaPrefix))
    .orderBy(asc(blockAssignment.blockCode), asc(blockAssignment.assignedAt))
}

/** Blocks of an area without their outlines. */
export async function listBlocksBelow(db: Executor, areaPrefix: string) {
  return db
    .select({ code: block.code, name: block.name })
    .from(block)
    .where(and(hasCodePrefix(block.areaCode, areaPrefix), inForce))
    .orderBy(asc(block.code))
}

/** Buildings of an area without their outlines. */
export async function listBuildingsBelow(db: Executor, areaPrefix: string) {
  return db
    .select({
      code: building.code,
      blockCode: building.blockCode,
      name: building.name,
      kind: building.kind,
    })
    .from(building)
    .where(hasCodePrefix(building.blockCode, areaPrefix))
    .orderBy(asc(building.code))
}

/** What the latest visit of each building of an area found, by building code. */
export async function latestFindingsBelow(db: Executor, areaPrefix: string) {
  const { buildingCode, finding } = buildingVisit
  const rows = await db
    .select({ buildingCode, finding })
    .from(buildingVisit)
    .where(hasCodePrefix(buildingVisit.blockCode, areaPrefix))
    .orderBy(asc(buildingVisit.visitedAt), asc(buildingVisit.id))
  return new Map(rows.map((row) => [row.buildingCode, row.finding]))
}

export type BlockChangeRow = typeof blockChange.$inferSelect

export async function findBlockChange(
  db: Executor,
  id: string,
): Promise<BlockChangeRow | undefined> {
  const [row] = await db.select().from(blockChange).where(eq(blockChange.id, id))
  return row
}

/** Newest first. */
export async function listBlockChanges(db: Executor, areaCode: string): Promise<BlockChangeRow[]> {
  return db
    .select()
    .from(blockChange)
    .where(eq(blockChange.areaCode, areaCode))
    .orderBy(desc(blockChange.sequence))
}

export async function insertBlockChange(
  tx: Executor,
  row: Omit<BlockChangeRow, 'sequence'>,
): Promise<void> {
  await tx.insert(blockChange).values(row)
}

/** Every code of an area that was ever a block's. */
export async function listCodesEver(db: Executor, areaCode: string): Promise<string[]> {
  const rows = await db.select({ code: block.code }).from(block).where(eq(block.areaCode, areaCode))
  return rows.map(({ code }) => code)
}

export async function endBlocks(
  tx: Executor,
  codes: readonly string[],
  endedAt: string,
): Promise<void> {
  await tx
    .update(block)
    .set({ endedAt })
    .where(inArray(block.code, [...codes]))
}

/** Whether a block is or was in force under this code. */
export async function wasEverBlock(db: Executor, code: string): Promise<boolean> {
  const rows = await db.select({ code: block.code }).from(block).where(eq(block.code, code))
  return rows.length > 0
}

export async function listBuildingsOfArea(db: Executor, areaCode: string): Promise<BuildingRow[]> {
  return db
    .select()
    .from(building)
    .where(hasCodePrefix(building.blockCode, areaCode))
    .orderBy(asc(building.code))
}

export type HandoverRow = typeof handover.$inferSelect

export async function insertHandover(tx: Executor, row: HandoverRow): Promise<void> {
  await tx.insert(handover).values(row)
}

export async function saveHandover(
  tx: Executor,
  id: string,
  change: Partial<HandoverRow>,
): Promise<void> {
  await tx.update(handover).set(change).where(eq(handover.id, id))
}

/** Those of a unit that nobody has accepted yet. */
export async function pendingHandovers(db: Executor, unitId: string): Promise<HandoverRow[]> {
  return db
    .select()
    .from(handover)
    .where(and(eq(handover.unitId, unitId), isNull(handover.acceptedAt)))
    .orderBy(asc(handover.startedAt), asc(handover.id))
}

/** Into or out of a block, not accepted yet. */
export async function handoversOfBlock(db: Executor, blockCode: string): Promise<HandoverRow[]> {
  return db
    .select()
    .from(handover)
    .where(
      and(
        or(eq(handover.fromBlock, blockCode), eq(handover.toBlock, blockCode)),
        isNull(handover.acceptedAt),
      ),
    )
    .orderBy(asc(handover.startedAt), asc(handover.id))
}

/** Units on their way out of a block. */
export async function unitIdsLeaving(db: Executor, blockCode: string): Promise<string[]> {
  const rows = await db
    .selectDistinct({ unitId: handover.unitId })
    .from(handover)
    .where(and(eq(handover.fromBlock, blockCode), isNull(handover.acceptedAt)))
  return rows.map(({ unitId }) => unitId)
}

/** Pending handovers of units, by unit id; the earliest of each. */
export async function handoversOfUnits(
  db: Executor,
  unitIds: readonly string[],
): Promise<ReadonlyMap<string, HandoverRow>> {
  const found = new Map<string, HandoverRow>()
  for (const piece of inPieces(unitIds)) {
    const rows = await db
      .select()
      .from(handover)
      .where(and(inArray(handover.unitId, piece), isNull(handover.acceptedAt)))
      .orderBy(desc(handover.startedAt))
    for (const row of rows) found.set(row.unitId, row)
  }
  return found
}
