/**
 * Work on an earlier version of a form as it goes on in a newer one: answers, explanations, what is kept
 * aside, and a report of what moved. Pure.
 */
import type { Answers } from '../types.ts'
import type { KeptAside, MigrationReport } from './migrate-answers.ts'
import { type CheckedStep, type ExplanationLike, migrateWork } from './migrate-work.ts'

export interface VersionedWork<E extends ExplanationLike> {
  readonly answers: Readonly<Record<string, unknown>>
  readonly explanations: readonly E[]
  readonly keptAside: readonly KeptAside[]
}

export interface MovedWork<E extends ExplanationLike> extends VersionedWork<E> {
  /** One for each version passed; empty where nothing moved. */
  readonly moved: readonly MigrationReport[]
}

export function moveWork<E extends ExplanationLike>(
  work: VersionedWork<E>,
  steps: readonly CheckedStep[],
): MovedWork<E> {
  const { keptAside } = work
  if (steps.length === 0) {
    return { answers: work.answers, explanations: work.explanations, keptAside, moved: [] }
  }
  // Any JSON may stand in an answer document; what is no cell is kept aside.
  const document = { answers: work.answers as Answers, explanations: work.explanations }
  const { answers, explanations, reports } = migrateWork(document, steps)
  const aside = reports.flatMap((report) => report.aside)
  return { answers, explanations, keptAside: [...keptAside, ...aside], moved: reports }
}

/** What several copies of the work carry along, each item once. */
export function joinAside(...parts: readonly (readonly KeptAside[] | undefined)[]): KeptAside[] {
  const all = parts.flatMap((part) => part ?? [])
  return [...new Map(all.map((each) => [JSON.stringify(each), each])).values()]
}
