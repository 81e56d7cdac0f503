/** A file with a list → its rows of cells, whatever it is: CSV in any Chinese encoding, or xlsx. */
import { open, readFile, stat } from 'node:fs/promises'
import { Problem } from '../../contract/problems.ts'
import { type CellRecord, decodeList, eachCellRecord } from '../frame/index.ts'
import { readWorkbook } from './read-workbook.ts'

export interface ListFile {
  readonly encoding: string
  readonly rows: AsyncIterable<CellRecord> | Iterable<CellRecord>
}

/** A text of one file must fit one string of the machine. */
const MOST_BYTES = 500 * 2 ** 20

export async function readListFile(path: string): Promise<ListFile> {
  const head = await readHead(path)
  if (head.startsWith('504b0304')) return { encoding: 'xlsx', rows: workbookRows(path) }
  if (head.startsWith('d0cf11e0')) {
    throw new Problem(
      'file-not-readable',
      '是旧式 Excel（.xls）、WPS 表格（.et）或加了密码的工作簿，请另存为“Excel 工作簿（.xlsx）”，不设密码',
    )
  }
  if ((await stat(path)).size > MOST_BYTES) {
    throw new Problem('file-not-readable', '超过 500 MB，请按地区拆成几个文件，一起列在命令后面')
  }
  const { text, encoding } = decodeList(await readFile(path))
  return { encoding, rows: eachCellRecord(text) }
}

async function readHead(path: string): Promise<string> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0)
    return buffer.subarray(0, bytesRead).toString('hex')
  } finally {
    await file.close()
  }
}

async function* workbookRows(path: string): AsyncGenerator<CellRecord> {
  for await (const cells of readWorkbook(path)) yield { cells }
}
