/**
 * Fetches everything of today's assignment onto the device: blocks with their buildings, frame records,
 * owed forms, earlier answers and the frame of the neighbourhood, the forms' state, the checks in force.
 * Screens then read the very replies they would have asked for. Tells what is here and what is missing.
 */
import { listBlocks } from '../../../server/contract/areas.ts'
import { listRuleSets } from '../../../server/contract/checks.ts'
import { listEnumerators } from '../../../server/contract/fieldwork.ts'
import { listForms } from '../../../server/contract/instruments.ts'
import { listResponses } from '../../../server/contract/responses.ts'
import { CallFailure, call } from '../../api/call.ts'
import { forgetActs, listDoneActs } from '../../outbox/acts/send-acts.ts'
import type { DeviceDatabase } from '../../outbox/database.ts'
import { noteInJournal } from '../../outbox/journal.ts'
import { keepReply, keptReply } from '../../outbox/replies.ts'
import { isDiskFault } from '../device/save-fault.ts'
import { passQueueInput } from '../supervise/pass-queue-input.ts'

export interface PreparerState {
  readonly kind: 'idle' | 'fetching' | 'failed'
  /** Blocks on the device, of those assigned; null before the list is known. */
  readonly blocks: { readonly here: number; readonly all: number } | null
  /** UTC; when everything was last fetched whole. */
  readonly completeAt: string | null
  /** Grows with each block kept. */
  readonly done: number
}

export interface Preparer {
  start(): void
  stop(): void
  /** Fetches anew now. */
  fetch(): void
  readonly subscribe: (listener: () => void) => () => void
  readonly state: () => PreparerState
}

const FRESH_MS = 20 * 60_000
const KEPT_KEY = 'prepared'

interface Prepared {
  readonly completeAt: string | null
  readonly blockCodes: readonly string[]
}

/** `supervises`: keeps who walks which block, and what waits to be re-read, too. */
export function createPreparer(database: DeviceDatabase, supervises: boolean): Preparer {
  const listeners = new Set<() => void>()
  let state: PreparerState = { kind: 'idle', blocks: null, completeAt: null, done: 0 }
  let stopped = false
  let running = false
  const tell = (change: Partial<PreparerState>): void => {
    if (stopped) return
    state = { ...state, ...change }
    for (const listener of listeners) listener()
  }

  const readPrepared = async (): Promise<Prepared> => {
    const kept = await database.get('replies', KEPT_KEY)
    // Written by this very module.
    return (kept?.reply as Prepared | undefined) ?? { completeAt: null, blockCodes: [] }
  }
  const savePrepared = async (prepared: Prepared): Promise<void> => {
    const savedAt = new Date().toISOString()
    await database.put('replies', { key: KEPT_KEY, reply: prepared, savedAt })
  }

  const fetchAll = async (): Promise<void> => {
    if (running || stopped) return
    running = true
    tell({ kind: 'fetching' })
    const startedAt = new Date().toISOString()
    try {
      // Knows the catalogue of forms, which the first screen does without.
      const { keepBlockPack, keepNeighbourhood } = await import('./keep-block.ts')
      const done = await listDoneActs(database)
      const { blocks } = await callAndKeep(database, listBlocks, { query: {} })
      await fetchForms(database)
      if (supervises) {
        await callAndKeep(database, listEnumerators, {})
        await callAndKeep(database, listResponses, passQueueInput)
      }
      const codes = blocks.map(({ code }) => code)
      const kept = new Set((await readPrepared()).blockCodes.filter((code) => codes.includes(code)))
      tell({ blocks: { here: kept.size, all: codes.length } })
      for (const code of codes) {
        if (stopped) return
        await keepBlockPack(database, code)
        kept.add(code)
        await savePrepared({ completeAt: state.completeAt, blockCodes: [...kept] })
        tell({ blocks: { here: kept.size, all: codes.length }, done: state.done + 1 })
      }
      const villages = new Map(codes.map((code) => [code.slice(0, 12), code]))
      for (const near of villages.values()) await keepNeighbourhood(database, near)
      await savePrepared({ completeAt: startedAt, blockCodes: [...kept] })
      await forgetActs(database, done)
      await noteInJournal(database, 'fetched', `已下载 ${codes.length} 个小区的全部资料`, startedAt)
      tell({ kind: 'idle', completeAt: startedAt, done: state.done + 1 })
    } catch (error) {
      if (!stopped && !(error instanceof CallFailure)) {
        await noteInJournal(database, 'device', faultWords(error), startedAt).catch(() => undefined)
      }
      tell({ kind: 'failed' })
    } finally {
      running = false
    }
  }

  const begin = async (): Promise<void> => {
    const prepared = await readPrepared()
    const listed = await keptReply(database, listBlocks, { query: {} })
    const all = listed?.blocks.length ?? 0
    const here = prepared.blockCodes.length
    tell({ completeAt: prepared.completeAt, blocks: listed ? { here, all } : null })
    const ageMs = Date.now() - Date.parse(prepared.completeAt ?? '1970-01-01')
    if (here < all || all === 0 || !(ageMs >= 0 && ageMs < FRESH_MS)) return fetchAll()
    // What is open may have changed with the program that has just been updated.
    await fetchForms(database).catch(() => undefined)
  }
  const online = (): void => {
    if (state.kind === 'failed') void fetchAll()
  }

  return {
    start() {
      window.addEventListener('online', online)
      void begin().catch(() => tell({ kind: 'failed' }))
    },
    stop() {
      stopped = true
      window.removeEventListener('online', online)
    },
    fetch: () => void fetchAll(),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    state: () => state,
  }
}

function faultWords(error: unknown): string {
  return isDiskFault(error) ? '存储空间不够，资料没有下载完' : '下载资料时出错'
}

/** Which forms are open, the checks in force, and each compiled module so that the service worker keeps it. */
async function fetchForms(database: DeviceDatabase): Promise<void> {
  await callAndKeep(database, listForms, {})
  const { ruleSets } = await callAndKeep(database, listRuleSets, {})
  if (!('caches' in globalThis)) return
  const cache = await caches.open('jingpu-rules')
  for (const { module } of ruleSets) {
    // The service worker serves them from there; a path never changes its content.
    if (await cache.match(module)) continue
    const response = await fetch(module).catch(() => undefined)
    // A network that wants its own sign-in answers with a page.
    const isScript = /javascript/.test(response?.headers.get('content-type') ?? '')
    if (response?.ok && !response.redirected && isScript) await cache.put(module, response)
  }
}

const callAndKeep: typeof import('../../outbox/replies.ts').callOrKept = async (
  database,
  operation,
  input,
) => {
  const reply = await call(operation, input)
  await keepReply(database, operation, input, reply)
  return reply
}
