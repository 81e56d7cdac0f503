/** What can be said of a chosen file before it is sent. Pure. */
import { LARGEST_EVIDENCE_BYTES } from '../../../server/contract/conduct.ts'

/** E.g. 3.4 MB, 120 KB. */
export function sizeWords(bytes: number): string {
  if (bytes >= 1_000_000) return `${(bytes / 1_000_000).toFixed(1)} MB`
  return `${Math.max(1, Math.round(bytes / 1_000))} KB`
}

/** Why the file cannot be sent, or undefined. The server looks at its bytes again. */
export function fileRefusal(file: { readonly size: number } | null): string | undefined {
  if (file === null) return '请先选择文件'
  if (file.size === 0) return '文件是空的，请重新选择'
  if (file.size > LARGEST_EVIDENCE_BYTES) {
    return `文件 ${sizeWords(file.size)}，超过 ${sizeWords(LARGEST_EVIDENCE_BYTES)} 的上限，请压缩或分开`
  }
  return undefined
}
