/** A file with a list → its rows of cells, whatever it is: CSV in any Chinese encoding, or xlsx. */
import { open, readFile, stat } from 'node:fs/promises'
import { Problem } from '../../contract/problems.ts'
import { type DecodedList, decodeList } from './decode-list.ts'
import { type CellRecord, eachCellRecord } from './read-cells.ts'
import { readWorkbook } from './read-workbook.ts'

export interface ListFile {
  readonly encoding: DecodedList['encoding'] | 'xlsx'
  readonly rows: AsyncIterable<CellRecord> | Iterable<CellRecord>
}

/** A text of one file must fit one string of the machine. */
const MOST_BYTES = 500 * 2 ** 20

/** From a path, or from the bytes of a file; throws `file-not-readable` naming what to do. */
export async function readListFile(from: string | Uint8Array): Promise<ListFile> {
  if (isArchive(await readHead(from))) return { encoding: 'xlsx', rows: workbookRows(from) }
  if (typeof from === 'string' && (await stat(from)).size > MOST_BYTES) {
    throw new Problem('file-not-readable', '超过 500 MB，请按地区拆成几个文件，一起列在命令后面')
  }
  const { text, encoding } = decodeList(typeof from === 'string' ? await readFile(from) : from)
  return { encoding, rows: eachCellRecord(text) }
}

/** All rows at once, for lists that are judged as a whole. */
export async function readRows(rows: ListFile['rows']): Promise<CellRecord[]> {
  const all: CellRecord[] = []
  for await (const row of rows) all.push(row)
  return all
}

const ARCHIVE = [0x50, 0x4b, 0x03, 0x04]

function isArchive(head: Uint8Array): boolean {
  return ARCHIVE.every((byte, position) => head[position] === byte)
}

async function readHead(from: string | Uint8Array): Promise<Uint8Array> {
  if (typeof from !== 'string') return from.subarray(0, ARCHIVE.length)
  const file = await open(from)
  try {
    const { buffer, bytesRead } = await file.read(
      Buffer.alloc(ARCHIVE.length),
      0,
      ARCHIVE.length,
      0,
    )
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** Rows without a filled cell are left out, as empty lines of a CSV file are. */
async function* workbookRows(from: string | Uint8Array): AsyncGenerator<CellRecord> {
  for await (const cells of readWorkbook(from)) {
    if (cells.some((cell) => cell !== '')) yield { cells }
  }
}
