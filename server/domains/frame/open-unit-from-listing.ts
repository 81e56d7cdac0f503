/**
 * Opens a unit that is in no list and an enumerator found 清查新增, under the id the tablet made.
 * Called by the responses domain inside its transaction; sent again, the unit is read back.
 */
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import {
  isWithinReach,
  requireStandingBlock,
  standingBlock,
  startHandover,
} from '../areas/index.ts'
import { recordAudit } from '../audit/index.ts'
import { requireRight } from '../identity/index.ts'
import { findUnit, insertUnits, type UnitRow } from './store.ts'

export interface FoundUnit {
  readonly unitId: string
  readonly kind: UnitRow['kind']
  readonly blockCode: string
  readonly buildingCode?: string | undefined
  /** As the listing form says; may be empty in a first draft. */
  readonly name: string
  /** An office answers for the block: whoever found the unit may no longer walk it. */
  readonly officeAnswers?: boolean
  /** True on a demonstration server. */
  readonly synthetic?: boolean
}

/** Throws `not-found` when the block, or a unit already under this id, is beyond the actor's reach. */
export async function openUnitFromListing(
  tx: Executor,
  ctx: SignedInContext,
  found: FoundUnit,
): Promise<UnitRow> {
  const { unitId } = found
  const existing = await findUnit(tx, unitId)
  if (existing) {
    if (!(await isWithinReach(tx, ctx, { ...existing, unitId }))) throw new Problem('not-found')
    return existing
  }
  requireRight(ctx, 'unit.open-new')
  const blockCode = found.officeAnswers
    ? await standingBlock(tx, found)
    : await requireStandingBlock(tx, ctx, found)
  if (blockCode === undefined) {
    throw new Problem('not-found', `没有普查小区 ${found.blockCode}`)
  }
  const areaCode = blockCode.slice(0, 12)
  const row: UnitRow = {
    id: unitId,
    kind: found.kind,
    name: found.name,
    unifiedSocialCreditCode: null,
    areaCode,
    blockCode,
    buildingCode: found.buildingCode ?? null,
    address: '',
    phone: null,
    legalRepresentative: null,
    industryCode: null,
    institutionType: null,
    aboveScale: false,
    attributes: {},
    origin: 'listing',
    outcome: null,
    openedAt: ctx.clock.now(),
    synthetic: found.synthetic ?? false,
  }
  await insertUnits(tx, [row])
  // Found in a building that stands in other people's block by now: both have it until these accept.
  const moved = { fromBlock: found.blockCode, toBlock: blockCode, reason: '小区边界已改画' }
  if (blockCode !== found.blockCode) await startHandover(tx, ctx, { unitId, ...moved })
  await recordAudit(tx, ctx, {
    action: 'unit.open',
    subjectKind: 'unit',
    subjectId: unitId,
    after: { kind: found.kind, blockCode },
  })
  return row
}
