/** Who walks each block, with what was decided on this device laid over. Pure. */
import type { Act } from '../../outbox/acts/act.ts'

/** Account ids by block code; `acts` in the order they were made. */
export function walkersOf(
  enumerators: readonly { readonly accountId: string; readonly blockCodes: readonly string[] }[],
  acts: readonly Pick<Act, 'act' | 'refusal'>[],
): ReadonlyMap<string, readonly string[]> {
  const walkers = new Map<string, string[]>()
  const of = (blockCode: string) => walkers.get(blockCode) ?? []
  for (const { accountId, blockCodes } of enumerators) {
    for (const code of blockCodes) walkers.set(code, [...of(code), accountId])
  }
  for (const { act, refusal } of acts) {
    if (refusal !== null) continue
    if (act.kind === 'assign-block' && !of(act.blockCode).includes(act.accountId)) {
      walkers.set(act.blockCode, [...of(act.blockCode), act.accountId])
    }
    if (act.kind === 'take-back-block') {
      const { blockCode, accountId } = act
      walkers.set(
        blockCode,
        of(blockCode).filter((id) => id !== accountId),
      )
    }
  }
  return walkers
}
