/**
 * Brings everything the work on a form starts from — what stands, the server's draft, this browser's —
 * into the version in which it goes on, so that they can be compared cell by cell. Pure.
 */
import type { KeptAside, MigrationReport } from '../../../forms/engine/versions/migrate-answers.ts'
import type { CheckedStep } from '../../../forms/engine/versions/migrate-work.ts'
import { joinAside, moveWork } from '../../../forms/engine/versions/move-work.ts'
import type { ResponseDetail } from '../../../server/contract/responses.ts'
import type { Draft } from '../../outbox/database.ts'
import type { SheetRecord } from '../device/report-database.ts'
import type { Work } from './work.ts'

/** Steps from a version to the one in which the work goes on. */
export type StepsFrom = (version: string) => readonly CheckedStep[]

type Served = Pick<ResponseDetail, 'answers' | 'explanations' | 'draft' | 'latestRevisionId'> & {
  readonly keptAside?: readonly KeptAside[]
  readonly response: Pick<ResponseDetail['response'], 'formVersion'>
}

export interface MovedSheet {
  readonly detail: Pick<ResponseDetail, 'answers' | 'explanations' | 'draft' | 'latestRevisionId'>
  readonly local: Work | undefined
  readonly sheet: SheetRecord | undefined
  readonly keptAside: readonly KeptAside[]
  readonly moved: readonly MigrationReport[]
}

export function moveSheet(
  served: Served,
  draft: Draft | undefined,
  sheet: SheetRecord | undefined,
  stepsFrom: StepsFrom,
): MovedSheet {
  const { formVersion } = served.response
  const standing = moveWork(
    { ...served, keptAside: served.keptAside ?? [] },
    stepsFrom(formVersion),
  )
  const saved =
    served.draft &&
    moveWork(
      { ...served.draft, keptAside: served.draft.keptAside ?? [] },
      stepsFrom(served.draft.formVersion ?? formVersion),
    )
  const ours =
    draft && moveWork({ ...draft, keptAside: draft.keptAside ?? [] }, stepsFrom(draft.formVersion))
  const base = saved ?? standing
  return {
    detail: {
      ...served,
      ...documentOf(standing),
      draft: served.draft && saved ? { ...served.draft, ...documentOf(saved) } : null,
    },
    // Answers in drafts are those the form's own session wrote.
    local: ours && { answers: ours.answers as Work['answers'], explanations: ours.explanations },
    sheet: sheet && moveRecord(sheet, stepsFrom(sheet.formVersion ?? formVersion)),
    keptAside: joinAside(base.keptAside, ours?.keptAside),
    moved: [...(draft?.moved ?? []), ...(ours ?? base).moved],
  }
}

function documentOf({ answers, explanations }: Pick<Draft, 'answers' | 'explanations'>) {
  return { answers: { ...answers }, explanations: [...explanations] }
}

function moveRecord(sheet: SheetRecord, steps: readonly CheckedStep[]): SheetRecord {
  if (steps.length === 0) return sheet
  const move = (work: Work): Work => {
    const { answers, explanations } = moveWork({ ...work, keptAside: [] }, steps)
    return { answers: answers as Work['answers'], explanations }
  }
  return { ...sheet, known: move(sheet.known), attempted: sheet.attempted.map(move) }
}
