/**
 * Takes a code into its cell. Where the code counts in a unit of its own (原煤 in 万吨) and the row
 * has a place for the unit, the unit goes there in the same step: it belongs to the code.
 */
import type { CodeItem } from '../../../forms/engine/types.ts'
import { narrowingOf } from '../code-index.ts'
import { type CellModel, cellAt, type FormModel } from '../form-model.ts'
import { placeOf } from '../path.ts'
import { codeNamed } from '../search-codes.ts'
import type { FormSession } from '../session/form-session.ts'
import { siblingPath } from '../session/session-core.ts'

const UNIT_TITLE = '计量单位'

/** The column of the same table that holds units of measure. */
export function unitColumn(model: FormModel, cell: CellModel): CellModel | undefined {
  if (cell.table === null) return undefined
  for (const column of model.cells.values()) {
    if (column.table === cell.table && column.title === UNIT_TITLE) return column
  }
  return undefined
}

export function chooseCode(
  session: FormSession,
  cell: CellModel,
  path: string,
  code: string,
): void {
  const item = session.codeLists.list(cell.codeList ?? '')?.items.find((one) => one.code === code)
  const unit = item?.unit ? unitCell(session, cell, path, item) : undefined
  session.choose(path, code, unit === undefined ? [] : [unit])
}

/** Typed text that names one code is that code; anything else stays as it was typed. */
export function commitCode(session: FormSession, path: string, text: string): void {
  const cell = cellAt(session.model, path)
  const index =
    cell?.kind === 'code' && cell.codeList !== null
      ? session.codeLists.index(cell.codeList, narrowingOf(cell.schema))
      : undefined
  const item = index === undefined ? undefined : codeNamed(index, text)
  if (cell === undefined || item === undefined) session.commit(path, text)
  else chooseCode(session, cell, path, item.code)
}

function unitCell(
  session: FormSession,
  cell: CellModel,
  path: string,
  { unit }: CodeItem,
): { readonly path: string; readonly value: string } | undefined {
  const column = unitColumn(session.model, cell)
  if (column === undefined || !unit || placeOf(path).row === null) return undefined
  const place = siblingPath(path, column.key)
  if (!session.mayFill(place)) return undefined
  if (column.codeList === null) return { path: place, value: unit }
  const units = session.codeLists.list(column.codeList)?.items
  const value = units?.find(({ name }) => name === unit)?.code
  return value === undefined ? undefined : { path: place, value }
}
