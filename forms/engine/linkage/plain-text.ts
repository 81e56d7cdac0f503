/**
 * Text as it is compared: half width, simplified characters, upper case, no blanks, no marks. Brackets
 * stay (names need them) as half-width ones. What is printed or stored is never made from this.
 */
import characters from '../../linkage/traditional-characters.json' with { type: 'json' }

const DROPPED = 0

/** UTF-16 unit → the unit it is compared as; 0 drops it. */
const comparedAs = buildTable()

export function plainText(text: string): string {
  let changes = 0
  while (changes < text.length) {
    const unit = text.charCodeAt(changes)
    if (comparedAs[unit] !== unit) break
    changes++
  }
  if (changes === text.length) return text
  const units: number[] = []
  for (let i = 0; i < text.length; i++) {
    const unit = comparedAs[text.charCodeAt(i)]!
    if (unit !== DROPPED) units.push(unit)
  }
  return String.fromCharCode(...units.slice(0, LONGEST))
}

/** Of a cell longer than this the rest is not compared. */
const LONGEST = 1000

function buildTable(): Uint16Array {
  const table = new Uint16Array(65536)
  for (let unit = 0; unit < 65536; unit++) table[unit] = keeps(unit) ? unit : DROPPED
  for (let unit = 0xff01; unit <= 0xff5e; unit++) table[unit] = table[unit - 0xfee0]!
  for (let unit = 97; unit <= 122; unit++) table[unit] = unit - 32
  for (let unit = 0xff41; unit <= 0xff5a; unit++) table[unit] = unit - 0xfee0 - 32
  const { traditional, simplified } = characters
  for (let i = 0; i < traditional.length; i++) {
    table[traditional.charCodeAt(i)] = simplified.charCodeAt(i)
  }
  for (const [pair, to] of [
    ['（〔［【｛[{', '('],
    ['）〕］】｝]}', ')'],
    ['－—–―‐‑~～', '-'],
    ['〇○', '零'],
  ] as const) {
    for (const unit of pair) table[unit.charCodeAt(0)] = to.charCodeAt(0)
  }
  return table
}

/** Letters, digits, characters of any script, brackets, dashes and the sign for "masked". */
function keeps(unit: number): boolean {
  if (unit < 0x80) return /[0-9A-Za-z()\-*[\]{}~#/]/.test(String.fromCharCode(unit))
  if (unit >= 0xd800 && unit <= 0xdfff) return true
  return /[\p{L}\p{N}]/u.test(String.fromCharCode(unit))
}

const NUMERALS = '零一二三四五六七八九'

/** 第十二 → 第12, 二十三号 → 23号: only whole runs of numerals, up to 九百九十九. */
export function arabicNumeral(run: string): string {
  if (!/[十百]/.test(run)) {
    return [...run].map((each) => String(NUMERALS.indexOf(each))).join('')
  }
  let value = 0
  let digit = -1
  for (const each of run) {
    if (each === '百') {
      value += (digit < 0 ? 1 : digit) * 100
      digit = -1
    } else if (each === '十') {
      value += (digit < 0 ? 1 : digit) * 10
      digit = -1
    } else digit = NUMERALS.indexOf(each)
  }
  return String(value + Math.max(digit, 0))
}

export const NUMERAL_RUN = '[零一二三四五六七八九十百]+'
