/**
 * Autosave to the server, behind the copy in this browser. One save at a time; each names the version
 * it builds on. A refusal never discards anything: it stops and says why.
 */
import type { ReplyOf } from '../../../server/contract/operation.ts'
import type { saveDraft } from '../../../server/contract/responses.ts'
import { CallFailure } from '../../api/call.ts'
import { waitBeforeAttempt } from '../../outbox/backoff.ts'
import type { SaveState } from './save-state.ts'
import { sameWork, type Work } from './work.ts'

export interface DraftSaverOptions {
  readonly known: Work
  readonly serverVersion: number
  readonly attempted: readonly Work[]
  /** When the server's draft was saved; null where there is none. */
  readonly savedAt: string | null
  /** A merge must be settled first: nothing is saved before `rebase`. */
  readonly held: boolean
  readonly save: (work: Work, baseVersion: number) => Promise<ReplyOf<typeof saveDraft>>
  /** Written down before a save is sent, and after it is answered. */
  readonly note: (stand: SaverStand) => Promise<void>
  readonly tell: (state: SaveState) => void
  readonly random?: () => number
}

/** The server's draft as it was read. */
export interface ServerDraft {
  readonly version: number
  readonly work: Work
  /** Null where there is no draft. */
  readonly savedAt: string | null
}

export interface SaverStand {
  readonly serverVersion: number
  readonly known: Work
  readonly attempted: readonly Work[]
}

export interface DraftSaver {
  /** Goes on after `stop`. */
  start(): void
  /** The browser holds this work now. */
  kept(work: Work): void
  /** Saves at once what is not saved yet. */
  flush(): Promise<void>
  stand(): SaverStand
  /** Goes on from another version of the server's draft, after a merge. */
  rebase(theirs: ServerDraft, work: Work): void
  stop(): void
}

const PAUSE_MS = 1_200
const LONGEST_WAIT_MS = 8_000
const MOST_ATTEMPTS_KEPT = 5

export function createDraftSaver(options: DraftSaverOptions): DraftSaver {
  const { save, note, tell, random = Math.random } = options
  let stand: SaverStand = {
    serverVersion: options.serverVersion,
    known: options.known,
    attempted: options.attempted,
  }
  let newest: Work = options.known
  let timer: ReturnType<typeof setTimeout> | undefined
  let waitingSince: number | null = null
  let running: Promise<void> | null = null
  let lastSavedAt = options.savedAt
  let attempts = 0
  let halted = options.held
  let stopped = false

  const schedule = (waitMs: number): void => {
    clearTimeout(timer)
    if (!halted && !stopped) timer = setTimeout(() => void run(), waitMs)
  }

  const run = (): Promise<void> => {
    clearTimeout(timer)
    running ??= saveNewest().finally(() => {
      running = null
    })
    return running
  }

  const saveNewest = async (): Promise<void> => {
    while (!halted && !stopped && !sameWork(newest, stand.known)) {
      const work = newest
      waitingSince = null
      tell({ kind: 'saving' })
      try {
        stand = { ...stand, attempted: [...stand.attempted, work].slice(-MOST_ATTEMPTS_KEPT) }
        await note(stand)
        const { version, savedAt } = await save(work, stand.serverVersion)
        stand = { serverVersion: version, known: work, attempted: [] }
        attempts = 0
        lastSavedAt = savedAt
        await note(stand)
        tell({ kind: 'saved', at: savedAt })
      } catch (error) {
        fail(error)
        return
      }
    }
  }

  const fail = (error: unknown): void => {
    const failure = error instanceof CallFailure ? error.failure : ({ kind: 'offline' } as const)
    const retry = failure.kind === 'problem' ? failure.problem.retry : 'later'
    if (
      failure.kind === 'problem' &&
      failure.problem.type === 'urn:jingpu:problem:draft-conflict'
    ) {
      halted = true
      tell({ kind: 'conflict' })
    } else if (retry === 'later' || retry === 'after-sign-in') {
      attempts += 1
      tell({ kind: retry === 'later' ? 'kept-here' : 'sign-in' })
      schedule(waitBeforeAttempt(attempts, random()))
    } else if (retry === 'after-review') {
      halted = true
      tell({ kind: 'closed' })
    } else {
      halted = true
      tell({ kind: 'refused', what: failure.kind === 'problem' ? failure.problem.title : '' })
    }
  }

  return {
    kept(work) {
      newest = work
      if (halted || stopped) return
      if (sameWork(newest, stand.known)) {
        // Typed and taken back: the server has it already.
        clearTimeout(timer)
        waitingSince = null
        tell(lastSavedAt === null ? { kind: 'untouched' } : { kind: 'saved', at: lastSavedAt })
        return
      }
      if (attempts === 0) tell({ kind: 'waiting' })
      waitingSince ??= Date.now()
      const overdue = Date.now() - waitingSince > LONGEST_WAIT_MS
      if (overdue) void run()
      else if (attempts === 0) schedule(PAUSE_MS)
    },
    flush: run,
    stand: () => stand,
    rebase({ version, savedAt, work: known }, work) {
      stand = { serverVersion: version, known, attempted: [] }
      newest = work
      halted = false
      attempts = 0
      void note(stand)
      lastSavedAt = savedAt
      if (sameWork(work, known) && savedAt !== null) tell({ kind: 'saved', at: savedAt })
      void run()
    },
    start() {
      stopped = false
    },
    stop() {
      stopped = true
      clearTimeout(timer)
    },
  }
}
