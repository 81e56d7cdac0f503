/** Evidence as it is seen: the list of a unit, and one file. Offices' own files stay with the offices. */
import type { Evidence } from '../../contract/conduct.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { requireReach } from '../areas/index.ts'
import { findUnit } from '../frame/index.ts'
import { findDisplayNames } from '../identity/index.ts'
import { type EvidenceRow, findEvidence, findEvidenceContent, listEvidenceOf } from './store.ts'

export async function listEvidence(
  ctx: SignedInContext,
  unitId: string,
): Promise<{ evidence: Evidence[] }> {
  const db = ctx.database.read
  await reachUnit(db, ctx, unitId)
  const rows = (await listEvidenceOf(db, unitId)).filter((row) => maySee(ctx, row))
  const people = await findDisplayNames(
    db,
    rows.map((row) => row.addedBy),
  )
  return { evidence: rows.map((row) => toReply(row, people)) }
}

export async function getEvidence(
  ctx: SignedInContext,
  evidenceId: string,
): Promise<{ evidence: Evidence; content: string }> {
  const db = ctx.database.read
  const row = await findEvidence(db, evidenceId)
  await reachUnit(db, ctx, row?.unitId)
  if (!row || !maySee(ctx, row)) throw new Problem('not-found')
  const content = await findEvidenceContent(db, evidenceId)
  return { evidence: await asEvidence(db, row), content: content?.toString('base64') ?? '' }
}

async function reachUnit(
  db: Executor,
  ctx: SignedInContext,
  unitId: string | undefined,
): Promise<void> {
  const unit = unitId === undefined ? undefined : await findUnit(db, unitId)
  await requireReach(db, ctx, 'evidence.view', unit && { ...unit, unitId: unit.id })
}

/** A respondent sees what it handed in and what was collected at its door. */
function maySee(ctx: SignedInContext, { addedRole }: EvidenceRow): boolean {
  return ctx.actor.role !== 'enterprise' || !addedRole.endsWith('-office')
}

export async function asEvidence(db: Executor, row: EvidenceRow): Promise<Evidence> {
  return toReply(row, await findDisplayNames(db, [row.addedBy]))
}

function toReply(row: EvidenceRow, people: ReadonlyMap<string, string>): Evidence {
  const { addedRole: _role, addedBy, mediaType, ...shown } = row
  return {
    ...shown,
    // Only types of the contract were ever let in.
    mediaType: mediaType as Evidence['mediaType'],
    addedBy: people.get(addedBy) ?? addedBy,
  }
}
