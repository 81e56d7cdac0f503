/**
 * What a person does to a form on screen: types, chooses, pastes, takes back, says why a cell is
 * empty. It never loses what was typed: text that cannot be read stays as typed.
 */
import { absenceName, mayBeAbsent } from '../../../forms/engine/absences.ts'
import type { AnswerValue } from '../../../forms/engine/types.ts'
import { isTyped } from '../field-kind.ts'
import type { Placement } from '../paste.ts'
import { isEmptyValue, placeOf, rowsOf } from '../path.ts'
import { type ReadCell, readCell } from '../read-cell.ts'
import { readCodes } from '../read-codes.ts'
import { showCell } from '../show-cell.ts'
import {
  ABSENCES,
  type AbsenceOf,
  absencesWithoutRow,
  saysNotApplicable,
  withAbsence,
} from './absences.ts'
import type { CellView, FormSession, FormSessionOptions } from './form-session.ts'
import { createHistory, type Edit, type RemovedRow, type Step } from './history.ts'
import { pasteInto } from './paste-into.ts'
import { createSessionCore, siblingPath } from './session-core.ts'

const NO_MARKS = [] as const
const notApplicable: AbsenceOf = { kind: 'not-applicable' }

/** What a cell, the marks of all cells and its annual figure held before an act. */
interface Held {
  readonly value: AnswerValue | undefined
  readonly absences: AnswerValue | undefined
  readonly year: AnswerValue | undefined
}

export function createFormSession(options: FormSessionOptions): FormSession {
  const core = createSessionCore(options)
  const { model, listeners, touched, rows, explanations, put, settle } = core
  const readOnly = options.readOnly ?? false
  const fills = new Set(options.fills ?? ['respondent', 'device'])
  const history = createHistory()
  const marksAbsences = ABSENCES in model.form.schema.properties

  const cells = new Map<string, CellView>()
  const drafts = new Map<string, string>()
  const notices = new Map<string, string>()
  /** As it was when the typing began. */
  const entered = new Map<string, Held>()

  core.onTouch((path) => {
    cells.delete(path)
    if (path.endsWith('[')) {
      for (const known of [...cells.keys()]) if (known.startsWith(path)) cells.delete(known)
    }
  })

  const mayFill = (path: string): boolean => {
    const cell = core.cellAt(path)
    return !readOnly && cell !== undefined && fills.has(cell.filledBy) && !core.isComputed(path)
  }
  const mayMark = (path: string): boolean => {
    const cell = core.cellAt(path)
    return marksAbsences && mayFill(path) && mayBeAbsent(cell?.schema)
  }

  /** Reads text for a cell of any kind; text that names no code stays text. */
  const readFor = (path: string, raw: string): ReadCell => {
    const cell = core.cellAt(path)
    if (cell === undefined) return { value: raw, readable: false, notice: null }
    if (isTyped(cell.kind)) return readCell(cell.kind, cell.key, cell.schema, raw)
    return readCodes(cell, raw, (list, narrowing) => options.codeLists.index(list, narrowing))
  }

  /** The annual figure a period adds up into. */
  const yearOf = (path: string): string | null => {
    const year = core.cellAt(path)?.periodOf ?? null
    return year === null ? null : siblingPath(path, year)
  }
  const heldNow = (path: string): Held => {
    const year = yearOf(path)
    return {
      value: core.read(path),
      absences: core.answers()[ABSENCES],
      year: year === null ? undefined : core.read(year),
    }
  }
  const dropAbsence = (path: string): void => {
    if (core.absence(path) !== null) markAs(path, null)
  }
  const markAs = (path: string, absence: AbsenceOf | null): void => {
    const place = core.places.inDocument(core.answers(), path) ?? path
    const name = absenceName(model.form.schema, core.answers(), place)
    put(ABSENCES, withAbsence(core.answers(), name, absence))
  }

  /** An annual figure typed before its periods comes back when they are taken back. */
  const yearEdits = (year: string | null, held: Held): Edit[] =>
    year === null ? [] : [{ path: year, before: held.year, after: core.read(year) }]
  /** The cell's own edit, and that of the marks where typing took one away. */
  const editsSince = (path: string, held: Held): Edit[] => [
    ...yearEdits(yearOf(path), held),
    { path, before: held.value, after: core.read(path) },
    { path: ABSENCES, before: held.absences, after: core.answers()[ABSENCES] },
  ]

  const changed = (path: string, value: AnswerValue | undefined): Edit[] => {
    const held = entered.get(path) ?? heldNow(path)
    entered.delete(path)
    drafts.delete(path)
    if (!isEmptyValue(value)) dropAbsence(path)
    put(path, isEmptyValue(value) ? undefined : value)
    return editsSince(path, held)
  }
  const changeOne = (path: string, value: AnswerValue | undefined): void => {
    history.record(changed(path, value))
  }

  const setAbsence = (path: string, absence: AbsenceOf | null): void => {
    const held = entered.get(path) ?? heldNow(path)
    entered.delete(path)
    drafts.delete(path)
    notices.delete(path)
    if (absence !== null) put(path, undefined)
    markAs(path, absence)
    history.record(editsSince(path, held))
  }

  const takeStep = (step: Step | undefined, side: 'before' | 'after'): string | null => {
    if (step === undefined) return null
    const { edits, removed } = step
    if (removed !== null) {
      forgetTable(removed.table)
      const { table, row } = removed
      if (side === 'after') rows.remove(table, row)
      else rows.putBack(table, row, removed.rows)
    }
    for (const edit of side === 'before' ? [...edits].reverse() : edits) {
      drafts.delete(edit.path)
      notices.delete(edit.path)
      put(edit.path, edit[side])
    }
    if (removed !== null) {
      if (side === 'before') putBackBeside(removed)
      else takeAwayBeside(removed.table, removed.row)
    }
    settle()
    return edits.find(({ path }) => mayFill(path))?.path ?? edits[0]?.path ?? null
  }

  /** What stands beside the answers of a row goes with it; it is handed back, to be put back. */
  const takeAwayBeside = (table: string, row: number): Omit<RemovedRow, 'rows'> => {
    const said = explanations.dropRow(table, row)
    const unconfirmed = core.forgetRow(table, row)
    touched.add('explanations')
    core.touchTable(table)
    return { table, row, unconfirmed, explanations: said }
  }
  const putBackBeside = ({ table, row, unconfirmed, explanations: said }: RemovedRow): void => {
    explanations.putBackRow(table, row, said)
    core.recallRow(table, row, unconfirmed)
    touched.add('explanations')
    core.touchTable(table)
  }

  const forgetTable = (table: string): void => {
    for (const kept of [drafts, notices, entered]) {
      for (const path of [...kept.keys()]) if (placeOf(path).property === table) kept.delete(path)
    }
  }

  /** One cell of a pasted block; false when it could not be read. */
  const takePasted = (path: string, raw: string, edits: Edit[]): boolean => {
    const held = heldNow(path)
    drafts.delete(path)
    if (mayMark(path) && saysNotApplicable(raw)) {
      put(path, undefined)
      markAs(path, notApplicable)
      edits.push(...editsSince(path, held))
      return true
    }
    const { value, readable, notice } = readFor(path, raw)
    dropAbsence(path)
    put(path, readable ? value : raw.trim())
    if (notice !== null) notices.set(path, notice)
    edits.push(...editsSince(path, held))
    return readable
  }

  return {
    model,
    readOnly,
    codeLists: options.codeLists,
    mayFill,
    mayMark,
    subscribe: (topic, listener) => listeners.subscribe(topic, listener),
    parts: core.parts,
    rowIds: (table) => rows.ids(table),
    matrixRows: core.matrixRows,
    findings: core.findings,
    explanations: explanations.all,
    unconfirmed: core.unconfirmed,
    isComputed: core.isComputed,
    others: core.others,
    screenPath: (path) => core.places.onScreen(core.answers(), path),
    state: () => ({
      answers: core.answers(),
      findings: core.rawFindings(),
      explanations: [...explanations.all().values()],
      unconfirmed: [...core.unconfirmed()],
    }),
    context: core.context,
    grid: core.grid,
    cell(path) {
      const known = cells.get(path)
      if (known !== undefined) return known
      const computed = core.isComputed(path)
      const value = core.read(path)
      const kind = core.cellAt(path)?.kind ?? 'text'
      const made: CellView = {
        text: drafts.get(path) ?? showCell(kind, value),
        value,
        computed,
        absence: core.absence(path),
        marks: core.findings().marks.get(path) ?? NO_MARKS,
        prefilledFrom: core.unconfirmed().has(path) ? (core.prefilled.from.get(path) ?? '') : null,
        notice: notices.get(path) ?? null,
      }
      cells.set(path, made)
      return made
    },
    type(path, raw) {
      if (!mayFill(path)) return
      if (!entered.has(path)) entered.set(path, heldNow(path))
      drafts.set(path, raw)
      notices.delete(path)
      if (raw.trim() !== '') dropAbsence(path)
      const read = readFor(path, raw)
      put(path, read.readable ? read.value : raw, !read.readable)
      settle()
    },
    commit(path, raw) {
      if (!mayFill(path)) return
      const untouched = !drafts.has(path) && raw === this.cell(path).text
      if (untouched) return
      if (mayMark(path) && saysNotApplicable(raw)) {
        setAbsence(path, notApplicable)
        settle()
        return
      }
      const read = readFor(path, raw)
      changeOne(path, read.readable ? read.value : raw.trim() === '' ? undefined : raw)
      if (read.notice === null) notices.delete(path)
      else notices.set(path, read.notice)
      settle()
    },
    revert(path) {
      const held = entered.get(path)
      if (held === undefined) return
      entered.delete(path)
      drafts.delete(path)
      put(path, held.value)
      if (held.absences !== core.answers()[ABSENCES]) put(ABSENCES, held.absences)
      settle()
    },
    choose(path, value, also = []) {
      if (!mayFill(path)) return
      const edits = [{ path, value }, ...also].flatMap((choice) =>
        mayFill(choice.path) ? changed(choice.path, choice.value) : [],
      )
      history.record(edits)
      settle()
    },
    markAbsent(path, absence) {
      if (!mayMark(path)) return
      setAbsence(path, absence)
      settle()
    },
    clear(paths) {
      const edits: Edit[] = []
      for (const path of paths) {
        if (!mayFill(path)) continue
        const held = heldNow(path)
        drafts.delete(path)
        notices.delete(path)
        dropAbsence(path)
        put(path, undefined)
        edits.push(...editsSince(path, held))
      }
      history.record(edits)
      settle()
    },
    chooseSplit(section, split) {
      core.chooseSplit(section, split)
      settle()
    },
    splitOf: core.splitOf,
    addRow(table) {
      if (readOnly || !rows.add(table)) return false
      core.touchRows(table)
      settle()
      return true
    },
    removeRow(table, row) {
      if (readOnly) return
      const before = core.answers()
      const shown = rows.ids(table).length
      rows.remove(table, row)
      forgetTable(table)
      const removed = { ...takeAwayBeside(table, row), rows: shown }
      const rest = rowsOf(before, table).filter((_, index) => index !== row)
      if (rest.length < rowsOf(before, table).length) put(table, rest)
      if (before[ABSENCES] !== undefined) put(ABSENCES, absencesWithoutRow(before, table, row))
      history.record(
        [
          { path: table, before: before[table], after: core.answers()[table] },
          { path: ABSENCES, before: before[ABSENCES], after: core.answers()[ABSENCES] },
        ],
        removed,
      )
      settle()
    },
    paste(anchor, text) {
      const edits: Edit[] = []
      const growTable = (table: string): number | undefined => {
        if (!rows.add(table)) return undefined
        core.touchRows(table)
        return rows.ids(table).length - 1
      }
      const take = (path: string, raw: string): boolean => takePasted(path, raw, edits)
      const report = pasteInto({ model, grid: core.grid, mayFill, growTable, take }, anchor, text)
      history.record(edits)
      settle()
      return report
    },
    read: readFor,
    fill(placements) {
      const edits: Edit[] = []
      const outside: string[] = []
      const skipped: Placement[] = []
      const unreadable: Placement[] = []
      for (const placement of placements) {
        const { path, raw } = placement
        const { property, row } = placeOf(path)
        let hasRow = row === null || row < rows.ids(property).length
        while (!hasRow && rows.add(property)) {
          core.touchRows(property)
          hasRow = row === null || row < rows.ids(property).length
        }
        if (!hasRow) outside.push(raw)
        else if (!mayFill(path)) skipped.push(placement)
        else if (!takePasted(path, raw, edits)) unreadable.push(placement)
      }
      history.record(edits)
      settle()
      const placed = placements.length - outside.length - skipped.length
      return { placed, unreadable, skipped, outside }
    },
    undo: () => takeStep(history.back(), 'before'),
    redo: () => takeStep(history.forward(), 'after'),
    confirm(path) {
      if (!core.unconfirmed().has(path)) return
      core.confirmPrefill([path])
      settle()
    },
    confirmAll() {
      core.confirmPrefill(core.unconfirmed())
      settle()
    },
    explain(finding, explanation) {
      const refusal = explanations.give(finding, explanation)
      if (refusal === null) touched.add('explanations')
      settle()
      return refusal
    },
    withdrawExplanation(finding) {
      if (explanations.withdraw(finding)) touched.add('explanations')
      settle()
    },
    changeContext(next) {
      core.changeContext(next)
      settle()
    },
  }
}
