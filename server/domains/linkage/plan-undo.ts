/**
 * What taking a decision back restores. A value goes back to what it was before, past any decision that
 * was taken back already; values that later merges took over from it go back, too. Whatever was changed
 * since by others stays as it is and is told. Pure.
 */
import type { MergeField } from '../../contract/duplicates.ts'
import type { FieldChange } from './merge-values.ts'

export interface Applied {
  readonly decisionId: string
  readonly undone: boolean
  readonly changes: readonly FieldChange[]
}

export interface UndoPlan {
  /** `before` is what stands now, `after` what it goes back to. */
  readonly restored: readonly FieldChange[]
  readonly left: readonly FieldChange[]
}

/** `history`: decisions that took effect, oldest first. `current`: what a unit's field says now. */
export function planUndo(
  history: readonly Applied[],
  decisionId: string,
  current: (unitId: string, field: MergeField) => string | null,
): UndoPlan {
  const restored: FieldChange[] = []
  const left: FieldChange[] = []
  const back = new Set([
    decisionId,
    ...history.filter(({ undone }) => undone).map((each) => each.decisionId),
  ])
  const at = history.findIndex((each) => each.decisionId === decisionId)

  const restore = (change: FieldChange, position: number): void => {
    const now = current(change.unitId, change.field)
    const backTo = { ...change, before: now, after: before(change, position) }
    if (now === change.after) restored.push(backTo)
    else left.push(backTo)
    history.forEach((later, laterPosition) => {
      if (laterPosition <= position || back.has(later.decisionId)) return
      for (const taken of later.changes) {
        const followed =
          taken.from === change.unitId &&
          taken.field === change.field &&
          taken.after === change.after
        if (followed) restore(taken, laterPosition)
      }
    })
  }

  /** What the value was before a change, past changes that are taken back. */
  const before = (change: FieldChange, position: number): string | null => {
    for (let earlier = position - 1; earlier >= 0; earlier--) {
      const { decisionId: id, changes } = history[earlier]!
      const same = changes.find(
        ({ unitId, field, after }) =>
          unitId === change.unitId && field === change.field && after === change.before,
      )
      if (same) return back.has(id) ? before(same, earlier) : change.before
    }
    return change.before
  }

  for (const change of history[at]?.changes ?? []) restore(change, at)
  return { restored, left }
}
