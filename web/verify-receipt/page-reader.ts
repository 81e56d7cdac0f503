/** Reads files in plain JavaScript: browsers that cannot undo zlib, and pages opened from a file, do alike. */
import { Unzlib } from 'fflate'
import { MOST_RECEIPT_BYTES, type ReceiptReader } from '../../server/contract/receipt-file.ts'

export const pageReader: ReceiptReader = {
  text: (bytes, encoding) => new TextDecoder(encoding).decode(bytes),
  inflate,
}

/** Bytes handed over at a time: what unpacks beyond the bound is noticed after one piece. */
const PIECE_BYTES = 16_384

function inflate(bytes: Uint8Array): Uint8Array {
  const pieces: Uint8Array[] = []
  let size = 0
  const stream = new Unzlib((piece) => {
    size += piece.length
    if (size > MOST_RECEIPT_BYTES) throw new Error('the attachment unpacks to too much')
    pieces.push(piece)
  })
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
    stream.push(bytes.subarray(at, at + PIECE_BYTES), at + PIECE_BYTES >= bytes.length)
  }
  const whole = new Uint8Array(size)
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
