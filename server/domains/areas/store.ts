/** All SQL on areas, blocks, buildings and assignments. */
import { and, asc, count, eq, gt, inArray, isNull, notInArray, sql } from 'drizzle-orm'
import type { Polygons } from '../../contract/areas.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { hasCodePrefix } from '../../platform/database/conditions.ts'
import type { Executor } from '../../platform/database/database.ts'
import { inPieces } from '../../platform/database/in-pieces.ts'
import { prepared } from '../../platform/database/prepared.ts'
import type { BlockFigures } from './block-figures.ts'
import { area, block, blockAssignment, building, buildingChange, buildingVisit } from './tables.ts'
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

/** Counties of the city, by code. */
export async function listCountyRows(db: Executor): Promise<AreaRow[]> {
  return db.select().from(area).where(eq(area.level, 'county')).orderBy(asc(area.code))
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

/** Codes of the blocks of an area that nobody walks, as a subquery. */
export function unwalkedBlocks(db: Executor, areaPrefix: string) {
  const assigned = db.select({ code: blockAssignment.blockCode }).from(blockAssignment)
  return db
    .select({ code: block.code })
    .from(block)
    .where(and(hasCodePrefix(block.code, areaPrefix), notInArray(block.code, assigned)))
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
