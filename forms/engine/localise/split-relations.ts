/** Which relations a choice of cells has to satisfy, and which of them a chosen cell answers for. Pure. */
import type { StatedRelation } from './stated-relations.ts'

/** The cells that have to change together with one, being linked by relations that fail. */
export function groupOf(
  cell: string,
  chosen: readonly string[],
  failing: readonly StatedRelation[],
): { readonly cells: number; readonly failing: number } {
  const cells = new Set([cell])
  const linked = new Set<StatedRelation>()
  for (const reached of cells) {
    for (const relation of failing) {
      if (!relation.cells.has(reached)) continue
      linked.add(relation)
      for (const other of chosen) if (relation.cells.has(other)) cells.add(other)
    }
  }
  return { cells: cells.size, failing: linked.size }
}

export interface SplitRelations {
  /** What has to hold. */
  readonly hard: readonly StatedRelation[]
  /** What had better hold. */
  readonly soft: readonly StatedRelation[]
  readonly failing: readonly StatedRelation[]
}

/**
 * Mandatory relations have to hold; failing verify ones too, where no mandatory failure could be the
 * reason of theirs. Should that be asking too much, the mandatory ones alone.
 */
export function splitRelations(stated: readonly StatedRelation[]): SplitRelations[] {
  const mandatory = stated.filter(({ severity }) => severity === 'mandatory')
  const verify = stated.filter(({ severity }) => severity === 'verify')
  const failing = mandatory.filter(({ holds }) => !holds)
  const touched = new Set(failing.flatMap(({ cells }) => [...cells]))
  const apart = verify.filter(
    ({ holds, cells }) => !holds && ![...cells].some((cell) => touched.has(cell)),
  )
  const rest = verify.filter((relation) => !apart.includes(relation))
  const strict = { hard: mandatory, soft: verify, failing }
  if (apart.length === 0) return [strict]
  const wide = { hard: [...mandatory, ...apart], soft: rest, failing: [...failing, ...apart] }
  return failing.length === 0 ? [wide] : [wide, strict]
}
