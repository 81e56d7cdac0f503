/**
 * Bytes of a department's list → text. Knows UTF-8 with and without mark, UTF-16 in both orders with
 * mark, and GB18030 (which holds GBK). Decoding is strict: one wrong byte is named, never replaced.
 */
import { Problem } from '../../contract/problems.ts'

export interface DecodedList {
  readonly text: string
  readonly encoding: 'UTF-8' | 'UTF-8 BOM' | 'UTF-16LE' | 'UTF-16BE' | 'GB18030'
}

/** So many characters beyond ASCII never decode as UTF-8 by chance: the file is UTF-8, and damaged. */
const SURELY_UTF8_CHARACTERS = 8

export function decodeList(bytes: Uint8Array): DecodedList {
  refuseOtherFiles(bytes)
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return decodeStrictly(bytes, 'utf-8', 'UTF-8 BOM')
  if (startsWith(bytes, [0xff, 0xfe])) return decodeStrictly(bytes, 'utf-16le', 'UTF-16LE')
  if (startsWith(bytes, [0xfe, 0xff])) return decodeStrictly(bytes, 'utf-16be', 'UTF-16BE')
  const zero = bytes.indexOf(0)
  if (zero >= 0) {
    throw unreadable(bytes, zero, '有空字节，不是文本。若是没有标记的 UTF-16，请另存为 UTF-8')
  }
  const text = tryDecode(bytes, 'utf-8')
  if (text !== undefined) return { text, encoding: 'UTF-8' }
  const utf8Fault = firstFault(bytes, 'utf-8')
  const readable = new TextDecoder('utf-8').decode(bytes.subarray(0, utf8Fault))
  const beyondAscii = readable.match(/[^\p{ASCII}]/gu)?.length ?? 0
  if (beyondAscii >= SURELY_UTF8_CHARACTERS) {
    throw unreadable(bytes, utf8Fault, '按 UTF-8 编码读到这里出错，文件已损坏或被截断')
  }
  return decodeStrictly(bytes, 'gb18030', 'GB18030')
}

function refuseOtherFiles(bytes: Uint8Array): void {
  if (bytes.length === 0) throw new Problem('file-not-readable', '文件是空的，请重新导出名录')
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    throw new Problem(
      'file-not-readable',
      '是旧式 Excel（.xls）、WPS 表格（.et）或加了密码的工作簿，请另存为“Excel 工作簿（.xlsx）”，不设密码',
    )
  }
}

function decodeStrictly(
  bytes: Uint8Array,
  label: string,
  encoding: DecodedList['encoding'],
): DecodedList {
  const text = tryDecode(bytes, label)
  if (text !== undefined) return { text, encoding }
  throw unreadable(bytes, firstFault(bytes, label), `按 ${encoding} 编码读到这里出错`)
}

function tryDecode(bytes: Uint8Array, label: string): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** Offset of the first byte that does not decode, found by halving. */
function firstFault(bytes: Uint8Array, label: string): number {
  let sound = 0
  let faulty = bytes.length + 1
  while (faulty - sound > 1) {
    const middle = Math.floor((sound + faulty) / 2)
    if (decodesSoFar(bytes.subarray(0, middle), label)) sound = middle
    else faulty = middle
  }
  return Math.min(sound, Math.max(0, bytes.length - 1))
}

function decodesSoFar(bytes: Uint8Array, label: string): boolean {
  try {
    new TextDecoder(label, { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}

function unreadable(bytes: Uint8Array, offset: number, what: string): Problem {
  let line = 1
  for (let i = 0; i < offset; i++) if (bytes[i] === 0x0a) line++
  return new Problem(
    'file-not-readable',
    `第 ${line} 行（文件第 ${offset + 1} 个字节）${what}。请用原系统重新导出，编码选 UTF-8 或 GB18030`,
    { byteOffset: offset, line },
  )
}

function startsWith(bytes: Uint8Array, head: readonly number[]): boolean {
  return head.every((byte, position) => bytes[position] === byte)
}
