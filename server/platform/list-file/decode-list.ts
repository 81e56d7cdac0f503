/**
 * Bytes of a department's list → text, piece by piece. Knows UTF-8 and UTF-16 in both orders,
 * with and without mark, and GB18030 (which holds GBK). Decoding is strict: one wrong byte is named,
 * never replaced. The file is read twice, once to find its encoding, and never held whole.
 */
import { Problem } from '../../contract/problems.ts'

export type TextEncoding = 'UTF-8' | 'UTF-8 BOM' | 'UTF-16LE' | 'UTF-16BE' | 'GB18030'

/** Begins the file anew each time it is called. */
export type ReadPieces = () => AsyncIterable<Uint8Array>

/** So many characters beyond ASCII never decode as UTF-8 by chance: the file is UTF-8, and damaged. */
const SURELY_UTF8_CHARACTERS = 8

/** A line of text is no longer; a piece without a line end is cut there. */
const LONGEST_LINE_BYTES = 2 ** 22

const LINE_FEED = 0x0a

/** Throws `file-not-readable` with the line and byte of the first fault. */
export async function findEncoding(pieces: ReadPieces): Promise<TextEncoding> {
  const head = await headOf(pieces)
  refuseOtherFiles(head)
  for (const [encoding, mark] of MARKS) {
    if (!startsWith(head, mark)) continue
    const fault = await firstFault(pieces, encoding)
    if (fault) throw undecodable(fault, encoding)
    return encoding
  }
  const unmarked = unmarkedUtf16(head)
  if (unmarked && !(await firstFault(pieces, unmarked))) return unmarked
  const asUtf8 = await firstFault(pieces, 'UTF-8')
  if (!asUtf8) return 'UTF-8'
  if (asUtf8.zero) {
    throw unreadable(asUtf8, '有空字节，不是文本')
  }
  if (asUtf8.beyondAscii >= SURELY_UTF8_CHARACTERS) {
    throw unreadable(asUtf8, '按 UTF-8 编码读到这里出错，文件已损坏或被截断')
  }
  const asChinese = await firstFault(pieces, 'GB18030')
  if (asChinese) throw undecodable(asChinese, 'GB18030')
  return 'GB18030'
}

const MARKS: readonly (readonly [TextEncoding, readonly number[]])[] = [
  ['UTF-8 BOM', [0xef, 0xbb, 0xbf]],
  ['UTF-16LE', [0xff, 0xfe]],
  ['UTF-16BE', [0xfe, 0xff]],
]

/** Of so many bytes the beginning tells whether they are halves of characters. */
const HEAD_BYTES = 4096
const SURE_ORDER = 3

/**
 * UTF-16 without its mark: figures, commas and line ends have a zero for one half, always the same one
 * (一 and a few others have it for the other half); no other text has zeros.
 */
function unmarkedUtf16(head: Uint8Array): TextEncoding | undefined {
  const begin = head.subarray(0, HEAD_BYTES)
  const zeros = [0, 0]
  begin.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2]! += 1
  })
  const [even, odd] = zeros as [number, number]
  const enough = begin.length / 40
  if (odd > enough && odd > SURE_ORDER * even) return 'UTF-16LE'
  return even > enough && even > SURE_ORDER * odd ? 'UTF-16BE' : undefined
}

/** The text of a file whose encoding was found, without its mark. */
export async function* decodePieces(
  pieces: ReadPieces,
  encoding: TextEncoding,
): AsyncGenerator<string> {
  const decoder = decoderOf(encoding)
  for await (const piece of pieces()) yield decoder.decode(piece, { stream: true })
  yield decoder.decode()
}

function decoderOf(encoding: TextEncoding) {
  return new TextDecoder(encoding === 'UTF-8 BOM' ? 'utf-8' : encoding.toLowerCase(), {
    fatal: true,
  })
}

async function headOf(pieces: ReadPieces): Promise<Uint8Array> {
  let head: Uint8Array = new Uint8Array()
  for await (const piece of pieces()) {
    head = head.length === 0 ? piece : Buffer.concat([head, piece])
    if (head.length >= HEAD_BYTES) break
  }
  return head
}

function refuseOtherFiles(head: Uint8Array): void {
  if (head.length === 0) throw new Problem('file-not-readable', '文件是空的，请重新导出名录')
  if (startsWith(head, [0xd0, 0xcf, 0x11, 0xe0])) {
    throw new Problem(
      'file-not-readable',
      '是旧式 Excel（.xls）、WPS 表格（.et）或加了密码的工作簿，请另存为“Excel 工作簿（.xlsx）”，不设密码',
    )
  }
}

interface Fault {
  readonly offset: number
  readonly line: number
  /** Characters beyond ASCII that decoded as UTF-8 before it. */
  readonly beyondAscii: number
  /** A byte of zero, where text has none. */
  readonly zero: boolean
}

async function firstFault(pieces: ReadPieces, encoding: TextEncoding): Promise<Fault | undefined> {
  const decoder = decoderOf(encoding)
  const wide = encoding.startsWith('UTF-16')
  let before = 0
  let lines = 0
  let beyondAscii = 0
  let last = new Uint8Array()
  const faultAt = (piece: Uint8Array, within: number, zero: boolean): Fault => ({
    offset: before + within,
    line: 1 + lines + countOf(piece.subarray(0, within), (byte) => byte === LINE_FEED),
    beyondAscii: beyondAscii + countOf(piece.subarray(0, within), startsBeyondAscii),
    zero,
  })
  for await (const piece of endingWithLines(pieces())) {
    const zero = wide ? -1 : piece.indexOf(0)
    try {
      decoder.decode(piece, { stream: true })
    } catch {
      const within = decodedBytes(piece, encoding)
      if (zero < 0 || within < zero) return faultAt(piece, within, false)
    }
    if (zero >= 0) return faultAt(piece, zero, true)
    lines += countOf(piece, (byte) => byte === LINE_FEED)
    beyondAscii += countOf(piece, startsBeyondAscii)
    before += piece.length
    last = piece as Uint8Array<ArrayBuffer>
  }
  try {
    decoder.decode()
    return undefined
  } catch {
    // Cut off within its last character.
    before -= last.length
    const ended = countOf(last, (byte) => byte === LINE_FEED)
    lines -= ended
    beyondAscii -= countOf(last, startsBeyondAscii)
    return faultAt(last, Math.max(0, last.length - 1), false)
  }
}

/**
 * Pieces cut after a line end, where every encoding here but UTF-16 begins a character anew; those are
 * cut between units of two bytes.
 */
async function* endingWithLines(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let held = new Uint8Array()
  for await (const piece of pieces) {
    const joined = held.length === 0 ? piece : Buffer.concat([held, piece])
    let end = joined.lastIndexOf(LINE_FEED) + 1
    if (end === 0 && joined.length > LONGEST_LINE_BYTES) end = joined.length & ~3
    if (end > 0) yield joined.subarray(0, end)
    held = joined.slice(end) as Uint8Array<ArrayBuffer>
  }
  if (held.length > 0) yield held
}

/** How many bytes of a piece decode, found by halving. */
function decodedBytes(piece: Uint8Array, encoding: TextEncoding): number {
  let sound = 0
  let faulty = piece.length + 1
  while (faulty - sound > 1) {
    const middle = Math.floor((sound + faulty) / 2)
    if (decodesSoFar(piece.subarray(0, middle), encoding)) sound = middle
    else faulty = middle
  }
  return Math.min(sound, Math.max(0, piece.length - 1))
}

function decodesSoFar(bytes: Uint8Array, encoding: TextEncoding): boolean {
  try {
    decoderOf(encoding).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}

function countOf(bytes: Uint8Array, counts: (byte: number) => boolean): number {
  let found = 0
  for (const byte of bytes) if (counts(byte)) found++
  return found
}

function startsBeyondAscii(byte: number): boolean {
  return byte >= 0xc0
}

function undecodable(fault: Fault, encoding: TextEncoding): Problem {
  return unreadable(fault, `按 ${encoding} 编码读到这里出错`)
}

function unreadable({ offset, line }: Fault, what: string): Problem {
  return new Problem(
    'file-not-readable',
    `第 ${line} 行（文件第 ${offset + 1} 个字节）${what}。请用原系统重新导出，编码选 UTF-8 或 GB18030`,
    { byteOffset: offset, line },
  )
}

function startsWith(bytes: Uint8Array, head: readonly number[]): boolean {
  return head.every((byte, position) => bytes[position] === byte)
}
