/** Cell text without what no one typed on purpose: outer blanks, zero-width marks, Excel's text guards. */

/** For names, addresses, people: line breaks become blanks, the rest stays as it is. */
export function cleanText(cell: string): string {
  return withoutMarks(cell)
    .replace(/[\s\u3000]+/g, ' ')
    .trim()
}

/** For codes: half width, upper case, no blanks anywhere. A letter O is never made a zero. */
export function cleanCode(cell: string): string {
  return withoutMarks(cell)
    .replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[\s\u3000]/g, '')
    .replace(/^="?(.*?)"?$/, '$1')
    .replace(/^['‘’`]/, '')
    .toUpperCase()
}

function withoutMarks(text: string): string {
  return text.replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
}

/** A number a spreadsheet wrote in scientific notation, e.g. 9.11406E+17. A credit code never has the dot or the plus. */
export function isScientific(code: string): boolean {
  return /^\d+(\.\d+)?E[+-]\d+$/.test(code) || /^\d+\.\d+E\d+$/.test(code)
}

/** A number with decimals where a code should be, e.g. 140602001001.0. */
export function isDecimal(code: string): boolean {
  return /^\d+\.\d+$/.test(code)
}
