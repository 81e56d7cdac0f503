/**
 * What the code column prints. A project-internal code is never printed as an official one:
 * the line number stands instead. Items of one official code print it once: 202-1、2.
 */
import type { LineModel } from './section-model.ts'

export interface ShownCode {
  readonly text: string
  /** `official`: confirmed · `unconfirmed`: taken from memory or the last census · `line`: no code. */
  readonly status: 'official' | 'unconfirmed' | 'line'
}

export function shownCode(line: LineModel): ShownCode {
  const coded = line.cells.filter(({ codeStatus }) => codeStatus !== 'placeholder')
  if (coded.length === 0) {
    return { text: line.line === null ? '—' : `— ${line.line}`, status: 'line' }
  }
  const confirmed = coded.every(({ codeStatus }) => codeStatus === 'official')
  return {
    text: joinCodes(coded.map(({ code }) => code)),
    status: confirmed ? 'official' : 'unconfirmed',
  }
}

/** 203-1 and 203-2 → 203-1、2; codes of different stems stay whole. */
function joinCodes(codes: readonly string[]): string {
  const stem = `${codes[0]!.split('-')[0]!}-`
  const together = codes.every((code) => code.startsWith(stem))
  return codes
    .map((code, index) => (together && index > 0 ? code.slice(stem.length) : code))
    .join('、')
}
