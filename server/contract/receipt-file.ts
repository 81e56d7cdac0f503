/**
 * The signed receipt as files to keep, and reading it back from them: JSON in plain words, and a PDF that
 * carries the same JSON as its attachment. Pure.
 */
import { receiptStandingNames, type SignedReceipt } from './signed-receipt.ts'

/** The attachment's name in the PDF. */
export const RECEIPT_ATTACHMENT = 'receipt.json'

/** Most bytes that a receipt, or a file holding one, may have. */
export const MOST_RECEIPT_BYTES = 20_000_000

/** `fingerprint`: of the key, as published; null when it is not at hand. */
export function receiptFile(signed: SignedReceipt, fingerprint: string | null): string {
  const { statement, signature, publicKey, content } = signed
  const file = {
    名称: '全国经济普查网上填报签名回执',
    状态: receiptStandingNames[statement.standing],
    用途: '仅用于经济普查，不得作为处罚依据',
    核验方法:
      '用“核验回执”网页（可存到本机，不需要网络）或 jingpu verify-receipt 打开本文件；公钥指纹应与普查办公布的相同',
    公钥指纹: fingerprint,
    statement,
    signature,
    publicKey,
    content,
  }
  return `${JSON.stringify(file, null, 2)}\n`
}

/** What the running side brings along: this folder knows neither browser nor server. */
export interface ReceiptReader {
  /** `latin1` is one character a byte. Bytes that are no text become U+FFFD. */
  text(bytes: Uint8Array, encoding: 'utf-8' | 'latin1'): string
  /** Undoes zlib; throws at what is none, or unpacks to more than `MOST_RECEIPT_BYTES`. */
  inflate(bytes: Uint8Array): Uint8Array
}

/**
 * The JSON text of a receipt, from the JSON file itself or from the PDF as it was downloaded. Empty for a
 * PDF without a readable attachment (saved anew by another program, printed from elsewhere) and for files
 * beyond `MOST_RECEIPT_BYTES`.
 */
export function receiptJsonIn(bytes: Uint8Array, reader: ReceiptReader): string {
  if (bytes.length > MOST_RECEIPT_BYTES) return ''
  if (reader.text(bytes.subarray(0, 5), 'latin1') !== '%PDF-') return reader.text(bytes, 'utf-8')
  try {
    const attached = attachmentOf(bytes, reader)
    return attached ? reader.text(reader.inflate(attached), 'utf-8') : ''
  } catch {
    return ''
  }
}

/** The still compressed bytes of the embedded file; undefined where none is found. */
function attachmentOf(pdf: Uint8Array, reader: ReceiptReader): Uint8Array | undefined {
  const text = reader.text(pdf, 'latin1')
  const type = text.indexOf('/Type /EmbeddedFile')
  const length = /\/Length (\d+)[\s\S]{0,200}?stream\r?\n/.exec(text.slice(Math.max(0, type)))
  if (type < 0 || !length) return undefined
  const start = type + length.index + length[0].length
  return pdf.subarray(start, start + Number(length[1]))
}
