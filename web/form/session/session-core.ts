/**
 * The document of a form on screen and everything worked out from it: findings, computed cells,
 * visible parts, the grid. One act may set several cells; when it settles, exactly the cells and
 * parts it touched are told.
 */
import { type ComputedValue, computeCells } from '../../../forms/engine/compute-cells.ts'
import type { Answers, AnswerValue, CheckContext } from '../../../forms/engine/types.ts'
import { buildFormModel, type CellModel, cellAt, type FormModel } from '../form-model.ts'
import type { Grid } from '../navigate.ts'
import { isEmptyValue, placeOf, rowsOf, tablePath, valueAt, withValue } from '../path.ts'
import type { Split } from '../periods.ts'
import type { SectionModel } from '../section-model.ts'
import { ABSENCES, type AbsenceOf, absencesOnScreen } from './absences.ts'
import type { Surroundings } from './checking.ts'
import { filledSplit } from './choose-split.ts'
import { createDocumentPlaces, type DocumentPlaces } from './document-places.ts'
import { type Explanations, keepExplanations } from './explanations.ts'
import type { FormSessionOptions } from './form-session.ts'
import { gridOf } from './grid-of.ts'
import { createListeners, type Listeners } from './listeners.ts'
import { createMatrixRows, type MatrixRowsOf } from './matrix-rows.ts'
import { type FindingsView, numberFindings, sameMarks } from './number-findings.ts'
import { type StartedPrefill, startPrefill } from './start-prefill.ts'
import { createTableRows, type TableRows, withoutBlankEnd } from './table-rows.ts'
import { type VisibleSection, visibleParts } from './visible-parts.ts'

export interface SessionCore {
  readonly model: FormModel
  readonly rows: TableRows
  readonly matrixRows: MatrixRowsOf
  readonly explanations: Explanations
  readonly prefilled: StartedPrefill
  readonly listeners: Listeners
  /** Topics touched by the act under way. */
  readonly touched: Set<string>
  readonly places: DocumentPlaces
  answers(): Answers
  context(): CheckContext
  others(): Readonly<Record<string, Answers>>
  findings(): FindingsView
  rawFindings: () => ReturnType<ReturnType<FormSessionOptions['startChecks']>['findings']>
  parts(): readonly VisibleSection[]
  grid(): Grid
  unconfirmed(): ReadonlySet<string>
  absence(path: string): AbsenceOf | null
  isComputed(path: string): boolean
  cellAt(path: string): CellModel | undefined
  read(path: string): AnswerValue | undefined
  /** Sets one value everywhere; `quiet` keeps half-typed text away from the checks. */
  put(path: string, value: AnswerValue | undefined, quiet?: boolean): void
  onTouch(listener: (path: string) => void): void
  touchCell(path: string): void
  touchRows(table: string): void
  touchTable(table: string): void
  chooseSplit(section: SectionModel, split: Split): void
  splitOf(section: SectionModel): Split
  confirmPrefill(paths: Iterable<string>): void
  /** A row of a table is gone: what is unconfirmed below it moves up. Hands back what was in it. */
  forgetRow(table: string, row: number): readonly string[]
  /** It is there again, with these unconfirmed. */
  recallRow(table: string, row: number, paths: readonly string[]): void
  changeContext(context: Surroundings): void
  settle(): void
}

export function createSessionCore(options: FormSessionOptions): SessionCore {
  const model = buildFormModel(options.form)
  const readOnly = options.readOnly ?? false
  const prefilled = startPrefill(options, model)
  const listeners = createListeners()
  const explanations = keepExplanations(options.explanations ?? [], options.codeLists)

  let answers = prefilled.answers
  let context: Surroundings = options.context ?? {}
  let unconfirmed: ReadonlySet<string> = prefilled.unconfirmed
  let grid: Grid | null = null
  let tellTouch: (path: string) => void = () => undefined

  const matrixRows = createMatrixRows(model, options.codeLists, () => answers)
  const places = createDocumentPlaces(model, matrixRows)
  const onScreen = (path: string): string => places.onScreen(answers, path)
  let absences = absencesOnScreen(answers, onScreen)
  const checks = options.startChecks(answers, context)
  const tables = model.sections.filter(({ table }) => table !== null)
  /** Rows per table the checks know; half-typed text may be ahead of them. */
  const rowsTold = new Map(
    tables.map(({ table }) => [table ?? '', rowsOf(answers, table ?? '').length]),
  )
  const rows = createTableRows(model, answers, readOnly)

  const chosenSplits = new Map<string, Split>()
  const splitOf = (section: SectionModel): Split =>
    chosenSplits.get(section.id) ?? filledSplit(section, answers) ?? 'quarter'
  const shownParts = (before: readonly VisibleSection[]): readonly VisibleSection[] =>
    visibleParts(
      model,
      answers,
      (expression) => options.condition(expression, { ...context, answers }),
      before,
      splitOf,
    )
  let parts = shownParts([])
  const numbered = (): FindingsView => numberFindings(checks.findings(), onScreen)
  let view = numbered()

  const touched = new Set<string>()
  const touchCell = (path: string): void => {
    tellTouch(path)
    touched.add(`cell:${path}`)
  }
  /** Rows came: no cell that was there changes. */
  const touchRows = (table: string): void => {
    touched.add(`rows:${table}`)
    grid = null
  }
  const touchTable = (table: string): void => {
    tellTouch(`${table}[`)
    for (const topic of listeners.topics()) {
      if (topic.startsWith(`cell:${table}[`)) touched.add(topic)
    }
    touchRows(table)
  }

  const refreshFindings = (): void => {
    const next = numbered()
    for (const path of new Set([...view.marks.keys(), ...next.marks.keys()])) {
      if (!sameMarks(view.marks.get(path), next.marks.get(path))) touchCell(path)
    }
    view = next
    touched.add('findings')
  }
  const refreshParts = (): void => {
    const next = shownParts(parts)
    if (next === parts) return
    parts = next
    grid = null
    touched.add('parts')
  }
  /** Takes over what the engine worked out; its paths are the document's. */
  const adopt = (computed: readonly ComputedValue[]): void => {
    for (const { path, value } of computed) {
      if (isEmptyValue(value) && isEmptyValue(valueAt(answers, path))) continue
      answers = withValue(answers, path, value)
      touchCell(onScreen(path))
    }
  }
  const refreshAbsences = (): void => {
    const next = absencesOnScreen(answers, onScreen)
    for (const path of new Set([...absences.keys(), ...next.keys()])) touchCell(path)
    absences = next
  }

  /** Rows of a matrix move as others are filled: what was said of one stays with it. */
  const followRows = (before: Answers, table: string): void => {
    const moved = explanations.renameCells((path) => {
      if (placeOf(path).property !== table) return path
      const shown = places.onScreen(before, path)
      return places.inDocument(answers, shown) ?? shown
    })
    if (moved) touched.add('explanations')
  }

  const tellChecks = (before: Answers, path: string, value: AnswerValue | undefined): void => {
    const { property, row, rowId, column } = placeOf(path)
    const now = rowsOf(answers, property)
    const place = rowId === null ? path : places.inDocument(answers, path)
    const known = rowsTold.get(property) ?? 0
    if (column !== null || rowsTold.has(property)) rowsTold.set(property, now.length)
    // The engine extends a table by one row at a time; anything else replaces it whole.
    const whole =
      rowId === null
        ? row !== null && (row > known || now.length !== Math.max(known, row + 1))
        : place === null || now.length !== known
    const change = whole ? checks.set(property, now) : checks.set(place ?? path, value)
    adopt(change.computed ?? [])
    if (rowId !== null && whole) followRows(before, property)
    if (change.appeared.length > 0 || change.gone.length > 0) refreshFindings()
  }

  const dropUnconfirmed = (paths: Iterable<string>): void => {
    const rest = new Set(unconfirmed)
    for (const path of paths) {
      rest.delete(path)
      touchCell(path)
    }
    unconfirmed = rest
    touched.add('prefill')
  }

  /** Where a whole property was set: rows for a table, the annual figure of a period. */
  const settleTable = (path: string, before: Answers, value: AnswerValue | undefined): void => {
    const { property, row, column } = placeOf(path)
    const section = tables.find(({ table }) => table === property)
    if (section === undefined) return
    if (column === null) {
      if (!Array.isArray(value) && !Array.isArray(before[path])) return
      if (section.matrix === null) rows.cover(path, rowsOf(answers, path).length)
      touchTable(path)
      return
    }
    if (row === null) return
    const kept = withoutBlankEnd(rowsOf(answers, property))
    if (kept.length < rowsOf(answers, property).length) {
      answers = places.write(answers, property, kept)
    }
    if (rows.cover(property, row + 1)) touchRows(property)
  }

  const touchYear = (path: string): void => {
    const year = cellAt(model, path)?.periodOf
    if (year === null || year === undefined) return
    const { column } = placeOf(path)
    touchCell(column === null ? year : `${path.slice(0, -column.length)}${year}`)
  }

  // What other forms or lists would have said stays as the document has it.
  if (!readOnly) {
    answers = computeCells(options.form, { ...context, answers }, { keepStated: true }).answers
  }

  const read = (path: string): AnswerValue | undefined => places.read(answers, path)

  const core: SessionCore = {
    model,
    rows,
    matrixRows,
    explanations,
    prefilled,
    listeners,
    touched,
    places,
    answers: () => answers,
    context: () => ({ ...context, answers }),
    others: () => context.others ?? {},
    findings: () => view,
    rawFindings: () => checks.findings(),
    parts: () => parts,
    unconfirmed: () => unconfirmed,
    absence: (path) => absences.get(path) ?? null,
    isComputed(path) {
      const cell = cellAt(model, path)
      if (cell === undefined) return false
      if (cell.computed !== null) return true
      if (cell.periods.size === 0) return false
      const { column } = placeOf(path)
      const stem = column === null ? '' : path.slice(0, -column.length)
      return [...cell.periods.values()].some((periods) =>
        periods.some((period) => !isEmptyValue(read(`${stem}${period.key}`))),
      )
    },
    cellAt: (path) => cellAt(model, path),
    read,
    grid() {
      grid ??= gridOf(parts, model.footer, {
        count: (table) => rows.ids(table).length,
        codes: (table) => matrixRows(table).map(({ code }) => code),
      })
      return grid
    },
    put(path, value, quiet = false) {
      const before = answers
      answers = places.write(answers, path, value)
      settleTable(path, before, value)
      touchCell(path)
      touchYear(path)
      touched.add('answers')
      if (path === ABSENCES) refreshAbsences()
      const looked = lookedAt(unconfirmed, path)
      if (looked.length > 0) dropUnconfirmed(looked)
      if (quiet) return
      tellChecks(before, path, value)
      refreshParts()
    },
    onTouch(listener) {
      tellTouch = listener
    },
    touchCell,
    touchRows,
    touchTable,
    splitOf,
    chooseSplit(section, split) {
      chosenSplits.set(section.id, split)
      refreshParts()
    },
    confirmPrefill: dropUnconfirmed,
    forgetRow(table, row) {
      const gone = [...unconfirmed].filter((path) => isInRow(path, table, row))
      unconfirmed = withoutRow(unconfirmed, table, row)
      touched.add('prefill')
      return gone
    },
    recallRow(table, row, paths) {
      unconfirmed = new Set([...withRoomFor(unconfirmed, table, row), ...paths])
      touched.add('prefill')
    },
    changeContext(next) {
      context = next
      for (const { table, matrix } of tables) if (matrix !== null) touchRows(table ?? '')
      if (!readOnly) adopt(computeCells(options.form, { ...context, answers }).changes)
      checks.replaceAll({ ...context, answers })
      refreshParts()
      refreshFindings()
    },
    settle() {
      const topics = [...touched]
      touched.clear()
      listeners.notify(topics)
    },
  }
  return core
}

/** What is confirmed by filling in a cell: itself, and what was offered in its row of a table. */
function lookedAt(unconfirmed: ReadonlySet<string>, path: string): readonly string[] {
  if (unconfirmed.size === 0) return []
  const { property, row, column } = placeOf(path)
  if (row === null || column === null) return unconfirmed.has(path) ? [path] : []
  const start = `${property}[${row}].`
  return [...unconfirmed].filter((each) => each.startsWith(start))
}

function withoutRow(unconfirmed: ReadonlySet<string>, table: string, gone: number): Set<string> {
  return new Set(
    [...unconfirmed].flatMap((path) => {
      const { property, row, column } = placeOf(path)
      if (property !== table || row === null || column === null || row < gone) return [path]
      return row === gone ? [] : [tablePath(table, row - 1, column)]
    }),
  )
}

function withRoomFor(unconfirmed: ReadonlySet<string>, table: string, back: number): string[] {
  return [...unconfirmed].map((path) => {
    const { property, row, column } = placeOf(path)
    if (property !== table || row === null || column === null || row < back) return path
    return tablePath(table, row + 1, column)
  })
}

function isInRow(path: string, table: string, wanted: number): boolean {
  const { property, row } = placeOf(path)
  return property === table && row === wanted
}

/** The path of a cell in the same row. */
export function siblingPath(path: string, key: string): string {
  const { property, row, column } = placeOf(path)
  if (column === null) return key
  return row === null ? `${path.slice(0, -column.length)}${key}` : tablePath(property, row, key)
}
