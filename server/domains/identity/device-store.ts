/** All SQL on tablets and their enrolment. */
import { and, count, countDistinct, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { hasCodePrefix } from '../../platform/database/conditions.ts'
import type { Executor } from '../../platform/database/database.ts'
import { prepared } from '../../platform/database/prepared.ts'
import { account, device, deviceEnrolment } from './tables.ts'

export type DeviceRow = typeof device.$inferSelect

export async function insertEnrolment(
  tx: Executor,
  row: typeof deviceEnrolment.$inferInsert,
): Promise<void> {
  await tx.insert(deviceEnrolment).values(row)
}

/** Spends the enrolment; undefined where there is none such, or it is spent or over. */
export async function spendEnrolment(tx: Executor, tokenHash: string, now: string) {
  const [found] = await tx
    .select()
    .from(deviceEnrolment)
    .where(and(eq(deviceEnrolment.tokenHash, tokenHash), isNull(deviceEnrolment.usedAt)))
  if (!found || found.expiresAt <= now) return undefined
  await tx.update(deviceEnrolment).set({ usedAt: now }).where(eq(deviceEnrolment.id, found.id))
  return found
}

export async function insertDevice(tx: Executor, row: DeviceRow): Promise<void> {
  await tx.insert(device).values(row)
}

export async function findDevice(db: Executor, id: string): Promise<DeviceRow | undefined> {
  const [row] = await db.select().from(device).where(eq(device.id, id))
  return row
}

export async function updateDevice(
  tx: Executor,
  id: string,
  set: Partial<
    Pick<
      DeviceRow,
      'revokedAt' | 'revokedBy' | 'revokeReason' | 'report' | 'reportedAt' | 'clockOffsetMs'
    >
  >,
): Promise<void> {
  await tx.update(device).set(set).where(eq(device.id, id))
}

/** Tablets of the accounts, the newest first. */
export async function listDevicesOf(
  db: Executor,
  accountIds: readonly string[],
): Promise<DeviceRow[]> {
  return db
    .select()
    .from(device)
    .where(inArray(device.accountId, [...accountIds]))
    .orderBy(desc(device.enrolledAt), desc(device.id))
}

const oneDevice = (db: Executor) =>
  db
    .select({ id: device.id })
    .from(device)
    .where(eq(device.accountId, sql.placeholder('accountId')))
    .limit(1)

export async function hasAnyDevice(db: Executor, accountId: string): Promise<boolean> {
  return (await prepared(db, oneDevice).execute({ accountId })).length > 0
}

/** People of the field in an area, and how many of them have a tablet in use. */
export async function countField(
  db: Executor,
  areaPrefix: string,
): Promise<{ people: number; enrolled: number }> {
  const inField = and(
    hasCodePrefix(account.areaPrefix, areaPrefix),
    inArray(account.role, ['enumerator', 'supervisor']),
    isNull(account.disabledAt),
  )
  const [people] = await db.select({ all: count() }).from(account).where(inField)
  const [enrolled] = await db
    .select({ all: countDistinct(device.accountId) })
    .from(device)
    .innerJoin(account, eq(account.id, device.accountId))
    .where(and(inField, isNull(device.revokedAt)))
  return { people: Number(people?.all ?? 0), enrolled: Number(enrolled?.all ?? 0) }
}
