/**
 * The bytes of an uploaded file → the cells of a workbook, or why it cannot be read. Works in a
 * worker; refuses beforehand what no filled-in template is.
 */
import type { CellValue, Sheet } from 'hucre/xlsx'
import type { FilledSheet, FilledWorkbook, FoundCell } from './filled-workbook.ts'

export type FileReading =
  | { readonly workbook: FilledWorkbook }
  /** Chinese: what is wrong with the file and what to do. */
  | { readonly refusal: string }

export const MOST_BYTES = 20 * 2 ** 20
export const TOO_LARGE = '文件超过 20 MB，不会是填好的模板，请核对选的文件'
/** Unpacked; a template of ten thousand rows has a tenth of it. */
const MOST_UNPACKED_BYTES = 300 * 2 ** 20
const SAVE_AS = '请在 Excel 或 WPS 中另存为“Excel 工作簿（.xlsx）”再导入'

export async function readFile(bytes: Uint8Array): Promise<FileReading> {
  const refusal = refuse(bytes)
  if (refusal !== undefined) return { refusal }
  const { readXlsx } = await import('hucre/xlsx')
  try {
    const { sheets } = await readXlsx(bytes, { readStyles: false })
    return { workbook: { sheets: sheets.map(readSheet) } }
  } catch {
    return { refusal: `文件已损坏，读不出来。${SAVE_AS}` }
  }
}

function refuse(bytes: Uint8Array): string | undefined {
  if (bytes.length === 0) return '文件是空的，请选填好的模板'
  if (bytes.length > MOST_BYTES) return TOO_LARGE
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    return `是旧式 Excel（.xls）、WPS 表格（.et）或加了密码的工作簿。请去掉密码，${SAVE_AS}`
  }
  if (!startsWith(bytes, [0x50, 0x4b])) return `不是 Excel 工作簿。${SAVE_AS}`
  const entries = listEntries(bytes)
  if (entries === undefined) return `文件不完整，可能没有传完。${SAVE_AS}`
  if (entries.some(({ name }) => /vbaProject\.bin$/i.test(name))) {
    return `工作簿里有宏。为安全起见不读带宏的文件，${SAVE_AS}（不含宏）`
  }
  const unpacked = entries.reduce((sum, { unpackedBytes }) => sum + unpackedBytes, 0)
  if (unpacked > MOST_UNPACKED_BYTES) return '文件展开后太大，不会是填好的模板，请核对选的文件'
  return undefined
}

function startsWith(bytes: Uint8Array, head: readonly number[]): boolean {
  return head.every((byte, at) => bytes[at] === byte)
}

interface Entry {
  readonly name: string
  readonly unpackedBytes: number
}

const END_RECORD = 0x06054b50
const ENTRY_RECORD = 0x02014b50

/** The directory at the end of the archive; undefined where there is none. */
function listEntries(bytes: Uint8Array): Entry[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let end = bytes.length - 22
  while (end >= 0 && view.getUint32(end, true) !== END_RECORD) end--
  if (end < 0) return undefined
  const entries: Entry[] = []
  let at = view.getUint32(end + 16, true)
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== ENTRY_RECORD) return undefined
    const nameBytes = view.getUint16(at + 28, true)
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameBytes))
    entries.push({ name, unpackedBytes: view.getUint32(at + 24, true) })
    at += 46 + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

function readSheet(sheet: Sheet): FilledSheet {
  const cells = new Map<string, FoundCell>()
  sheet.rows.forEach((row, at) => {
    row.forEach((value, column) => {
      if (value !== null && value !== '') cells.set(`${at},${column}`, found(value))
    })
  })
  for (const [place, cell] of sheet.cells ?? []) {
    if (cell.formula === undefined && cell.type !== 'error') continue
    const value = cell.formula === undefined ? cell.value : (cell.formulaResult ?? cell.value)
    cells.set(place, {
      ...found(value),
      ...(cell.formula === undefined ? {} : { formula: true }),
      ...(cell.type === 'error' || isError(value) ? { error: true } : {}),
    })
  }
  const hiddenRows = [...(sheet.rowDefs ?? [])].flatMap(([row, def]) => (def.hidden ? [row] : []))
  const hiddenColumns = (sheet.columns ?? []).flatMap((def, column) => (def.hidden ? [column] : []))
  return {
    name: sheet.name,
    cells,
    merges: (sheet.merges ?? []).map(({ startRow, startCol, endRow, endCol }) => ({
      ...{ startRow, endRow },
      ...{ startColumn: startCol, endColumn: endCol },
    })),
    hiddenRows,
    hiddenColumns,
  }
}

function found(value: CellValue): FoundCell {
  return { value: value instanceof Date ? { day: value.toISOString().slice(0, 10) } : value }
}

function isError(value: CellValue): boolean {
  return typeof value === 'string' && /^#(REF|DIV\/0|VALUE|NAME|N\/A|NUM|NULL)[!?]?/.test(value)
}
