/** Revisions as histories show them. */
import type { Static } from 'typebox'
import { WHOLE_FORM_UNIT } from '../../contract/explanation-rules.ts'
import type { RevisionSummary } from '../../contract/responses.ts'
import type { Executor } from '../../platform/database/database.ts'
import { findDisplayNames } from '../identity/index.ts'
import type { RevisionFacts } from './revision-store.ts'

const SERVER_NAME = '系统合并'

export async function summariseRevisions(
  db: Executor,
  rows: readonly RevisionFacts[],
): Promise<Static<typeof RevisionSummary>[]> {
  const people = await findDisplayNames(
    db,
    rows.map((row) => row.receivedBy),
  )
  return rows.map((row) => ({
    revisionId: row.id,
    number: row.number,
    baseRevisionId: row.baseRevisionId,
    intent: row.intent,
    ruleVersion: row.ruleVersion ?? row.formVersion,
    receivedAt: row.receivedAt,
    receivedFrom:
      row.mergedFrom === null ? (people.get(row.receivedBy) ?? row.receivedBy) : SERVER_NAME,
    role: row.receivedRole,
    formVersion: row.formVersion,
    contentHash: row.contentHash,
    // A revision is never quarantined; those uploads have a table of their own.
    outcome: row.receipt.outcome === 'quarantined' ? 'stored' : row.receipt.outcome,
    counts: row.receipt.counts,
    ...unitNoteOf(row),
    changed: row.changed,
  }))
}

function unitNoteOf({ explanations }: RevisionFacts): { unitNote?: string } {
  const note = explanations.find(({ rule }) => rule === WHOLE_FORM_UNIT)
  return note ? { unitNote: note.text } : {}
}
