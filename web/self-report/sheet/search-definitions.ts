/** Indicators that carry a definition, by name or code. Pure. */
import type { CellModel, FormModel } from '../../form/form-model.ts'

export function searchDefinitions(model: FormModel, query: string): readonly CellModel[] {
  const wanted = query.normalize('NFKC').trim().toLowerCase()
  return [...model.cells.values()].filter(
    (cell) =>
      cell.definition !== null &&
      (wanted === '' || cell.title.includes(wanted) || cell.code.toLowerCase() === wanted),
  )
}
