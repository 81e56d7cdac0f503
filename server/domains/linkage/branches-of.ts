/** Units that a decision in force made branches of a legal unit. */
import type { Executor } from '../../platform/database/database.ts'
import { branchPairsBelow, type PairRow, pairsOfUnits } from './store.ts'

export interface BranchDecided {
  readonly legalUnitId: string
  readonly branchId: string
}

export async function branchesOf(
  db: Executor,
  legalUnitIds: readonly string[],
): Promise<BranchDecided[]> {
  const asked = new Set(legalUnitIds)
  return (await pairsOfUnits(db, legalUnitIds))
    .filter(({ state, kind }) => state === 'decided' && kind === 'branch-of')
    .map(asBranch)
    .filter(({ legalUnitId }) => asked.has(legalUnitId))
}

/** Of those of which the legal unit or the branch lies below the area. */
export async function branchesBelow(db: Executor, areaPrefix: string): Promise<BranchDecided[]> {
  return (await branchPairsBelow(db, areaPrefix)).map(asBranch)
}

/** The first unit of such a decision is the legal unit. */
function asBranch({
  unitA,
  unitB,
  firstUnit,
}: Pick<PairRow, 'unitA' | 'unitB' | 'firstUnit'>): BranchDecided {
  return firstUnit === unitB
    ? { legalUnitId: unitB, branchId: unitA }
    : { legalUnitId: unitA, branchId: unitB }
}
