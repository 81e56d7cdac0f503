/** What is known of a legal unit's establishments, for the forms that are compared with it. */
import { tellsOfEstablishments } from '../../../forms/engine/establishments/compare-list.ts'
import {
  type EstablishmentList,
  getEstablishments,
} from '../../../server/contract/establishments.ts'
import type { DeviceDatabase } from '../../outbox/database.ts'
import { callOrKept } from '../../outbox/replies.ts'

/** Null for other forms and units, and while nothing is known of it. */
export async function findEstablishmentsBeside(
  database: DeviceDatabase,
  formId: string,
  unitId: string,
): Promise<EstablishmentList | null> {
  if (!tellsOfEstablishments(formId)) return null
  try {
    const list = await callOrKept(database, getEstablishments, { params: { unitId } })
    return list.kind === 'legalUnit' ? list : null
  } catch {
    // The form goes on without; the server compares when it is reported.
    return null
  }
}

/** Those that are known whatever the form's own rows say. */
export function knownApart({ establishments }: EstablishmentList) {
  return establishments.filter(({ knownFrom }) => knownFrom.some((from) => from !== 'in-list'))
}
