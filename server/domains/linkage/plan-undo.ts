/**
 * What taking a decision back restores. A value goes back to what it was before, past any decision that
 * was taken back already; values that later merges took over from it go back, too. Whatever was changed
 * since by others stays as it is and is told. Pure.
 */
import type { ValueChange } from './merge-values.ts'

export interface Applied {
  readonly decisionId: string
  readonly undone: boolean
  readonly changes: readonly ValueChange[]
}

export interface UndoPlan {
  /** `before` is what stands now, `after` what it goes back to. */
  readonly restored: readonly ValueChange[]
  readonly left: readonly ValueChange[]
}

type Value = ValueChange['after']

/** `history`: decisions that took effect, oldest first. `current`: what a unit's field or attribute says now. */
export function planUndo(
  history: readonly Applied[],
  decisionId: string,
  current: (unitId: string, what: Pick<ValueChange, 'of' | 'field'>) => Value,
): UndoPlan {
  const restored: ValueChange[] = []
  const left: ValueChange[] = []
  const back = new Set([
    decisionId,
    ...history.filter(({ undone }) => undone).map((each) => each.decisionId),
  ])
  const at = history.findIndex((each) => each.decisionId === decisionId)

  const restore = (change: ValueChange, position: number): void => {
    const now = current(change.unitId, change)
    // Both are values of that same field.
    const backTo = { ...change, before: now, after: before(change, position) } as ValueChange
    if (now === change.after) restored.push(backTo)
    else left.push(backTo)
    history.forEach((later, laterPosition) => {
      if (laterPosition <= position || back.has(later.decisionId)) return
      for (const taken of later.changes) {
        const followed =
          taken.from === change.unitId &&
          taken.of === change.of &&
          taken.field === change.field &&
          taken.after === change.after
        if (followed) restore(taken, laterPosition)
      }
    })
  }

  /** What the value was before a change, past changes that are taken back. */
  const before = (change: ValueChange, position: number): Value => {
    for (let earlier = position - 1; earlier >= 0; earlier--) {
      const { decisionId: id, changes } = history[earlier]!
      const same = changes.find(
        ({ of, unitId, field, after }) =>
          of === change.of &&
          unitId === change.unitId &&
          field === change.field &&
          after === change.before,
      )
      if (same) return back.has(id) ? before(same, earlier) : change.before
    }
    return change.before
  }

  for (const change of history[at]?.changes ?? []) restore(change, at)
  return { restored, left }
}
