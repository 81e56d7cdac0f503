/** All SQL on signatures and their snapshots. */
import { and, asc, count, desc, eq, gt, max } from 'drizzle-orm'
import type { Roster } from '../../contract/listing.ts'
import { hasCodePrefix } from '../../platform/database/conditions.ts'
import type { Executor } from '../../platform/database/database.ts'
import { insertRows } from '../../platform/database/insert-rows.ts'
import { listingSignature, listingUnit } from './tables.ts'

export type SignatureRow = typeof listingSignature.$inferSelect
export type ListingUnitRow = typeof listingUnit.$inferSelect

export async function insertSignature(tx: Executor, row: SignatureRow): Promise<void> {
  await tx.insert(listingSignature).values(row)
}

const ROWS_AT_ONCE = 2000

export async function insertListingUnits(
  tx: Executor,
  rows: readonly ListingUnitRow[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    await insertRows(tx, listingUnit, rows.slice(start, start + ROWS_AT_ONCE))
  }
}

export async function findSignature(db: Executor, id: string): Promise<SignatureRow | undefined> {
  const [row] = await db.select().from(listingSignature).where(eq(listingSignature.id, id))
  return row
}

export async function latestEdition(db: Executor, areaPrefix: string): Promise<number> {
  const [row] = await db
    .select({ edition: max(listingSignature.edition) })
    .from(listingSignature)
    .where(eq(listingSignature.areaPrefix, areaPrefix))
  return row?.edition ?? 0
}

/** Newest first. */
export async function signaturesBelow(db: Executor, areaPrefix: string): Promise<SignatureRow[]> {
  return db
    .select()
    .from(listingSignature)
    .where(hasCodePrefix(listingSignature.areaPrefix, areaPrefix))
    .orderBy(desc(listingSignature.signedAt), desc(listingSignature.id))
}

export async function countRosters(
  db: Executor,
  signatureId: string,
  areaPrefix = '',
): Promise<Record<Roster, number>> {
  const rows = await db
    .select({ roster: listingUnit.roster, units: count() })
    .from(listingUnit)
    .where(and(eq(listingUnit.signatureId, signatureId), inArea(areaPrefix)))
    .groupBy(listingUnit.roster)
  const counts = { online: 0, tablet: 0, department: 0 }
  for (const { roster, units } of rows) counts[roster] = units
  return counts
}

export interface RosterPage {
  readonly signatureId: string
  readonly areaPrefix: string
  readonly roster: Roster | undefined
  /** Place of the last unit of the page before; 0 for the first. */
  readonly after: number
  readonly limit: number
}

export async function pageOfRoster(db: Executor, page: RosterPage): Promise<ListingUnitRow[]> {
  const { signatureId, roster, after, limit } = page
  return db
    .select()
    .from(listingUnit)
    .where(
      and(
        eq(listingUnit.signatureId, signatureId),
        inArea(page.areaPrefix),
        roster === undefined ? undefined : eq(listingUnit.roster, roster),
        gt(listingUnit.place, after),
      ),
    )
    .orderBy(asc(listingUnit.place))
    .limit(limit)
}

function inArea(areaPrefix: string) {
  return areaPrefix === '' ? undefined : hasCodePrefix(listingUnit.areaCode, areaPrefix)
}
