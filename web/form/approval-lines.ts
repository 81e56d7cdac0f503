/** The block at the right of an official table: number, issuing body, approval, validity. Pure. */
import type { FormLayout } from '../../forms/engine/types.ts'

export interface BlockLine {
  readonly name: string
  readonly value: string
  readonly known: boolean
}

/** A form whose approval is not known says that it is for demonstration. */
export function approvalLines(head: FormLayout['head']): readonly BlockLine[] {
  const { approvalNumber: number, validUntil: until } = head
  const known = (name: string, value: string): BlockLine => ({ name, value, known: true })
  const lines = [known('制定机关', head.issuingBody)]
  if (head.tableNumber !== null) lines.unshift(known('表　　号', head.tableNumber))
  if (number !== null) lines.push(known('文　　号', number))
  if (until !== null) lines.push(known('有效期至', inChinese(until)))
  if (number === null || until === null) {
    lines.push({ name: '演示用表式', value: missing(number, until), known: false })
  }
  return lines
}

/** A calendar date as official tables write it. */
function inChinese(date: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? []
  return year === undefined ? date : `${year}年${Number(month)}月${Number(day)}日`
}

function missing(number: string | null, until: string | null): string {
  if (number !== null) return '有效期未核到'
  return until === null ? '文号、有效期未核到' : '文号未核到'
}
