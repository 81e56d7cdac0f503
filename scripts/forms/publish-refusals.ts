/** Why a form version cannot be published. Pure. Everything else that may be wrong with it is lint's. */
import type { FormSource } from './form-sources.ts'

const DEMONSTRATION_LINE = '演示用表式'

export interface HeadJudgement {
  readonly head: 'complete' | 'demonstration'
  readonly refusals: readonly string[]
}

/**
 * 统计法: a form shows its number, issuing body, approval number and validity, or people may refuse it
 * (law.md L-20). Where the official ones are not known to us, it may be published for demonstration
 * under a line that says so; a production office enters the real ones before it opens the form.
 */
export function judgeHead(
  source: FormSource,
  today: string,
  demonstration: boolean,
): HeadJudgement {
  const { tableNumber, issuingBody, approvalNumber, validUntil, approvalLine } = source.layout.head
  const refusals: string[] = []
  if (isBlank(tableNumber) && !(demonstration && tableNumber === null)) refusals.push('没有表号')
  if (isBlank(issuingBody)) refusals.push('没有制定机关')
  const known = !isBlank(approvalNumber) && !isBlank(validUntil)
  if (!known && demonstration) {
    if (!approvalLine.includes(DEMONSTRATION_LINE)) {
      refusals.push(`批准文号、有效期未核到，批准栏须写明“${DEMONSTRATION_LINE}”`)
    }
    return { head: 'demonstration', refusals }
  }
  if (isBlank(approvalNumber)) refusals.push('没有批准（备案）文号')
  if (isBlank(validUntil)) refusals.push('没有有效期')
  else if (validUntil! < today) refusals.push(`有效期到 ${validUntil}，已过期`)
  return { head: 'complete', refusals }
}

/** A version follows one that is published already. */
export function judgeOrder(source: FormSource, sources: readonly FormSource[]): string[] {
  if (source.published) return ['已经发布']
  const from = source.migration?.from
  const before = sources.find(({ id, version }) => id === source.id && version === from)
  return before && !before.published ? [`上一版 ${before.version} 还没有发布`] : []
}

function isBlank(text: string | null): boolean {
  return text === null || text.trim() === '' || text.trim() === '-'
}
