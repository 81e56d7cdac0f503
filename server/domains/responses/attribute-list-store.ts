/** All SQL on lists of attributes. */
import { desc, eq } from 'drizzle-orm'
import { hasCodePrefix } from '../../platform/database/conditions.ts'
import type { Executor } from '../../platform/database/database.ts'
import { attributeList, attributeListReport } from './tables.ts'

export type StoredReport = typeof attributeListReport.$inferSelect.report

export async function insertAttributeList(
  tx: Executor,
  row: typeof attributeList.$inferSelect,
): Promise<void> {
  await tx.insert(attributeList).values(row)
}

export async function insertAttributeListReport(
  tx: Executor,
  row: typeof attributeListReport.$inferSelect,
): Promise<void> {
  await tx.insert(attributeListReport).values(row)
}

const listed = {
  id: attributeList.id,
  name: attributeList.name,
  areaPrefix: attributeList.areaPrefix,
  fileName: attributeList.fileName,
  importedAt: attributeList.importedAt,
  importedBy: attributeList.importedBy,
  report: attributeListReport.report,
}

/** Newest first, without the files. */
export async function listAttributeListRows(db: Executor, areaPrefix: string) {
  return db
    .select(listed)
    .from(attributeList)
    .leftJoin(attributeListReport, eq(attributeListReport.listId, attributeList.id))
    .where(hasCodePrefix(attributeList.areaPrefix, areaPrefix))
    .orderBy(desc(attributeList.importedAt), desc(attributeList.id))
    .limit(500)
}

export async function findAttributeListRow(db: Executor, id: string) {
  const [row] = await db
    .select(listed)
    .from(attributeList)
    .leftJoin(attributeListReport, eq(attributeListReport.listId, attributeList.id))
    .where(eq(attributeList.id, id))
  return row
}
