/** What reports say of a legal unit's establishments: who names it as owner, and the list it owes. */
import {
  establishmentLists,
  establishmentRows,
} from '../../../forms/engine/establishments/compare-list.ts'
import type { Executor } from '../../platform/database/database.ts'
import type { ReportedEstablishments } from '../establishments/index.ts'
import { findDraft } from './draft-store.ts'
import { namersOf } from './naming-store.ts'
import { findRevision } from './revision-store.ts'
import { findResponse, listHeldResponses } from './store.ts'

export async function readEstablishments(
  db: Executor,
  unit: { readonly id: string; readonly unifiedSocialCreditCode: string | null },
): Promise<ReportedEstablishments> {
  const lists = Object.values(establishmentLists)
  const owed = (await listHeldResponses(db, unit.id))
    .filter(({ formId, fellAwayAt }) => fellAwayAt === null && lists.includes(formId))
    .sort((a, b) => (a.period < b.period ? 1 : -1))[0]
  const namedBy = await findNamedBy(db, unit)
  if (!owed) return { namedBy, list: null }
  const { id: responseId, formId, period } = owed
  const latest = (await findResponse(db, responseId))?.latestRevisionId ?? null
  const standing = latest === null ? undefined : await findRevision(db, latest)
  const sent = establishmentRows(standing?.answers ?? {})
  const draft = await findDraft(db, responseId)
  const inHand = draft ? establishmentRows(draft.answers) : sent
  return { namedBy, list: { formId, responseId, period, sent, inHand } }
}

/** Units whose standing answers name this one's credit code as their 归属法人. */
export async function findNamedBy(
  db: Executor,
  { unifiedSocialCreditCode: code }: { readonly unifiedSocialCreditCode: string | null },
): Promise<ReportedEstablishments['namedBy']> {
  if (code === null) return []
  const found = new Map<string, string>()
  for (const { unitId, answers } of await namersOf(db, code)) {
    const { mainActivity1: activity } = answers
    found.set(unitId, typeof activity === 'string' ? activity : (found.get(unitId) ?? ''))
  }
  return [...found].map(([unitId, activity]) => ({ unitId, activity }))
}
