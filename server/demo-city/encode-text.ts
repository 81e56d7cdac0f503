/**
 * Text as bytes in the encodings in which departments hand over their lists.
 */
import iconv from 'iconv-lite'
import type { ListEncoding } from './city.ts'

export function encodeText(text: string, encoding: ListEncoding): Uint8Array {
  switch (encoding) {
    case 'gb18030':
    case 'gbk':
      return new Uint8Array(iconv.encode(text, encoding))
    case 'utf-8-bom':
      return new Uint8Array(iconv.encode(text, 'utf8', { addBOM: true }))
    case 'utf-16le-bom':
      return new Uint8Array(iconv.encode(text, 'utf16le', { addBOM: true }))
  }
}
