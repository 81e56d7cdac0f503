/**
 * What a cell is counted in: the unit of its column, where that only says 实物量 the unit of its line, e.g.
 * 吨 of coal and 万千瓦时 of power. Pure.
 */
import type { CellModel } from './form-model.ts'
import { placeOf } from './path.ts'
import type { FormSession } from './session/form-session.ts'

const AS_THE_LINE = '实物量'

export function unitOfCell(
  session: Pick<FormSession, 'matrixRows'>,
  { unit }: Pick<CellModel, 'unit'>,
  path: string,
): string | null {
  const { property, rowId } = placeOf(path)
  if (unit === null || rowId === null || !unit.includes(AS_THE_LINE)) return unit
  const line = session.matrixRows(property).find(({ code }) => code === rowId)?.item.unit
  return line ? unit.replace(AS_THE_LINE, line) : unit
}
