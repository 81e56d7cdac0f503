/**
 * Typed or pasted text for a cell that takes choices: 是 and 否, one code, several codes.
 * Text that names no choice stays as it was typed. Pure.
 */
import { type CodeIndex, type Narrowing, narrowingOf } from './code-index.ts'
import type { CellModel } from './form-model.ts'
import type { ReadCell } from './read-cell.ts'
import { codeNamed } from './search-codes.ts'

const truths: Readonly<Record<string, boolean>> = {
  是: true,
  否: false,
  true: true,
  false: false,
  '1': true,
  '2': false,
  '0': false,
}

export function readCodes(
  cell: CellModel,
  raw: string,
  indexOf: (list: string, narrowing: Narrowing) => CodeIndex | undefined,
): ReadCell {
  const text = raw.trim()
  if (text === '') return { value: undefined, readable: true, notice: null }
  if (cell.kind === 'truth') {
    const truth = truths[text.toLowerCase()]
    return { value: truth ?? raw, readable: truth !== undefined, notice: null }
  }
  if (cell.kind === 'multi') return readSeveral(cell, text, indexOf)
  if (cell.codeList === null) return { value: text, readable: true, notice: null }
  const index = indexOf(cell.codeList, narrowingOf(cell.schema))
  if (index === undefined) return { value: text, readable: true, notice: null }
  const item = codeNamed(index, text)
  return { value: item?.code ?? text, readable: item !== undefined, notice: null }
}

function readSeveral(
  cell: CellModel,
  text: string,
  indexOf: (list: string, narrowing: Narrowing) => CodeIndex | undefined,
): ReadCell {
  const parts = text.split(/[、,，;；]/).filter((part) => part.trim() !== '')
  const index =
    cell.codeList === null ? undefined : indexOf(cell.codeList, narrowingOf(cell.schema))
  const codes = parts.map((part) => (index && codeNamed(index, part))?.code)
  if (codes.some((code) => code === undefined)) {
    return { value: parts.map((part) => part.trim()), readable: index === undefined, notice: null }
  }
  return { value: codes.filter((code) => code !== undefined), readable: true, notice: null }
}
