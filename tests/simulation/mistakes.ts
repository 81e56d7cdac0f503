/** One mistake put into one report on purpose, with what became of it. */
import type { Answers } from '../../server/demo-city/city.ts'

/** By what a mistake came before a reviewer. */
export type Means =
  | 'finding'
  | 'attention'
  | 'conduct'
  | 'cross-unit'
  | 'duplicate'
  | 'omission'
  | 'ledger'
  | 're-check'
  | 'coding'

export interface Mistake {
  readonly kind: string
  /** City unit and form. */
  readonly unitId: string
  readonly form: string
  /** Properties that are wrong. */
  readonly cells: readonly string[]
  readonly spoiled: Answers
  /** Made in good faith: whoever is asked mends it. */
  readonly honest: boolean
  /** Findings are answered with words that say nothing. */
  readonly emptyWords: boolean
  /** What is written says too little to be coded. */
  readonly vague: boolean
  /** Every amount of the form is wrong alike. */
  readonly wholeForm: boolean
  /** The answers are not the respondent's own. */
  readonly copied: boolean
  /** Code of the reason for return a reviewer would give. */
  readonly returnReason: string
  fate: 'standing' | 'refused' | 'mended' | 'corrected'
  readonly seenBy: Set<Means>
  /** It came to be made: the form was owed and filled in. */
  sent: boolean
  /** So often sent back and insisted on. */
  insisted: number
  /** No longer in what is reported. */
  readonly over: boolean
  refused(): void
  mended(): void
  corrected(): void
}

export interface MistakeToMake {
  readonly kind: string
  readonly unitId: string
  readonly form: string
  readonly cells: readonly string[]
  readonly spoiled: Answers
  readonly honest?: boolean
  readonly emptyWords?: boolean
  readonly vague?: boolean
  readonly wholeForm?: boolean
  readonly copied?: boolean
  readonly returnReason?: string
}

export function makeMistake(wanted: MistakeToMake): Mistake {
  return {
    ...{
      honest: true,
      emptyWords: false,
      vague: false,
      wholeForm: false,
      copied: false,
      returnReason: '05',
    },
    ...wanted,
    ...{ fate: 'standing', seenBy: new Set(), sent: false, insisted: 0 },
    get over() {
      return this.fate !== 'standing'
    },
    refused() {
      this.fate = 'refused'
    },
    mended() {
      this.fate = 'mended'
    },
    corrected() {
      this.fate = 'corrected'
    },
  }
}

/** Whether a finding about `fields` points at one of the cells, also of a table's row. */
export function fieldsTouch(fields: readonly string[], cells: readonly string[]): boolean {
  return fields.some((field) =>
    cells.some(
      (cell) => field === cell || field.startsWith(`${cell}[`) || field.startsWith(`${cell}{`),
    ),
  )
}
