/** Whether a form version may be opened for reporting. Pure: facts in, the reason against it out. */
import { formTable } from '../../../forms/form-words.ts'
import { type FormHead, isExpired, missingInHead } from './form-head.ts'

export interface OpeningFacts {
  readonly formId: string
  readonly published: boolean
  readonly head: FormHead
  readonly demonstration: boolean
  /** Calendar dates in Asia/Shanghai, both inclusive. */
  readonly opensOn: string
  readonly dueOn: string | null
}

/** A demonstration opens any form: it stands under the line 演示用表式 and asks nobody. */
export function whyNotOpen(facts: OpeningFacts): string | undefined {
  const { formId, head, opensOn, dueOn } = facts
  if (facts.demonstration) return undefined
  const missing = missingInHead(head)
  if (missing.length > 0) {
    return `${formTable(formId)}没有${missing.join('、')}，请先在“表式”中录入；没有批准的表只能在演示系统中以“演示用表式”开放`
  }
  if (!facts.published)
    return `${formTable(formId)}这一版还没有发布，或与批准时的内容不同，请先录入批准信息`
  if (isExpired(head, opensOn))
    return `${formTable(formId)}有效期到 ${head.validUntil}，开始日不能在其后`
  if (dueOn !== null && isExpired(head, dueOn)) {
    return `${formTable(formId)}有效期到 ${head.validUntil}，截止日不能在其后`
  }
  return undefined
}
