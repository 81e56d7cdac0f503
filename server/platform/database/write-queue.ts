/**
 * The one writer of a SQLite file: pieces of work queue up, run one after another under savepoints
 * inside one BEGIN IMMEDIATE … COMMIT, and are answered only after the commit is on disk.
 * A piece may await nothing but the database; one that waits for anything else is rolled back.
 */
import { AsyncLocalStorage } from 'node:async_hooks'

export interface TransactionCommands {
  begin(): void
  savepoint(): void
  release(): void
  rollbackToSavepoint(): void
  commit(): void
  rollback(): void
}

interface Piece {
  readonly run: () => Promise<unknown>
  readonly settle: (result: PromiseSettledResult<unknown>) => void
}

/** Pieces committed together at most; bounds how long the first one waits. */
const PIECES_PER_COMMIT = 128

export class WriteQueue {
  readonly #commands: TransactionCommands
  readonly #waiting: Piece[] = []
  readonly #inside = new AsyncLocalStorage<true>()
  #draining: Promise<void> | undefined
  #closed = false

  constructor(commands: TransactionCommands) {
    this.#commands = commands
  }

  add<T>(work: () => Promise<T>): Promise<T> {
    if (this.#inside.getStore()) {
      return Promise.reject(new Error('write inside write: pass the transaction on instead'))
    }
    if (this.#closed) return Promise.reject(new Error('the database is closed'))
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({
        run: work,
        settle: (result) =>
          // The value is what this very piece of work returned, hence of type T.
          result.status === 'fulfilled' ? resolve(result.value as T) : reject(result.reason),
      })
      this.#draining ??= this.#drain()
    })
  }

  /** Resolves when everything added so far is on disk; further work is refused. */
  async close(): Promise<void> {
    this.#closed = true
    await this.#draining
  }

  async #drain(): Promise<void> {
    while (this.#waiting.length > 0) {
      await nextTurn()
      await this.#commitTogether(this.#waiting.splice(0, PIECES_PER_COMMIT))
    }
    this.#draining = undefined
  }

  async #commitTogether(pieces: readonly Piece[]): Promise<void> {
    const results: PromiseSettledResult<unknown>[] = []
    try {
      this.#commands.begin()
      for (const piece of pieces) results.push(await this.#runPiece(piece))
      this.#commands.commit()
    } catch (reason) {
      this.#rollbackQuietly()
      for (const piece of pieces) piece.settle({ status: 'rejected', reason })
      return
    }
    pieces.forEach((piece, position) => {
      piece.settle(results[position]!)
    })
  }

  async #runPiece(piece: Piece): Promise<PromiseSettledResult<unknown>> {
    this.#commands.savepoint()
    let leftTheDatabase = false
    const turn = setImmediate(() => {
      leftTheDatabase = true
    })
    try {
      const value = await this.#inside.run(true, piece.run)
      if (leftTheDatabase) throw new Error('write awaited something other than the database')
      this.#commands.release()
      return { status: 'fulfilled', value }
    } catch (reason) {
      this.#commands.rollbackToSavepoint()
      return { status: 'rejected', reason }
    } finally {
      clearImmediate(turn)
    }
  }

  #rollbackQuietly(): void {
    try {
      this.#commands.rollback()
    } catch {
      // Nothing was open: BEGIN itself failed, and that reason is already on its way.
    }
  }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve)
  })
}
