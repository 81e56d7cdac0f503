/** Asks the worker which industries a phrase speaks of. One worker for the page, started when first asked. */
import type { IndustrySuggestion } from '../../../forms/engine/industry/suggest-industries.ts'

export interface IndustryQuestion {
  readonly id: number
  readonly phrase: string
  readonly sections: readonly string[] | undefined
}

export interface IndustryAnswer {
  readonly id: number
  readonly suggestions: readonly IndustrySuggestion[]
}

/** What of a Worker is used. */
export interface IndustryWorker {
  postMessage(question: IndustryQuestion): void
  addEventListener(type: 'message', listener: (event: { data: IndustryAnswer }) => void): void
  addEventListener(type: 'error', listener: () => void): void
}

export interface IndustrySuggester {
  suggest(
    phrase: string,
    sections: readonly string[] | undefined,
  ): Promise<readonly IndustrySuggestion[]>
}

/** Phrases of one sitting answered at once when asked again. */
const KEPT = 200

export function createIndustrySuggester(start: () => IndustryWorker): IndustrySuggester {
  let worker: IndustryWorker | undefined
  let last = 0
  const waiting = new Map<number, (suggestions: readonly IndustrySuggestion[]) => void>()
  const answers = new Map<string, Promise<readonly IndustrySuggestion[]>>()

  const started = (): IndustryWorker => {
    if (worker !== undefined) return worker
    worker = start()
    worker.addEventListener('message', ({ data }) => {
      waiting.get(data.id)?.(data.suggestions)
      waiting.delete(data.id)
    })
    // Off the network and not kept: started again with the next phrase.
    worker.addEventListener('error', () => {
      worker = undefined
      for (const give of waiting.values()) give([])
      waiting.clear()
      answers.clear()
    })
    return worker
  }

  return {
    suggest(phrase, sections) {
      const key = `${sections?.join('') ?? ''}|${phrase}`
      const known = answers.get(key)
      if (known !== undefined) return known
      last += 1
      const id = last
      const answer = new Promise<readonly IndustrySuggestion[]>((resolve) => {
        waiting.set(id, resolve)
      })
      if (answers.size >= KEPT) answers.clear()
      answers.set(key, answer)
      started().postMessage({ id, phrase, sections })
      return answer
    },
  }
}

export const pageIndustrySuggester: IndustrySuggester = createIndustrySuggester(
  () => new Worker(new URL('./industry-worker.ts', import.meta.url), { type: 'module' }),
)
