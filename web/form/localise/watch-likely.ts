/**
 * Asks, once typing rests, which cells are most likely wrong, and tells the surface. A form whose
 * relations hold starts no worker and fetches nothing.
 */
import type { Likely } from '../../../forms/engine/localise/localise.ts'
import type { Finding } from '../../../forms/engine/types.ts'
import type { FormSession } from '../session/form-session.ts'
import type { LocateAnswer, LocateQuestion } from './questions.ts'

/** By the path the screen knows the cell by. */
export type LikelyCells = ReadonlyMap<string, Likely>

export const NO_LIKELY: LikelyCells = new Map()

const REST_MS = 400

/** Returns what stops the watching. */
export function watchLikely(session: FormSession, tell: (likely: LikelyCells) => void): () => void {
  let worker: Worker | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let number = 0
  let stopped = false

  const ask = (): void => {
    const { findings, unconfirmed } = session.state()
    if (!findings.some(mayBeLocated)) {
      tell(NO_LIKELY)
      return
    }
    worker ??= startWorker(hear)
    const { codeLists: _, ...context } = session.context()
    const { id, version } = session.model.form
    worker.postMessage({
      ...{ number, formId: id, formVersion: version, context },
      prefilled: unconfirmed,
    } satisfies LocateQuestion)
  }
  const hear = (answer: LocateAnswer): void => {
    if (stopped || answer.number !== number) return
    performance.measure('jingpu-localise', { start: 0, duration: answer.tookMs })
    tell(new Map(answer.likely.map((each) => [session.screenPath(each.cell), each])))
  }
  const changed = (): void => {
    number += 1
    clearTimeout(timer)
    timer = setTimeout(ask, REST_MS)
  }
  const stops = (['answers', 'findings', 'prefill'] as const).map((topic) =>
    session.subscribe(topic, changed),
  )
  changed()
  return () => {
    stopped = true
    clearTimeout(timer)
    worker?.terminate()
    for (const stop of stops) stop()
  }
}

function startWorker(hear: (answer: LocateAnswer) => void): Worker {
  const worker = new Worker(new URL('./solver-worker.ts', import.meta.url), { type: 'module' })
  worker.addEventListener('message', ({ data }: MessageEvent<LocateAnswer>) => hear(data))
  return worker
}

function mayBeLocated({ kind, severity, outcome }: Finding): boolean {
  return (
    outcome === 'fail' &&
    severity !== 'advisory' &&
    (kind === 'relation' || kind === 'plausibility')
  )
}
