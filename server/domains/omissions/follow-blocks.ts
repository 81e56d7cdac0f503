/** Signals follow blocks drawn anew: with their unit, else their building, else the code they had. */
import type { Executor } from '../../platform/database/database.ts'
import type { PlannedChange } from '../areas/index.ts'
import { findUnits } from '../frame/index.ts'
import { saveSignal, signalsInBlocks } from './store.ts'

export async function followBlocks(tx: Executor, planned: PlannedChange): Promise<void> {
  const signals = await signalsInBlocks(
    tx,
    planned.before.map(({ code }) => code),
  )
  const units = await findUnits(
    tx,
    signals.flatMap(({ unitId }) => unitId ?? []),
  )
  for (const { id, unitId, buildingCode, blockCode } of signals) {
    const now =
      (unitId === null ? undefined : units.get(unitId)?.blockCode) ??
      (buildingCode === null ? undefined : planned.buildingMoves.get(buildingCode)) ??
      // Found by their block.
      planned.heirOf(blockCode!)
    if (now !== blockCode) await saveSignal(tx, id, { blockCode: now })
  }
}
