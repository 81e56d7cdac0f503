/** What a form on screen offers to its cells, rail and header. Types only. */
import type {
  Answers,
  AnswerValue,
  CheckContext,
  FilledBy,
  Finding,
  FormDefinition,
} from '../../../forms/engine/types.ts'
import type { CodeListStore } from '../code-list-store.ts'
import type { Explanation, ExplanationText } from '../explanation.ts'
import type { FormModel } from '../form-model.ts'
import type { Grid } from '../navigate.ts'
import type { Placement } from '../paste.ts'
import type { Split } from '../periods.ts'
import type { ReadCell } from '../read-cell.ts'
import type { SectionModel } from '../section-model.ts'
import type { AbsenceOf } from './absences.ts'
import type { Condition, FormChecks, Surroundings } from './checking.ts'
import type { MatrixRow } from './matrix-rows.ts'
import type { CellMark, FindingsView } from './number-findings.ts'
import type { VisibleSection } from './visible-parts.ts'

export interface Prefilled {
  readonly value: unknown
  /** Chinese: where it comes from, e.g. 单位清查表（621）. */
  readonly from: string
}

export interface FormSessionOptions {
  readonly form: FormDefinition
  readonly initialAnswers: Answers
  readonly context?: Surroundings
  /** Values offered for empty cells; shown as unconfirmed until the person agrees. */
  readonly prefill?: Readonly<Record<string, Prefilled>>
  /** Prefilled cells of an earlier sitting still unconfirmed. */
  readonly unconfirmed?: readonly string[]
  readonly explanations?: readonly Explanation[]
  readonly readOnly?: boolean
  /** Whose items may be filled here; respondent and device unless told. */
  readonly fills?: readonly FilledBy[]
  readonly codeLists: CodeListStore
  readonly startChecks: (answers: Answers, context: Surroundings) => FormChecks
  readonly condition: Condition
}

/** Everything one cell shows; a new object only when the cell changes. */
export interface CellView {
  readonly text: string
  readonly value: AnswerValue | undefined
  /** Worked out from other cells, not typed. */
  readonly computed: boolean
  /** Why there is nothing in it: 不适用, or 不掌握 and the reason. */
  readonly absence: AbsenceOf | null
  readonly marks: readonly CellMark[]
  /** Source of a prefilled value not yet confirmed. */
  readonly prefilledFrom: string | null
  /** What was normalised on the way in. */
  readonly notice: string | null
}

export interface PasteReport {
  readonly placed: number
  readonly unreadable: readonly { readonly path: string; readonly raw: string }[]
  /** Cells that are computed or filled by others: what the block held for them. */
  readonly skipped: readonly { readonly path: string; readonly raw: string }[]
  readonly outside: readonly string[]
}

export interface Choice {
  readonly path: string
  readonly value: AnswerValue | undefined
}

export interface SessionState {
  readonly answers: Answers
  readonly findings: readonly Finding[]
  readonly explanations: readonly Explanation[]
  readonly unconfirmed: readonly string[]
}

export type Topic =
  | 'findings'
  | 'explanations'
  | 'parts'
  | 'prefill'
  | 'answers'
  | `rows:${string}`
  | `cell:${string}`

export interface FormSession {
  readonly model: FormModel
  readonly readOnly: boolean
  readonly codeLists: CodeListStore
  subscribe(topic: Topic, listener: () => void): () => void
  cell(path: string): CellView
  mayFill(path: string): boolean
  /** Whether the cell can be marked 不适用 or 不掌握. */
  mayMark(path: string): boolean
  isComputed(path: string): boolean
  /** Other forms of the same unit, by form id. */
  others(): Readonly<Record<string, Answers>>
  /** The path a cell of the document has on the screen. */
  screenPath(path: string): string
  parts(): readonly VisibleSection[]
  rowIds(table: string): readonly number[]
  matrixRows(table: string): readonly MatrixRow[]
  /** By quarters or by half years, where a section may be filled either way. */
  splitOf(section: SectionModel): Split
  chooseSplit(section: SectionModel, split: Split): void
  grid(): Grid
  findings(): FindingsView
  explanations(): ReadonlyMap<string, Explanation>
  unconfirmed(): ReadonlySet<string>
  state(): SessionState
  /** The document as it stands, with what checks may look at beside it. */
  context(): CheckContext
  /** Text as it stands while typing; nothing is reformatted. */
  type(path: string, raw: string): void
  /** The person is done with the cell: normalise, tell what changed, record for undo. */
  commit(path: string, raw: string): void
  /** Back to what the cell held when it was entered. */
  revert(path: string): void
  /** `also` are cells that follow from the choice, taken back with it. */
  choose(path: string, value: AnswerValue | undefined, also?: readonly Choice[]): void
  /** Marks the cell and empties it; null takes the mark away. */
  markAbsent(path: string, absence: AbsenceOf | null): void
  /** Empties cells in one step. */
  clear(paths: readonly string[]): void
  addRow(table: string): boolean
  removeRow(table: string, row: number): void
  paste(anchor: string, text: string): PasteReport
  /** How text would be read for a cell; changes nothing. */
  read(path: string, raw: string): ReadCell
  /** Text into cells in one step, tables growing as needed; blank text empties a cell. */
  fill(placements: readonly Placement[]): PasteReport
  /** Path to show afterwards, or null when there was nothing to take back. */
  undo(): string | null
  redo(): string | null
  confirm(path: string): void
  confirmAll(): void
  /** Why the explanation is refused, or null when it was taken. */
  explain(finding: Finding, explanation: ExplanationText): string | null
  withdrawExplanation(finding: Finding): void
  /** Other surroundings: code lists arrived, another form was saved. */
  changeContext(context: Surroundings): void
}
