/** Opens the listing form of a unit that is in no list, with what is known of it already. */

import type { DeviceDatabase } from '../../outbox/database.ts'
import { saveDraft } from '../../outbox/drafts.ts'
import { findVersion } from '../forms/find-version.ts'
import { type ListedKind, listingFormOf, responseIdOf } from '../listing-form.ts'

export interface NewUnitFacts {
  readonly kind: ListedKind
  readonly blockCode: string
  readonly building: { readonly code: string; readonly address: string } | null
  readonly name?: string | undefined
  readonly unifiedSocialCreditCode?: string | undefined
  readonly legalRepresentative?: string | undefined
  readonly address?: string | undefined
  readonly phone?: string | undefined
}

/** The response to go to. */
export async function startNewUnit(database: DeviceDatabase, facts: NewUnitFacts): Promise<string> {
  const { kind, blockCode, building, name, unifiedSocialCreditCode } = facts
  const unitId = crypto.randomUUID()
  const formId = listingFormOf(kind)
  const responseId = responseIdOf(unitId, formId)
  const { formVersion } = await findVersion(database, formId, null)
  const own = kind === 'selfEmployed'
  const address = facts.address ?? building?.address
  const buildingCode = building?.code
  await saveDraft(
    database,
    {
      ...{ responseId, unitId, formId, formVersion, baseRevisionId: null, blockCode },
      newUnit: { kind, blockCode, ...(buildingCode ? { buildingCode } : {}) },
      title: name ?? '',
    },
    {
      answers: {
        ...(own ? {} : { unitKind: kind === 'legalUnit' ? '1' : '2' }),
        ...(own && unifiedSocialCreditCode ? { hasLicence: true } : {}),
        ...(name ? { [own ? 'selfEmployedName' : 'unitName']: name } : {}),
        ...(unifiedSocialCreditCode ? { unifiedSocialCreditCode } : {}),
        ...(facts.legalRepresentative
          ? { [own ? 'operatorName' : 'legalRepresentative']: facts.legalRepresentative }
          : {}),
        ...(facts.phone ? { [own ? 'contactPhone' : 'mobilePhone']: facts.phone } : {}),
        locationAreaCode: blockCode.slice(0, 12),
        ...(address ? { locationAddress: address } : {}),
      },
      explanations: [],
    },
    new Date().toISOString(),
  )
  return responseId
}
