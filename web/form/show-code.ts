/**
 * What the code column prints. A project-internal code is never printed as an official one:
 * the line number stands instead. Items of one official code (202-1, 202-2) show it once.
 */
import type { LineModel } from './form-model.ts'

export interface ShownCode {
  readonly text: string
  /** `official`: confirmed · `unconfirmed`: taken from memory or the last census · `line`: no code. */
  readonly status: 'official' | 'unconfirmed' | 'line'
}

export function shownCode(line: LineModel): ShownCode {
  const [first] = line.cells
  if (first === undefined || first.codeStatus === 'placeholder') {
    return { text: line.line === null ? '—' : `— ${line.line}`, status: 'line' }
  }
  const stem = line.cells.length > 1 ? first.code.split('-')[0]! : first.code
  return { text: stem, status: first.codeStatus === 'official' ? 'official' : 'unconfirmed' }
}
