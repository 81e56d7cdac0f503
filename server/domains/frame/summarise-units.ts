/** Units as lists show them: names of areas and sources, responses from the domain that owns them. */
import type { UnitSummary } from '../../contract/frame.ts'
import type { Executor } from '../../platform/database/database.ts'
import { findAreaNames, handoversOfUnits } from '../areas/index.ts'
import { findSourcesOf } from './import-store.ts'
import { LISTING_SOURCE_NAME, sourceName } from './sources.ts'
import type { UnitRow } from './store.ts'
import type { FindResponsesOf } from './unit-responses.ts'

export async function summariseUnits(
  db: Executor,
  rows: readonly UnitRow[],
  findResponsesOf: FindResponsesOf,
): Promise<UnitSummary[]> {
  const ids = rows.map((row) => row.id)
  const areaNames = await findAreaNames(
    db,
    rows.flatMap((row) => row.areaCode ?? []),
  )
  const sources = await findSourcesOf(db, ids)
  const responses = await findResponsesOf(db, ids)
  const handovers = await handoversOfUnits(db, ids)
  return rows.map((row) => {
    const named = (sources.get(row.id) ?? []).map(sourceName)
    const { fromBlock, toBlock } = handovers.get(row.id) ?? {}
    return {
      id: row.id,
      kind: row.kind,
      name: row.name,
      unifiedSocialCreditCode: row.unifiedSocialCreditCode,
      areaCode: row.areaCode,
      areaNames: [...(areaNames.get(row.areaCode ?? '') ?? [])],
      blockCode: row.blockCode,
      buildingCode: row.buildingCode,
      address: row.address,
      phone: row.phone,
      legalRepresentative: row.legalRepresentative,
      industryCode: row.industryCode,
      sources: row.origin === 'listing' ? [LISTING_SOURCE_NAME, ...named] : named,
      outcome: row.outcome,
      responses: [...(responses.get(row.id) ?? [])],
      ...(fromBlock && toBlock && { handover: { fromBlock, toBlock } }),
    }
  })
}
