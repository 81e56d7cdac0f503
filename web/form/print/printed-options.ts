/**
 * How a cell of codes stands on paper: its options to tick where they are few, boxes for the digits
 * where they are many. Pure.
 */
import type { CodeItem, CodeListData } from '../../../forms/engine/types.ts'
import type { CellModel } from '../form-model.ts'

export interface PrintedOption {
  readonly code: string
  readonly text: string
  readonly chosen: boolean
}

/** More options, or longer ones, would drown the table. */
const MAX_OPTIONS = 12
const MAX_LETTERS = 170

export function printedOptions(
  cell: CellModel,
  list: CodeListData | undefined,
  value: unknown,
): readonly PrintedOption[] | null {
  if (cell.kind === 'truth') {
    return [
      { code: '1', text: '1 是', chosen: value === true },
      { code: '2', text: '2 否', chosen: value === false },
    ]
  }
  const items = optionsOf(cell, list)
  if (items === null) return null
  const chosen = Array.isArray(value) ? value : [value]
  return items.map(({ code, name }) => ({
    code,
    text: `${code} ${name}`,
    chosen: chosen.includes(code),
  }))
}

/** The options of a cell, where they are few enough to be printed. */
export function optionsOf(
  cell: CellModel,
  list: CodeListData | undefined,
): readonly CodeItem[] | null {
  if (list === undefined || !['options', 'code', 'multi'].includes(cell.kind)) return null
  const allowed = cell.schema.enum ?? cell.schema.items?.enum
  const items = list.items.filter(({ code, leaf }) =>
    allowed === undefined ? leaf !== false : allowed.includes(code),
  )
  const letters = items.reduce((sum, { code, name }) => sum + code.length + name.length + 2, 0)
  return items.length === 0 || items.length > MAX_OPTIONS || letters > MAX_LETTERS ? null : items
}

/** Boxes for the characters of a code; null where a line is written instead. */
export function boxesOf(cell: CellModel, list: CodeListData | undefined): number | null {
  switch (cell.kind) {
    case 'credit-code':
      return cell.schema.maxLength ?? 18
    case 'code':
      return list === undefined ? null : Math.max(...list.items.map(({ code }) => code.length))
    default:
      return null
  }
}
