/**
 * Brings the best-known values of a unit up to what a submitted listing form (621, 622) says. Called
 * by the responses domain inside its transaction. Frame records stay as their sources wrote them.
 */

import type { FrameOutcome } from '../../contract/frame.ts'
import { Problem } from '../../contract/problems.ts'
import type { Context } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { recordAudit } from '../audit/index.ts'
import { findUnit, saveUnit, type UnitRow } from './store.ts'

/** What the listing found; members left out stay as they are. */
export interface ListingFindings {
  readonly kind?: UnitRow['kind'] | undefined
  readonly name?: string | undefined
  /** A sound credit code; the caller checks it. */
  readonly unifiedSocialCreditCode?: string | undefined
  readonly address?: string | undefined
  readonly phone?: string | undefined
  readonly legalRepresentative?: string | undefined
  readonly buildingCode?: string | undefined
  /** 正常填表 unless the form says otherwise. */
  readonly outcome?: FrameOutcome | undefined
}

export async function updateUnitFromListing(
  tx: Executor,
  ctx: Context,
  unitId: string,
  findings: ListingFindings,
): Promise<UnitRow> {
  const current = await findUnit(tx, unitId)
  if (!current) throw new Problem('not-found')
  const wanted = { ...findings, outcome: findings.outcome ?? 'normal' }
  const changed = Object.entries(wanted).filter(
    ([member, value]) => value !== undefined && current[member as keyof UnitRow] !== value,
  )
  if (changed.length === 0) return current
  const change: Partial<UnitRow> = Object.fromEntries(changed)
  const saved = await saveUnit(tx, unitId, change)
  await recordAudit(tx, ctx, {
    action: 'unit.update-from-listing',
    subjectKind: 'unit',
    subjectId: unitId,
    before: Object.fromEntries(
      changed.map(([member]) => [member, current[member as keyof UnitRow]]),
    ),
    after: change,
  })
  return saved
}
