/**
 * Documents of an earlier version as the newer one reads them: for settling revisions of several
 * versions, and for checks of other forms, which cite the newest names. What was received stays as
 * it was. Pure.
 */
import { moveWork, type VersionedWork as WorkOf } from '../../../forms/engine/versions/move-work.ts'
import { stepsBetween } from '../../../forms/engine/versions/steps-between.ts'
import type { ExplanationOf } from '../../contract/explanation-rules.ts'
import type { FormBook } from '../../platform/form-book.ts'

export interface VersionedWork extends WorkOf<ExplanationOf> {
  readonly formVersion: string
}

/** Unchanged where there is no way there: an unknown or an older version. */
export function forwardWork(
  book: FormBook,
  formId: string,
  to: string,
  work: VersionedWork,
): VersionedWork {
  if (work.formVersion === to) return work
  const steps = stepsBetween(book.versionsOf(formId), work.formVersion, to)
  if (!steps) return work
  const { moved: _, ...moved } = moveWork(work, steps)
  return { ...moved, formVersion: to }
}

/** In the newest version. */
export function forwardToNewest(
  book: FormBook,
  formId: string,
  work: VersionedWork,
): VersionedWork {
  return forwardWork(book, formId, book.forms.get(formId)?.version ?? work.formVersion, work)
}

/** The newest of these versions of a form; the first where none is known. */
export function newestOf(book: FormBook, formId: string, versions: readonly string[]): string {
  const newest = book.versionsOf(formId).find(({ version }) => versions.includes(version))
  return newest?.version ?? versions[0] ?? ''
}
