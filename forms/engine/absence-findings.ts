/** What is wrong with a form's absences: an unknown cell, no number, or a cell that has a value. */
import { ABSENCES, absencesOf, mayBeAbsent, pathOfAbsence } from './absences.ts'
import { cellName, cellPath, parseCellPath, propertyAt } from './cell-path.ts'
import { isFilled, rowsOf } from './runtime/read.ts'
import type { Answers, Finding, FormDefinition } from './types.ts'

export function absenceFindings(form: FormDefinition, answers: Answers): Finding[] {
  return absencesOf(answers).flatMap((absence, index) => {
    const path = pathOfAbsence(answers, absence.cell)
    const cell = path === null ? null : parseCellPath(path)
    const own = cellPath(ABSENCES, index, 'cell')
    // A line of a matrix that holds nothing but the absence has no row yet.
    if (cell === null) return matrixLine(form, absence.cell) ? [] : [fault(form, own, NO_CELL)]
    if (!mayBeAbsent(propertyAt(form.schema, cell))) return [fault(form, own, NO_CELL)]
    const holder = cell.row === null ? answers : (rowsOf(answers, cell.key)?.[cell.row] ?? {})
    const value = (holder as Readonly<Record<string, unknown>>)[cell.column ?? cell.key]
    if (!isFilled(value)) return []
    const name = cellName(form.schema, cell)
    return [fault(form, path!, `“${name}”已填数，又标为不适用或不掌握，请去掉其中一样`)]
  })
}

const NO_CELL = '未填原因所指的不是本表的数值指标，请删去该行'

function matrixLine(form: FormDefinition, cell: string): boolean {
  const match = /^([^.[\]{}]+)\{[^{}]+\}\.([^.[\]{}]+)$/.exec(cell)
  if (match === null) return false
  const path = { key: match[1] ?? '', row: 0, column: match[2] ?? '' }
  return (
    form.schema.properties[path.key]?.['x-row-id'] !== undefined &&
    mayBeAbsent(propertyAt(form.schema, path))
  )
}

function fault(form: FormDefinition, field: string, message: string): Finding {
  return {
    rule: `${form.id}-format-absences`,
    kind: 'format',
    severity: 'mandatory',
    outcome: 'fail',
    fields: [field],
    message,
  }
}
