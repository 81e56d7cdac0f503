/** A workbook as a person sent it, by sheets and places. Types only; passes between threads. */

export interface FoundCell {
  /** `day`: what the spreadsheet holds as a date, `YYYY-MM-DD`. */
  readonly value: string | number | boolean | { readonly day: string } | null
  /** The value was worked out by the spreadsheet. */
  readonly formula?: boolean
  readonly error?: boolean
}

/** Rows and columns counted from 0, both ends included. */
export interface Merge {
  readonly startRow: number
  readonly startColumn: number
  readonly endRow: number
  readonly endColumn: number
}

export interface FilledSheet {
  readonly name: string
  /** By `row,column`; cells that hold nothing are absent. */
  readonly cells: ReadonlyMap<string, FoundCell>
  readonly merges: readonly Merge[]
  readonly hiddenRows: readonly number[]
  readonly hiddenColumns: readonly number[]
}

export interface FilledWorkbook {
  readonly sheets: readonly FilledSheet[]
}
