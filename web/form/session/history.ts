/** Undo and redo: each step is the edits of one act (a cell committed, a block pasted). */
import type { AnswerValue } from '../../../forms/engine/types.ts'

export interface Edit {
  readonly path: string
  readonly before: AnswerValue | undefined
  readonly after: AnswerValue | undefined
}

export interface History {
  record(edits: readonly Edit[]): void
  /** The step to take back, newest first; undefined when there is none. */
  back(): readonly Edit[] | undefined
  forward(): readonly Edit[] | undefined
}

const MAX_STEPS = 200

export function createHistory(): History {
  const done: (readonly Edit[])[] = []
  const undone: (readonly Edit[])[] = []
  return {
    record(edits) {
      const changes = edits.filter((edit) => edit.before !== edit.after)
      if (changes.length === 0) return
      done.push(changes)
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
