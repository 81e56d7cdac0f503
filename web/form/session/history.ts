/** Undo and redo: each step is the edits of one act (a cell committed, a block pasted, a row removed). */
import type { AnswerValue } from '../../../forms/engine/types.ts'
import type { Explanation } from '../explanation.ts'

export interface Edit {
  readonly path: string
  readonly before: AnswerValue | undefined
  readonly after: AnswerValue | undefined
}

/** A row that was removed from its table, with what stood beside its answers. */
export interface RemovedRow {
  readonly table: string
  readonly row: number
  /** How many rows were shown with it. */
  readonly rows: number
  /** Paths of its cells that were prefilled and not confirmed yet. */
  readonly unconfirmed: readonly string[]
  readonly explanations: readonly Explanation[]
}

export interface Step {
  readonly edits: readonly Edit[]
  readonly removed: RemovedRow | null
}

export interface History {
  record(edits: readonly Edit[], removed?: RemovedRow): void
  /** The step to take back, newest first; undefined when there is none. */
  back(): Step | undefined
  forward(): Step | undefined
}

const MAX_STEPS = 200

export function createHistory(): History {
  const done: Step[] = []
  const undone: Step[] = []
  return {
    record(edits, removed) {
      const changes = edits.filter((edit) => edit.before !== edit.after)
      if (changes.length === 0) return
      done.push({ edits: changes, removed: removed ?? null })
      undone.length = 0
      if (done.length > MAX_STEPS) done.shift()
    },
    back() {
      const step = done.pop()
      if (step !== undefined) undone.push(step)
      return step
    },
    forward() {
      const step = undone.pop()
      if (step !== undefined) done.push(step)
      return step
    },
  }
}
