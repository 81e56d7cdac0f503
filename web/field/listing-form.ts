/** Which listing form a unit fills, and what its frame record already says for it. Pure. */
import type { UnitSummary } from '../../server/contract/frame.ts'

export type ListedKind = UnitSummary['kind']

export const LISTING_PERIOD = '2023'

/** 621 for legal units and establishments, 622 for the self-employed. */
export function listingFormOf(kind: ListedKind): '621' | '622' {
  return kind === 'selfEmployed' ? '622' : '621'
}

/** The same on every device, so that two tablets on one record mean the same response. */
export function responseIdOf(unitId: string, formId: string): string {
  return `${unitId}.${formId}.${LISTING_PERIOD}`
}

export function partsOfResponseId(responseId: string): { unitId: string; formId: string } {
  const [unitId = '', formId = ''] = responseId.split('.')
  return { unitId, formId }
}

/** Values of the frame record, offered for the listing form and to be confirmed. */
export function prefillFromFrame(
  unit: Pick<
    UnitSummary,
    | 'kind'
    | 'name'
    | 'unifiedSocialCreditCode'
    | 'legalRepresentative'
    | 'areaCode'
    | 'address'
    | 'phone'
    | 'sources'
  >,
): Record<string, { value: unknown; from: string }> {
  const from = unit.sources.length > 0 ? `底册（${unit.sources.join('、')}）` : '小区资料'
  const legal = unit.kind !== 'selfEmployed'
  const values: Record<string, string | null> = {
    [legal ? 'unitName' : 'selfEmployedName']: unit.name,
    unifiedSocialCreditCode: unit.unifiedSocialCreditCode,
    [legal ? 'legalRepresentative' : 'operatorName']: unit.legalRepresentative,
    locationAreaCode: unit.areaCode?.length === 12 ? unit.areaCode : null,
    locationAddress: unit.address,
    mobilePhone: unit.phone && /^1\d{10}$/.test(unit.phone) ? unit.phone : null,
    ...(legal ? { unitKind: unit.kind === 'legalUnit' ? '1' : '2' } : {}),
  }
  return Object.fromEntries(
    Object.entries(values)
      .filter((entry): entry is [string, string] => entry[1] !== null && entry[1] !== '')
      .map(([key, value]) => [key, { value, from }]),
  )
}
