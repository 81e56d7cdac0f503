/**
 * Documents of an earlier version as the newer one reads them: for settling revisions of several
 * versions, and for checks of other forms, which cite the newest names. What was received stays as
 * it was. Pure.
 */
import type { FormDefinition } from '../../../forms/engine/types.ts'
import { moveWork, type VersionedWork as WorkOf } from '../../../forms/engine/versions/move-work.ts'
import { stepsBetween } from '../../../forms/engine/versions/steps-between.ts'
import type { ExplanationOf } from '../../contract/explanation-rules.ts'
import type { FormBook } from '../../platform/form-book.ts'
import type { AnswerJson } from './answer-cells.ts'

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

/** Answers alone, in the newest version: checks of other forms cite the names of that. */
export function answersInNewest(
  book: FormBook,
  document: {
    readonly formId: string
    readonly formVersion: string
    readonly answers: AnswerJson
  },
): AnswerJson {
  const { formId, formVersion, answers } = document
  if (book.forms.get(formId)?.version === formVersion) return answers
  const work = { formVersion, answers, explanations: [], keptAside: [] }
  return forwardToNewest(book, formId, work).answers
}

/**
 * Answers of an earlier period under the names of one version. They came without saying their own:
 * it is the one up to that which knows most of their keys, the newest of several.
 */
export function earlierAnswersIn(
  book: FormBook,
  formId: string,
  version: string,
  answers: AnswerJson,
): AnswerJson {
  const versions = book.versionsOf(formId)
  const upTo = versions.slice(versions.findIndex((form) => form.version === version))
  if (upTo.length < 2) return answers
  const known = ({ schema }: FormDefinition): number =>
    Object.keys(answers).filter((key) => Object.hasOwn(schema.properties, key)).length
  const own = upTo.reduce((best, form) => (known(form) > known(best) ? form : best))
  const work = { formVersion: own.version, answers, explanations: [], keptAside: [] }
  return forwardWork(book, formId, version, work).answers
}

/** The newest of these versions of a form; the first where none is known. */
export function newestOf(book: FormBook, formId: string, versions: readonly string[]): string {
  const newest = book.versionsOf(formId).find(({ version }) => versions.includes(version))
  return newest?.version ?? versions[0] ?? ''
}
