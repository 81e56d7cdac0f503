/** Why a cell is likely wrong, in Chinese. Says what kind of slip fits, never what the value should be. */
import { cellName, parseCellPath } from '../cell-path.ts'
import type { FormDefinition } from '../types.ts'
import type { ErrorPattern } from './error-pattern.ts'

export interface Grounds {
  readonly pattern: ErrorPattern | null
  readonly unit: string | null
  /** Relations that fail. */
  readonly failing: number
  /** Cells that would have to change together. */
  readonly together: number
  readonly alternatives: readonly string[]
}

export function whyLikely(form: FormDefinition, grounds: Grounds): string {
  const { pattern, failing, together, alternatives } = grounds
  const reach =
    together > 1
      ? `与另 ${together - 1} 项一并改正，${failing} 条不成立的关系才能全部成立`
      : failing > 1
        ? `只改这一项，${failing} 条不成立的关系就能全部成立`
        : '只改这一项，关系就能成立'
  const slip = pattern === null ? '' : `，${patternWords(form, pattern, grounds.unit)}`
  const others =
    alternatives.length === 0
      ? ''
      : `；也可能是${alternatives.map((cell) => `“${nameOf(form, cell)}”`).join('、')}`
  return `${reach}${slip}${others}`
}

function patternWords(form: FormDefinition, pattern: ErrorPattern, unit: string | null): string {
  switch (pattern.is) {
    case 'sign':
      return '与正负号填反相符'
    case 'swap':
      return '与相邻两位数字填颠倒相符'
    case 'missing-digit':
      return '与漏填一位数字相符'
    case 'extra-digit':
      return '与多填一位数字相符'
    case 'wrong-digit':
      return '与错填一位数字相符'
    case 'neighbour':
      return `与“${nameOf(form, pattern.cell)}”串行相符`
    case 'factor': {
      const times = `与${pattern.power > 0 ? '大' : '小'}了 ${(10 ** Math.abs(pattern.power)).toLocaleString('en-US')} 倍相符`
      return pattern.power === 3 && unit === '千元' ? `${times}，疑似以“元”填报` : times
    }
  }
}

function nameOf(form: FormDefinition, cell: string): string {
  const path = parseCellPath(cell)
  return path === null ? cell : cellName(form.schema, path)
}
