/**
 * What taking back a change of blocks makes of them: the borders and codes from before it, walked by those
 * who walked them then and still walk there. Only the latest change that stands can be taken back, so that
 * nothing drawn since is lost. Pure.
 */
import type { BlockChange, DrawnBlock } from '../../../contract/area-map.ts'
import type { BlockFollowed } from '../tables.ts'
import { type AreaToDraw, follow, named, type Plan } from './plan.ts'
import { provePartition } from './prove.ts'

export interface ChangeMade {
  readonly id: string
  readonly change: BlockChange
  readonly before: readonly DrawnBlock[]
  readonly outcome: { readonly blocks: readonly Pick<DrawnBlock, 'code'>[] }
  /** Null for changes from before this was kept: units then go by their place alone. */
  readonly followed: BlockFollowed | null
}

/** Ids of the changes of an area that were taken back. */
export function undoneChanges(changes: readonly Pick<ChangeMade, 'change'>[]): ReadonlySet<string> {
  return new Set(changes.flatMap(({ change }) => (change.kind === 'undo' ? [change.changeId] : [])))
}

/** The one that can be taken back; changes newest first. */
export function latestStanding<T extends Pick<ChangeMade, 'id' | 'change'>>(
  changes: readonly T[],
): T | undefined {
  const undone = undoneChanges(changes)
  return changes.find(({ id, change }) => change.kind !== 'undo' && !undone.has(id))
}

export function planUndo(
  area: AreaToDraw,
  made: ChangeMade,
  walkersNow: BlockFollowed['walkers'],
): Plan {
  const { before: after, followed } = made
  const codes = made.outcome.blocks.map(({ code }) => code)
  const touched = codes.flatMap((code) => area.blocks.find((block) => block.code === code) ?? [])
  if (touched.length < codes.length) return { fault: '这次改画的小区后来又变了，不能撤销' }
  const taken = area.blocks.find(
    ({ code, name }) => !codes.includes(code) && after.some((block) => block.name === name),
  )
  if (taken) return { fault: `这个普查区现在另有叫「${taken.name}」的小区，不能撤销` }
  const faults = provePartition(touched.map(named), after.map(named))
  if (faults.length > 0) return { fault: faults.join('；') }
  const stays = new Set(after.map(({ code }) => code))
  const ended = codes.filter((code) => !stays.has(code))
  // A change either begins one block, split from the first before, or ends some, merged into the first.
  const heir = after[0]!.code
  return {
    ...{ before: touched, after, ended },
    walkersFrom: new Map(),
    heirOf: (blockCode) => (stays.has(blockCode) ? blockCode : heir),
    back: {
      units: followed?.units ?? [],
      walkers: walkersAgain(
        after.map(({ code }) => code),
        codes,
        followed?.walkers ?? [],
        walkersNow,
      ),
    },
    ...follow(area, touched, { after }),
  }
}

type Walkers = BlockFollowed['walkers']

/**
 * Who walks the blocks again: those of before who still walk there, those who came since, and nobody
 * whom only the merge had brought. No block is left to nobody whom somebody walks now.
 */
function walkersAgain(
  again: readonly string[],
  now: readonly string[],
  then: Walkers,
  walking: Walkers,
): ReadonlyMap<string, readonly string[]> {
  const of = (walkers: Walkers, code: string) =>
    walkers.filter(({ blockCode }) => blockCode === code).map(({ accountId }) => accountId)
  const everybody = [...new Set(walking.map(({ accountId }) => accountId))]
  const begun = now.filter((code) => !again.includes(code))
  const revived = again.filter((code) => !now.includes(code))
  return new Map(
    again.map((code, place) => {
      const before = of(then, code)
      if (revived.includes(code)) {
        const still = before.filter((accountId) => everybody.includes(accountId))
        return [code, still.length > 0 ? still : everybody]
      }
      const brought = revived.flatMap((other) => of(then, other))
      const own = of(walking, code)
      const left = own.filter((id) => before.includes(id) || !brought.includes(id))
      const joined = place === 0 ? begun.flatMap((other) => of(walking, other)) : []
      return [code, [...new Set([...(left.length > 0 ? left : own), ...joined])]]
    }),
  )
}
