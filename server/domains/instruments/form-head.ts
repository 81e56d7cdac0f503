/** The statutory head of a form as it is shown here: what the office entered before what the form came with. Pure. */
import type { FormLayout } from '../../../forms/engine/types.ts'

export interface Approval {
  readonly tableNumber: string
  readonly issuingBody: string
  readonly approvalNumber: string
  /** Calendar date in Asia/Shanghai, inclusive. */
  readonly validUntil: string
}

export interface FormHead {
  readonly tableNumber: string | null
  readonly issuingBody: string
  readonly approvalNumber: string | null
  readonly validUntil: string | null
}

export function headOf(layout: Pick<FormLayout, 'head'>, approval: Approval | undefined): FormHead {
  const { tableNumber, issuingBody, approvalNumber, validUntil } = approval ?? layout.head
  return { tableNumber, issuingBody, approvalNumber, validUntil }
}

/** What the law asks a form to show and this one does not, in words (law.md L-20). */
export function missingInHead(head: FormHead): string[] {
  const parts: readonly (readonly [string, string | null])[] = [
    ['表号', head.tableNumber],
    ['制定机关', head.issuingBody],
    ['批准（备案）文号', head.approvalNumber],
    ['有效期', head.validUntil],
  ]
  return parts.filter(([, value]) => isBlank(value)).map(([name]) => name)
}

/** Past its validity respondents may refuse a form: nothing is taken under it. */
export function isExpired(head: FormHead, date: string): boolean {
  return head.validUntil !== null && head.validUntil < date
}

function isBlank(text: string | null): boolean {
  return text === null || text.trim() === '' || text.trim() === '-'
}
