/** Units coming into a block that this device has not accepted yet, and those going out of it. Pure. */
import type { Handover } from '../../../server/contract/area-map.ts'
import type { Act } from '../../outbox/acts/act.ts'

export function pendingHandovers(
  blockCode: string,
  handovers: readonly Handover[],
  acts: readonly Pick<Act, 'act' | 'refusal'>[],
): { readonly coming: readonly Handover[]; readonly going: readonly Handover[] } {
  const accepted = new Set(
    acts.flatMap(({ act, refusal }) =>
      act.kind === 'accept-handover' && act.blockCode === blockCode && refusal === null
        ? [act.unitId]
        : [],
    ),
  )
  return {
    coming: handovers.filter(
      ({ toBlock, unitId }) => toBlock === blockCode && !accepted.has(unitId),
    ),
    going: handovers.filter(({ fromBlock }) => fromBlock === blockCode),
  }
}
