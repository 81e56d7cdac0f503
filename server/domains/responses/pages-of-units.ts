/** Goes through all units with something received, page by page, each page answered for by a worker. */
import { setImmediate } from 'node:timers/promises'
import type { Executor } from '../../platform/database/database.ts'
import { pageOfReportedUnits } from './evaluation-store.ts'

export interface PagesAsked<Answer> {
  /** Digits an area code begins with; '' is everything. */
  readonly areaPrefix: string
  /** The unit to go on after; '' from the first. */
  readonly after: string
  readonly unitsPerPage: number
  /** Pages on their way at a time. */
  readonly ahead: number
  readonly ask: (unitIds: readonly string[]) => Promise<Answer>
}

export interface PageAnswered<Answer> {
  readonly unitIds: readonly string[]
  readonly lastUnitId: string
  readonly answer: Answer
}

/** In the order of the units. Pages on their way are left to themselves when the caller goes no further. */
export async function* pagesOfUnits<Answer>(
  db: Executor,
  { areaPrefix, after, unitsPerPage, ahead, ask }: PagesAsked<Answer>,
): AsyncGenerator<PageAnswered<Answer>> {
  const waiting: { readonly unitIds: readonly string[]; readonly answer: Promise<Answer> }[] = []
  let lastAsked: string | undefined = after
  while (lastAsked !== undefined || waiting.length > 0) {
    // Reading answers at once on one engine: others are served in between.
    await setImmediate()
    while (lastAsked !== undefined && waiting.length < ahead) {
      const page = { areaPrefix, after: lastAsked, limit: unitsPerPage }
      const unitIds: readonly string[] = await pageOfReportedUnits(db, page)
      lastAsked = unitIds.at(-1)
      if (lastAsked === undefined) break
      const answer = ask(unitIds)
      // Awaited in its turn; a failure before that must not end the process by itself.
      answer.catch(() => undefined)
      waiting.push({ unitIds, answer })
    }
    const first = waiting.shift()
    if (first === undefined) continue
    const { unitIds } = first
    yield { unitIds, lastUnitId: unitIds.at(-1)!, answer: await first.answer }
  }
}
