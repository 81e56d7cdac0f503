/** The unit a column's head adds: none where the form's own head says it, or the title already does. Pure. */
import type { CellModel } from './form-model.ts'

/** `measure`: the unit of measurement named in the form's head. */
export function headUnit(column: CellModel, measure: string | null): string | null {
  const { unit, title } = column
  return unit === null || unit === measure || title.endsWith(`（${unit}）`) ? null : unit
}
