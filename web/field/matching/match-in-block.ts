/**
 * A unit about to be opened against the units of its block that the tablet holds, with the engine that
 * links the city's lists. Pure; `match-worker.ts` runs it off the page's own thread.
 */
import {
  createLinkedUnits,
  type UnitMatch,
  type UnitToLink,
} from '../../../forms/engine/linkage/linked-units.ts'
import { emptyRecord, type ListRecord } from '../../../forms/engine/linkage/list-record.ts'
import type { Vocabulary } from '../../../forms/engine/linkage/records.ts'
import type { NewUnit } from '../../../server/contract/duplicates.ts'
import type { UnitSummary } from '../../../server/contract/frame.ts'
import type { Draft } from '../../outbox/database.ts'

const MOST = 5
/** Bits from which a match is worth a look at the door: probability one in five. */
const WORTH_SHOWING = -2

export function matchInBlock(
  vocabulary: Vocabulary,
  units: readonly UnitToLink[],
  record: ListRecord,
): UnitMatch[] {
  if (record.name === '' || units.length === 0) return []
  const linked = createLinkedUnits(vocabulary)
  linked.add(units)
  linked.link()
  return linked.match(record, MOST).filter(({ bits }) => bits >= WORTH_SHOWING)
}

export function unitToLink(unit: UnitSummary): UnitToLink {
  const record: ListRecord = {
    ...emptyRecord,
    source: unit.sources[0] ?? '',
    uscc: unit.unifiedSocialCreditCode ?? '',
    name: unit.name,
    legalRep: unit.legalRepresentative ?? '',
    phone: unit.phone ?? '',
    address: unit.address,
    areaCode: unit.areaCode ?? '',
    industry: unit.industryCode ?? '',
  }
  return { id: unit.id, records: unit.name === '' ? [] : [record] }
}

/** A unit opened on this tablet and not received yet, by what its listing form says so far. */
export function draftToLink({ unitId, answers, newUnit }: DraftedUnit): UnitToLink {
  const said = (...keys: readonly string[]): string => {
    const found = keys.map((key) => answers[key]).find((value) => typeof value === 'string')
    return (found as string | undefined) ?? '' // a string by the line above
  }
  const name = said('unitName', 'selfEmployedName').trim()
  const record: ListRecord = {
    ...emptyRecord,
    ...{ source: '清查新增', name, uscc: said('unifiedSocialCreditCode') },
    legalRep: said('legalRepresentative', 'operatorName'),
    phone: said('contactPhone', 'mobilePhone'),
    address: said('locationAddress'),
    areaCode: newUnit?.blockCode.slice(0, 12) ?? '',
  }
  return { id: unitId, records: name === '' ? [] : [record] }
}

export type DraftedUnit = Pick<
  Draft,
  'responseId' | 'unitId' | 'answers' | 'newUnit' | 'title' | 'edition' | 'sealedEdition'
>

export function newRecord(unit: NewUnit, areaCode: string): ListRecord {
  return {
    ...emptyRecord,
    source: '清查新增',
    uscc: unit.unifiedSocialCreditCode ?? '',
    name: unit.name.trim(),
    legalRep: unit.legalRepresentative ?? '',
    phone: unit.phone ?? '',
    address: unit.address ?? '',
    areaCode,
  }
}
