/** A file with a list → its rows of cells, whatever it is: CSV in any Chinese encoding, or xlsx. */
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Problem } from '../../contract/problems.ts'
import { decodePieces, findEncoding, type TextEncoding } from './decode-list.ts'
import { type CellRecord, eachCellRecord } from './read-cells.ts'
import { readWorkbook } from './read-workbook.ts'

export interface ListFile {
  readonly encoding: TextEncoding | 'xlsx'
  readonly rows: AsyncIterable<CellRecord>
  /** How much of the file its rows have taken so far, from 0 to 1. */
  share(): number
}

const PIECE_BYTES = 2 ** 18

/** From a path, or from the bytes of a file; throws `file-not-readable` naming what to do. */
export async function readListFile(from: string | Uint8Array): Promise<ListFile> {
  const pieces = () => piecesOf(from)
  if (await isArchive(pieces())) {
    let share = 0
    const tell = (part: number) => {
      share = part
    }
    return { encoding: 'xlsx', rows: workbookRows(from, tell), share: () => share }
  }
  const size = typeof from === 'string' ? (await stat(from)).size : from.length
  const encoding = await findEncoding(pieces)
  let taken = 0
  const counted = async function* () {
    for await (const piece of pieces()) {
      yield piece
      taken += piece.length
    }
  }
  const rows = eachCellRecord(decodePieces(counted, encoding))
  return { encoding, rows, share: () => (size === 0 ? 1 : taken / size) }
}

/** All rows at once, for lists that are judged as a whole; throws `file-not-readable` past the most. */
export async function readRows(
  rows: ListFile['rows'],
  most = Number.POSITIVE_INFINITY,
): Promise<CellRecord[]> {
  const all: CellRecord[] = []
  for await (const row of rows) {
    all.push(row)
    if (all.length <= most) continue
    const words = most.toLocaleString('en-US')
    throw new Problem('file-not-readable', `超过 ${words} 行，请拆成几个文件，分次载入`)
  }
  return all
}

async function* piecesOf(from: string | Uint8Array): AsyncGenerator<Uint8Array> {
  // A stream without an encoding gives bytes.
  if (typeof from === 'string') yield* createReadStream(from, { highWaterMark: PIECE_BYTES })
  else {
    for (let at = 0; at < from.length; at += PIECE_BYTES) yield from.subarray(at, at + PIECE_BYTES)
  }
}

const ARCHIVE = [0x50, 0x4b, 0x03, 0x04]

async function isArchive(pieces: AsyncIterable<Uint8Array>): Promise<boolean> {
  for await (const head of pieces) return ARCHIVE.every((byte, at) => head[at] === byte)
  return false
}

/** Rows without a filled cell are left out, as empty lines of a CSV file are; a formula is not nothing. */
async function* workbookRows(
  from: string | Uint8Array,
  tell: (share: number) => void,
): AsyncGenerator<CellRecord> {
  for await (const row of readWorkbook(from, tell)) {
    if (row.uncalculated || row.cells.some((cell) => cell !== '')) yield row
  }
}
