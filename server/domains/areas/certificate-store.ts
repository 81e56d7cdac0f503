/** All SQL on the certificates of enumerators and their photos. */
import { desc, eq } from 'drizzle-orm'
import type { Executor } from '../../platform/database/database.ts'
import { certificate, certificatePhoto } from './tables.ts'

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

export type CertificatePhotoRow = typeof certificatePhoto.$inferSelect

export async function insertCertificatePhoto(
  tx: Executor,
  row: Omit<CertificatePhotoRow, 'id'>,
): Promise<void> {
  await tx.insert(certificatePhoto).values(row)
}

/** The one that is shown. */
export async function findCertificatePhoto(
  db: Executor,
  accountId: string,
): Promise<CertificatePhotoRow | undefined> {
  const [row] = await db
    .select()
    .from(certificatePhoto)
    .where(eq(certificatePhoto.accountId, accountId))
    .orderBy(desc(certificatePhoto.id))
    .limit(1)
  return row
}
