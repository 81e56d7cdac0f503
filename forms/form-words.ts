/**
 * How a form is named to a person: by its official 表号, or, where that is not known to us, by its short
 * Chinese name; never by the id that stands in addresses and files. Pure.
 */
import { formMarks } from './generated/form-marks.ts'

/** 605-1, 非工业能源. An id no form has is a word of whoever typed it, and stays. */
export function formMark(formId: string): string {
  return formMarks[formId] ?? formId
}

/** 605-1 表, 非工业能源表. */
export function formTable(formId: string): string {
  const mark = formMark(formId)
  return /\w$/.test(mark) ? `${mark} 表` : `${mark}表`
}

/** 605-1 能源购进、消费与库存; the title alone where there is no number to put before it. */
export function formHeading(formId: string, title: string): string {
  const mark = formMark(formId)
  return /\w$/.test(mark) ? `${mark} ${title}`.trim() : title || mark
}

/** What heads a table as it is printed: 605-1表 and its title. `tableNumber`: as approved here, or as it came. */
export function tableHeading(tableNumber: string | null, title: string): string {
  return tableNumber === null ? title : `${tableNumber} ${title}`
}
