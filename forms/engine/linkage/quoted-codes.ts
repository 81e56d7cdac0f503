/**
 * A branch that writes its unit's code: under one code stand names of the whole unit and of a branch, or
 * of several branches. The branch's code is then only quoted; it relates the two and identifies nothing.
 */
import { inOneEdit } from './in-one-edit.ts'
import type { Records } from './records.ts'

/** Moves quoted codes from `soundCode` to `quotedCode`. Called once, when all records are in. */
export function setQuotedCodesApart(records: Records): void {
  const byCode = new Map<number, number[]>()
  for (let row = 0; row < records.count; row++) {
    const code = records.soundCode[row]!
    if (code === 0) continue
    const rows = byCode.get(code)
    if (rows) rows.push(row)
    else byCode.set(code, [row])
  }
  for (const rows of byCode.values()) {
    if (rows.length > 1 && quotes(records, rows)) {
      for (const row of rows) if (branchOf(records, row) !== 0) quote(records, row)
    }
  }
}

function quotes(records: Records, rows: readonly number[]): boolean {
  const branches = new Set(
    rows.filter((row) => records.name[row] !== 0).map((row) => branchOf(records, row)),
  )
  const [first, ...others] = branches
  if (first === undefined || others.length === 0) return false
  const { texts } = records.names.parts
  return others.some(
    (other) => first === 0 || other === 0 || !inOneEdit(texts[first]!, texts[other]!),
  )
}

function branchOf(records: Records, row: number): number {
  return records.names.branch[records.name[row]!]!
}

function quote(records: Records, row: number): void {
  records.quotedCode[row] = records.soundCode[row]!
  records.soundCode[row] = 0
  records.organisation[row] = 0
}
