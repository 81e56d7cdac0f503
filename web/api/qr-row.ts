/**
 * Bytes as a row of QR codes shown one after another, and back from the codes seen in any order, some
 * twice. Each code names its place, the number of all, and the whole's checksum.
 */
const HEAD = 'JPQ1'
/** Upper-case letters, digits and few signs: the dense alphabet of QR codes. */
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ$*+-./:'
const BASE = 43
/** Characters of content per code: still read well from a tablet's screen. */
const PER_CODE = 700

export function toQrRow(bytes: Uint8Array): string[] {
  const text = encode(bytes)
  const count = Math.max(1, Math.ceil(text.length / PER_CODE))
  const sum = checksum(bytes)
  return Array.from({ length: count }, (_, at) => {
    const piece = text.slice(at * PER_CODE, (at + 1) * PER_CODE)
    return `${HEAD}:${at + 1}:${count}:${sum}:${piece}`
  })
}

export interface QrCollector {
  /** Takes one code's text; false where it is none of this row. */
  take(text: string): boolean
  readonly seen: () => number
  readonly all: () => number | null
  /** Once every code was seen and the checksum holds; null before. Where it does not, all are read anew. */
  readonly bytes: () => Uint8Array<ArrayBuffer> | null
}

export function collectQrRow(): QrCollector {
  const pieces = new Map<number, string>()
  let row: string | null = null
  let count: number | null = null
  return {
    take(text) {
      const [, at, of, sum, piece] = /^JPQ1:(\d+):(\d+):([0-9A-Z]+):(.*)$/s.exec(text) ?? []
      if (at === undefined || of === undefined || piece === undefined) return false
      const name = `${of}:${sum}`
      if (row !== null && row !== name) return false
      row = name
      count = Number(of)
      pieces.set(Number(at), piece)
      return true
    },
    seen: () => pieces.size,
    all: () => count,
    bytes() {
      if (count === null || pieces.size < count) return null
      const text = Array.from({ length: count }, (_, at) => pieces.get(at + 1) ?? '').join('')
      const bytes = decode(text)
      if (`${count}:${checksum(bytes)}` === row) return bytes
      pieces.clear()
      return null
    },
  }
}

/** Two bytes to three characters, a last one to two. */
function encode(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 2) {
    const pair = at + 1 < bytes.length
    let value = pair ? bytes[at]! * 256 + bytes[at + 1]! : bytes[at]!
    for (let place = 0; place < (pair ? 3 : 2); place++) {
      text += ALPHABET[value % BASE]
      value = Math.floor(value / BASE)
    }
  }
  return text
}

function decode(text: string): Uint8Array<ArrayBuffer> {
  const bytes: number[] = []
  for (let at = 0; at < text.length; at += 3) {
    const piece = text.slice(at, at + 3)
    const value = [...piece].reduceRight((sum, sign) => sum * BASE + ALPHABET.indexOf(sign), 0)
    if (piece.length === 3) bytes.push((value >> 8) & 255)
    bytes.push(value & 255)
  }
  return Uint8Array.from(bytes)
}

/** FNV-1a over the bytes: tells a row read wrong, not a row forged; the seal within does that. */
function checksum(bytes: Uint8Array): string {
  let hash = 0x811c9dc5
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0
  return hash.toString(36).toUpperCase()
}
