/** A table as an .xlsx file: a title, when it was counted, heads, rows. Codes stay text, counts numbers. */
import type { Cell, CellValue } from 'hucre/xlsx'
import { saveFile } from '../../lists/save-file.ts'

export interface TableToSave {
  readonly title: string
  /** Second line, e.g. the area and the time. */
  readonly note: string
  readonly heads: readonly string[]
  readonly rows: readonly (readonly (string | number | null)[])[]
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export async function saveTable(table: TableToSave): Promise<void> {
  saveFile(`${table.title}.xlsx`, new Uint8Array(await writeTable(table)), XLSX)
}

export async function writeTable({ title, note, heads, rows }: TableToSave): Promise<Uint8Array> {
  const { writeXlsx } = await import('hucre/xlsx')
  const font = { name: '宋体', size: 10.5 }
  const bold = { font: { ...font, bold: true } }
  const lines: CellValue[][] = [[title], [note], [...heads], ...rows.map((row) => [...row])]
  const cells = new Map<string, Partial<Cell>>(
    heads.map((head, at) => [`2,${at}`, { value: head, style: bold }]),
  )
  cells.set('0,0', { value: title, style: { font: { ...font, bold: true, size: 14 } } })
  return writeXlsx({
    properties: { title, creator: '经普' },
    sheets: [
      {
        name: title.slice(0, 31),
        rows: lines,
        cells,
        columns: heads.map((_, at) => ({ width: at === 0 ? 26 : 14 })),
      },
    ],
  })
}
