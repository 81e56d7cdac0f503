/**
 * Units as linkage takes them: one record for each list that names the unit, and one for what the
 * listing found where no list says the same.
 */
import { emptyRecord, type ListRecord } from '../../../forms/engine/linkage/list-record.ts'
import type { Executor } from '../../platform/database/database.ts'
import { listRecordsOfUnits, type RecordRow } from './import-store.ts'
import { LISTING_SOURCE_NAME, sourceName } from './sources.ts'
import type { UnitRow } from './store.ts'

export interface UnitRecords {
  readonly unit: UnitRow
  readonly records: readonly ListRecord[]
}

export async function recordsOfUnits(
  db: Executor,
  units: readonly UnitRow[],
): Promise<UnitRecords[]> {
  const byUnit = new Map<string, RecordRow[]>()
  for (const row of await listRecordsOfUnits(
    db,
    units.map(({ id }) => id),
  )) {
    const known = byUnit.get(row.unitId)
    if (known) known.push(row)
    else byUnit.set(row.unitId, [row])
  }
  return units.map((unit) => ({ unit, records: recordsOf(unit, byUnit.get(unit.id) ?? []) }))
}

function recordsOf(unit: UnitRow, rows: readonly RecordRow[]): ListRecord[] {
  const records = rows.map(({ source, values }) => ({
    ...emptyRecord,
    source: sourceName(source),
    uscc:
      values.unifiedSocialCreditCode ?? values.organisationCode ?? values.registrationNumber ?? '',
    name: values.unitName ?? '',
    oldName: values.formerName ?? '',
    legalRep: values.legalRepresentative ?? '',
    phone: values.phone ?? '',
    address: values.address ?? values.registeredAddress ?? '',
    areaCode: values.areaCode ?? unit.areaCode ?? '',
    industry: values.industryCode ?? '',
    found: values.establishedDate ?? '',
  }))
  const known = bestKnownRecord(unit)
  const said = records.some(
    (record) =>
      record.name === known.name &&
      (known.phone === '' || record.phone === known.phone) &&
      (known.uscc === '' || record.uscc === known.uscc),
  )
  return said || known.name === '' ? records : [...records, known]
}

function bestKnownRecord(unit: UnitRow): ListRecord {
  return {
    ...emptyRecord,
    source: LISTING_SOURCE_NAME,
    uscc: unit.unifiedSocialCreditCode ?? '',
    name: unit.name,
    legalRep: unit.legalRepresentative ?? '',
    phone: unit.phone ?? '',
    address: unit.address,
    areaCode: unit.areaCode ?? '',
    industry: unit.industryCode ?? '',
    employees: String(unit.attributes.staffAtYearEnd ?? ''),
  }
}
