/** Signatures as offices read them. */
import type { Signature } from '../../contract/listing.ts'
import type { Executor } from '../../platform/database/database.ts'
import { findAreaNames } from '../areas/index.ts'
import { findDisplayNames } from '../identity/index.ts'
import { countRosters, type SignatureRow } from './store.ts'

export async function describeSignatures(
  db: Executor,
  rows: readonly SignatureRow[],
): Promise<Signature[]> {
  const people = await findDisplayNames(
    db,
    rows.map(({ signedBy }) => signedBy),
  )
  const areas = await findAreaNames(
    db,
    rows.map(({ areaPrefix }) => areaPrefix.padEnd(12, '0')),
  )
  const described: Signature[] = []
  for (const row of rows) {
    const { id, areaPrefix, edition, statement, signedAt, units, contentHash } = row
    described.push({
      ...{ signatureId: id, areaPrefix, edition, statement, signedAt, units, contentHash },
      areaName: areas.get(areaPrefix.padEnd(12, '0'))?.at(-1) ?? areaPrefix,
      signedBy: people.get(row.signedBy) ?? row.signedBy,
      rosters: await countRosters(db, id),
    })
  }
  return described
}
