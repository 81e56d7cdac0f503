/** What stands against submitting or publishing a draft of a check, in Chinese. Pure. */
import { type CasesOfCheck, faultsOfCases } from '../../../forms/engine/check-cases.ts'
import type { FormDefinition } from '../../../forms/engine/types.ts'
import type { FormBook } from '../../platform/form-book.ts'
import { readCheckText } from './read-check-text.ts'

export interface CheckDraftText {
  readonly kind: 'add' | 'change' | 'retire'
  readonly checkId: string
  readonly text: string
  readonly cases: CasesOfCheck
  readonly reason: string
}

/** `form`: the form with the checks that stand now. */
export function faultsOfDraft(book: FormBook, form: FormDefinition, draft: CheckDraftText) {
  return [
    ...(draft.reason.trim() === '' ? ['请写明为什么要这样改'] : []),
    ...placeFaults(form, draft),
    ...(draft.kind === 'retire' ? [] : textFaults(book, form, draft)),
  ]
}

/** Checks that a form's own schema states stand and fall with the form version. */
function placeFaults(form: FormDefinition, { kind, checkId }: CheckDraftText): string[] {
  const standing = form.checks.find((check) => check.id === checkId)
  if (kind === 'add') {
    return standing ? [`编号 ${checkId} 已有审核关系，请另编一个编号，或改为修改它`] : []
  }
  if (!standing) return [`目前没有编号为 ${checkId} 的审核关系`]
  return []
}

function textFaults(book: FormBook, form: FormDefinition, draft: CheckDraftText): string[] {
  const { checks, errors } = readCheckText(book, form, draft.text)
  if (errors.length > 0) return [...errors]
  const [only] = checks
  if (!only || checks.length > 1) return [`应写一条审核关系，现有 ${checks.length} 条`]
  if (only.check.id !== draft.checkId) {
    return [`正文的编号是 ${only.check.id}，草稿的编号是 ${draft.checkId}，两处应一致`]
  }
  return faultsOfCases(only.check, draft.cases, book.codeLists)
}
