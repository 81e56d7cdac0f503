/**
 * What a further source adds to a unit of the frame: only where nothing is known yet, and a closer
 * place within the one known. Values that differ stay beside each other in the records. Pure.
 */
import { areaPrefixOf } from '../areas/index.ts'
import type { Draft } from './draft-rows.ts'
import type { KnownUnit } from './settle-rows.ts'

export interface GapFilling {
  phone?: string
  legalRepresentative?: string
  industryCode?: string
  address?: string
  areaCode?: string
  blockCode?: string
  buildingCode?: string | null
}

/** Undefined when the record adds nothing. */
export function fillGaps(unit: KnownUnit, record: Draft): GapFilling | undefined {
  const { values } = record
  const change: GapFilling = {}
  if (unit.phone === null && values.phone) change.phone = values.phone
  if (unit.legalRepresentative === null && values.legalRepresentative) {
    change.legalRepresentative = values.legalRepresentative
  }
  if (unit.industryCode === null && values.industryCode) change.industryCode = values.industryCode
  const address = values.address ?? values.registeredAddress
  if (unit.address === '' && address) change.address = address
  const closer =
    unit.blockCode === null &&
    record.areaCode !== null &&
    record.areaCode.startsWith(areaPrefixOf(unit.areaCode ?? ''))
  if (closer && record.areaCode !== null) {
    if (record.areaCode !== unit.areaCode) change.areaCode = record.areaCode
    if (record.blockCode !== null) {
      change.blockCode = record.blockCode
      change.buildingCode = record.buildingCode
    }
  }
  return Object.keys(change).length > 0 ? change : undefined
}
