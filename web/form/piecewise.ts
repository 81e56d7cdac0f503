/**
 * Long work made of short pieces: done ahead while the window is idle, and finished at once where
 * its result is needed before that.
 */

/** Yields between its pieces, each a millisecond or two; returns what it made. */
export type Pieces<T> = Generator<void, T>

export interface Piecewise<T> {
  /** What is left of the work; shared by all who take it up. */
  pieces(): Pieces<T>
  /** Does what is left now. */
  finish(): T
}

export function piecewise<T>(work: Pieces<T>): Piecewise<T> {
  let made: { readonly value: T } | undefined
  const step = (): boolean => {
    if (made !== undefined) return false
    const { done, value } = work.next()
    if (done === true) made = { value }
    return done !== true
  }
  return {
    *pieces() {
      while (step()) yield
      return made!.value
    },
    finish() {
      while (step());
      return made!.value
    },
  }
}

/** Where a browser does not tell its idle time, a piece of each frame. */
const PIECE_MS = 8
const BETWEEN_MS = 8
/** Kept free in an idle moment, for a key may come. */
const SPARE_MS = 4

/** Runs the pieces while the window has nothing else to do. */
export function inIdleTime(pieces: Pieces<unknown>): Promise<void> {
  return new Promise((resolve, reject) => {
    const goOn = (left: () => number): void => {
      try {
        let done = false
        do done = pieces.next().done === true
        while (!done && left() > SPARE_MS)
        if (done) resolve()
        else next()
      } catch (error) {
        reject(error)
      }
    }
    const next = (): void => {
      if (typeof requestIdleCallback === 'function') {
        requestIdleCallback((deadline) => goOn(() => deadline.timeRemaining()))
        return
      }
      setTimeout(() => {
        const end = performance.now() + PIECE_MS
        goOn(() => end - performance.now())
      }, BETWEEN_MS)
    }
    next()
  })
}
