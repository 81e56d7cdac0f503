/** Responses as lists show them: unit, area names, form title, counts, latest reason for return. */
import type { ResponseSummary, ReturnRecord, ReviewActRecord } from '../../contract/responses.ts'
import type { Executor } from '../../platform/database/database.ts'
import { type FormBook, openFormBook } from '../../platform/form-book.ts'
import { findAreaNames } from '../areas/index.ts'
import { findUnits, type UnitRow } from '../frame/index.ts'
import { findDisplayNames } from '../identity/index.ts'
import { listDueDates } from '../instruments/index.ts'
import { decideOwedForm } from './settle-owed-forms.ts'
import type { ResponseRow } from './store.ts'

/** Acts of review on a response, oldest first; handed in like returns. */
export type FindReviewActs = (
  db: Executor,
  responseId: string,
) => Promise<readonly ReviewActRecord[]>

/** What review, which is above, knows of responses. */
export interface ReviewPorts {
  readonly findReturns: FindReturns
  readonly findReviewActs: FindReviewActs
}

/**
 * Returns of these responses, newest first, by response id. They belong to review, which is above
 * and hands this in.
 */
export type FindReturns = (
  db: Executor,
  responseIds: readonly string[],
) => Promise<ReadonlyMap<string, readonly ReturnRecord[]>>

/** Which of these photographs have arrived whole. They belong to fieldwork, which is above. */
export type FindReceivedPhotos = (
  db: Executor,
  photoIds: readonly string[],
) => Promise<ReadonlySet<string>>

/** What the domains above hand in for one response. */
export interface ResponsePorts extends ReviewPorts {
  readonly findReceivedPhotos: FindReceivedPhotos
}

/** Not to be called inside a write: it may load forms. */
export async function summariseResponses(
  db: Executor,
  rows: readonly ResponseRow[],
  findReturns: FindReturns,
): Promise<ResponseSummary[]> {
  const book = await openFormBook()
  const units = await findUnits(
    db,
    rows.map((row) => row.unitId),
  )
  const areaNames = await findAreaNames(
    db,
    rows.flatMap((row) => row.areaCode ?? []),
  )
  const people = await findDisplayNames(
    db,
    rows.flatMap((row) => row.updatedBy ?? []),
  )
  const returned = rows.filter((row) => row.state === 'returned').map((row) => row.id)
  const returns = await findReturns(db, returned)
  const dueDates = await listDueDates(db)
  return rows.map((row) => {
    const unit = units.get(row.unitId)
    return {
      responseId: row.id,
      formId: row.formId,
      formVersion: row.formVersion,
      formTitle: book.forms.get(row.formId)?.title ?? row.formId,
      period: row.period,
      unitId: row.unitId,
      unitName: unit?.name ?? row.unitId,
      unifiedSocialCreditCode: unit?.unifiedSocialCreditCode ?? null,
      areaCode: row.areaCode,
      areaNames: [...(areaNames.get(row.areaCode ?? '') ?? [])],
      blockCode: row.blockCode,
      state: row.state,
      awaiting: row.awaiting,
      heldBy: row.heldBy,
      escalatedFrom: row.escalatedFrom,
      dueDate: row.dueDate ?? dueDates.get(`${row.formId}@${row.formVersion}`) ?? null,
      owedBecause: unit ? reasonFor(book, unit, row.formId) : null,
      fellAwayAt: row.fellAwayAt,
      updatedAt: row.updatedAt,
      updatedBy: row.updatedBy === null ? null : (people.get(row.updatedBy) ?? row.updatedBy),
      revisions: row.revisions,
      counts: {
        mandatory: row.mandatoryFindings,
        verify: row.verifyFindings,
        advisory: row.advisoryFindings,
        explained: row.explainedFindings,
      },
      inConflict: row.inConflict,
      returnReason: returns.get(row.id)?.[0]?.reasonText ?? null,
    }
  })
}

function reasonFor(book: FormBook, unit: UnitRow, formId: string): string | null {
  const decision = decideOwedForm(book, unit, formId)
  return decision?.outcome === 'owed' ? decision.reason : null
}
