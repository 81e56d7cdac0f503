/**
 * Sums of the ledger → cells of the form, where the person asks for it. What goes where; nothing is
 * changed here. Pure.
 */
import {
  type ComparedLedgerCell,
  codeColumnOf,
  isFixed,
} from '../../../forms/engine/ledger/compare-ledger.ts'
import { periodKey } from '../../../forms/engine/period-cells.ts'
import type { Answers, FormDefinition, Period } from '../../../forms/engine/types.ts'
import type { Placement } from '../../form/paste.ts'
import { matrixPath, rowsOf, tablePath } from '../../form/path.ts'

/** Whether the sum can be taken over: there is one, and it is clear into which line. */
export function canTakeOver({ cell, stand }: ComparedLedgerCell): boolean {
  return (stand === 'differs' || stand === 'not-filled') && cell.entries > 0
}

/** `nameOf`: what a new line is called, from the list of its codes. */
export function takeOver(
  form: FormDefinition,
  answers: Answers,
  compared: readonly ComparedLedgerCell[],
  nameOf: (list: string, code: string) => string | undefined,
): Placement[] {
  const placements: Placement[] = []
  const newLines = new Map<string, number>()
  const put = (path: string, raw: string): void => void placements.push({ path, raw })
  for (const each of compared) {
    if (!canTakeOver(each)) continue
    const { key, code, column, measure } = each.cell
    if (code === null || column === null) {
      putFigures(each, (period) => (period === null ? key : periodKey(key, period)), put)
      continue
    }
    if (isFixed(form, key)) {
      const at = (period: Period | null): string =>
        matrixPath(key, code, period === null ? column : periodKey(column, period))
      putFigures(each, at, put)
      continue
    }
    const codeColumn = codeColumnOf(form, key)
    const columns = form.schema.properties[key]?.items?.properties ?? {}
    const rows = rowsOf(answers, key)
    let row = rows.findIndex((line) => line[codeColumn] === code)
    if (row < 0) {
      const line = `${key} ${code}`
      const known = newLines.get(line)
      const ofTable = [...newLines.keys()].filter((name) => name.startsWith(`${key} `)).length
      row = known ?? rows.length + ofTable
      if (known === undefined) {
        newLines.set(line, row)
        put(tablePath(key, row, codeColumn), code)
        const name = nameOf(columns[codeColumn]?.['x-codelist'] ?? '', code)
        if ('productName' in columns && name !== undefined) {
          put(tablePath(key, row, 'productName'), name)
        }
      }
    }
    if (measure !== null && measure !== '' && 'measure' in columns) {
      put(tablePath(key, row, 'measure'), measure)
    }
    const at = (period: Period | null): string =>
      tablePath(key, row, period === null ? column : periodKey(column, period))
    putFigures(each, at, put)
  }
  return placements
}

/** By period where the cell has periods; the year then adds up by itself. */
function putFigures(
  { cell }: ComparedLedgerCell,
  at: (period: Period | null) => string,
  put: (path: string, raw: string) => void,
): void {
  const periods = Object.entries(cell.periods) as [Period, number][]
  if (periods.length === 0) put(at(null), String(cell.year))
  else for (const [period, figure] of periods) put(at(period), String(figure))
}
