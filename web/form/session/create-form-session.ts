/**
 * The store behind one form on screen: answers, findings, prefill, undo. Every change says
 * exactly which cells and parts it touched, so that a keystroke redraws one cell and the
 * findings it changes. It never loses what was typed: text that cannot be read stays as typed.
 */
import type { AnswerValue } from '../../../forms/engine/types.ts'
import { isTyped } from '../field-kind.ts'
import { buildFormModel, type CellModel, cellAt } from '../form-model.ts'
import type { Grid } from '../navigate.ts'
import { isEmptyValue, placeOf, rowsOf, valueAt, withValue } from '../path.ts'
import { type ReadCell, readCell } from '../read-cell.ts'
import { readCodes } from '../read-codes.ts'
import { showCell } from '../show-cell.ts'
import type { Surroundings } from './checking.ts'
import { keepExplanations } from './explanations.ts'
import type { CellView, FormSession, FormSessionOptions } from './form-session.ts'
import { gridOf } from './grid-of.ts'
import { createHistory, type Edit } from './history.ts'
import { createListeners } from './listeners.ts'
import { type FindingsView, numberFindings, sameMarks } from './number-findings.ts'
import { pasteInto } from './paste-into.ts'
import { startPrefill } from './start-prefill.ts'
import { createTableRows, withoutBlankEnd } from './table-rows.ts'
import { type VisibleSection, visibleParts } from './visible-parts.ts'

const NO_MARKS = [] as const

export function createFormSession(options: FormSessionOptions): FormSession {
  const model = buildFormModel(options.form)
  const readOnly = options.readOnly ?? false
  const fills = new Set(options.fills ?? ['respondent', 'device'])
  const prefilled = startPrefill(options, model)
  const listeners = createListeners()
  const history = createHistory()

  let answers = prefilled.answers
  let context: Surroundings = options.context ?? {}
  const checks = options.startChecks(answers, context)
  /** Rows per table the checks know; half-typed text may be ahead of them. */
  const rowsTold = new Map(
    model.sections.flatMap(({ table }) =>
      table === null ? [] : [[table, rowsOf(answers, table).length] as const],
    ),
  )
  const rows = createTableRows(model, answers, readOnly)
  let parts: readonly VisibleSection[] = visibleParts(model, answers, options.condition, [])
  let view: FindingsView = numberFindings(checks.findings())
  let grid: Grid | null = null
  let unconfirmed: ReadonlySet<string> = prefilled.unconfirmed
  const explanations = keepExplanations(options.explanations ?? [], options.codeLists)

  const cells = new Map<string, CellView>()
  const drafts = new Map<string, string>()
  const notices = new Map<string, string>()
  const entered = new Map<string, AnswerValue | undefined>()

  /** Topics touched by the act under way; told to listeners when it ends. */
  const touched = new Set<string>()
  const touchCell = (path: string): void => {
    cells.delete(path)
    touched.add(`cell:${path}`)
  }
  /** Rows came: no cell that was there changes. */
  const touchRows = (table: string): void => {
    touched.add(`rows:${table}`)
    grid = null
  }
  const touchTable = (table: string): void => {
    for (const path of [...cells.keys()]) if (path.startsWith(`${table}[`)) cells.delete(path)
    for (const topic of listeners.topics()) {
      if (topic.startsWith(`cell:${table}[`)) touched.add(topic)
    }
    touchRows(table)
  }
  const settle = (): void => {
    const topics = [...touched]
    touched.clear()
    listeners.notify(topics)
  }

  const modelAt = (path: string): CellModel | undefined => cellAt(model, path)
  const mayFill = (path: string): boolean => {
    const cell = modelAt(path)
    return !readOnly && cell !== undefined && fills.has(cell.filledBy)
  }

  const refreshFindings = (): void => {
    const next = numberFindings(checks.findings())
    for (const path of new Set([...view.marks.keys(), ...next.marks.keys()])) {
      if (!sameMarks(view.marks.get(path), next.marks.get(path))) touchCell(path)
    }
    view = next
    touched.add('findings')
  }

  const refreshParts = (): void => {
    const next = visibleParts(model, answers, options.condition, parts)
    if (next === parts) return
    parts = next
    grid = null
    touched.add('parts')
  }

  const tellChecks = (path: string, value: AnswerValue | undefined): void => {
    const { property, row } = placeOf(path)
    const now = rowsOf(answers, property)
    const known = rowsTold.get(property) ?? 0
    // The engine extends a table by one row at a time; anything else replaces it whole.
    const whole = row !== null && (row > known || now.length !== Math.max(known, row + 1))
    if (row !== null || rowsTold.has(property)) rowsTold.set(property, now.length)
    const change = whole ? checks.set(property, now) : checks.set(path, value)
    if (change.appeared.length > 0 || change.gone.length > 0) refreshFindings()
  }

  /** Sets one value everywhere; `quiet` keeps half-typed text away from the checks. */
  const put = (path: string, value: AnswerValue | undefined, quiet = false): void => {
    const before = answers
    answers = withValue(answers, path, value)
    const { property, row } = placeOf(path)
    if (row !== null) {
      const kept = withoutBlankEnd(rowsOf(answers, property))
      if (kept.length < rowsOf(answers, property).length) {
        answers = withValue(answers, property, kept)
      }
      if (rows.cover(property, row + 1)) touchRows(property)
    } else if (Array.isArray(value) || Array.isArray(before[path])) {
      if (modelAt(path)?.schema.items?.properties !== undefined) {
        rows.cover(path, rowsOf(answers, path).length)
        touchTable(path)
      }
    }
    touchCell(path)
    touched.add('answers')
    if (unconfirmed.has(path)) dropUnconfirmed(path)
    if (quiet) return
    tellChecks(path, value)
    refreshParts()
  }

  const dropUnconfirmed = (path: string): void => {
    const rest = new Set(unconfirmed)
    rest.delete(path)
    unconfirmed = rest
    touchCell(path)
    touched.add('prefill')
  }

  /** Reads text for a cell of any kind; text that names no code stays text. */
  const readFor = (path: string, raw: string): ReadCell => {
    const cell = modelAt(path)
    if (cell === undefined) return { value: raw, readable: false, notice: null }
    if (isTyped(cell.kind)) return readCell(cell.kind, cell.key, cell.schema, raw)
    return readCodes(cell, raw, (list, allowed) => options.codeLists.index(list, allowed))
  }

  const changeOne = (path: string, value: AnswerValue | undefined): void => {
    const before = entered.has(path) ? entered.get(path) : valueAt(answers, path)
    entered.delete(path)
    drafts.delete(path)
    put(path, value)
    history.record([{ path, before, after: valueAt(answers, path) }])
  }

  const takeStep = (step: readonly Edit[] | undefined, side: 'before' | 'after'): string | null => {
    if (step === undefined) return null
    for (const edit of side === 'before' ? [...step].reverse() : step) {
      drafts.delete(edit.path)
      notices.delete(edit.path)
      put(edit.path, edit[side])
    }
    settle()
    return step[0]?.path ?? null
  }

  return {
    model,
    readOnly,
    codeLists: options.codeLists,
    mayFill,
    subscribe: (topic, listener) => listeners.subscribe(topic, listener),
    parts: () => parts,
    rowIds: (table) => rows.ids(table),
    findings: () => view,
    explanations: explanations.all,
    unconfirmed: () => unconfirmed,
    state: () => ({
      answers,
      findings: checks.findings(),
      explanations: [...explanations.all().values()],
      unconfirmed: [...unconfirmed],
    }),
    grid() {
      grid ??= gridOf(parts, model.footer, (table) => rows.ids(table).length, mayFill)
      return grid
    },
    cell(path) {
      const known = cells.get(path)
      if (known !== undefined) return known
      const value = valueAt(answers, path)
      const kind = modelAt(path)?.kind ?? 'text'
      const made: CellView = {
        text: drafts.get(path) ?? showCell(kind, value),
        value,
        marks: view.marks.get(path) ?? NO_MARKS,
        prefilledFrom: unconfirmed.has(path) ? (prefilled.from.get(path) ?? '') : null,
        notice: notices.get(path) ?? null,
      }
      cells.set(path, made)
      return made
    },
    type(path, raw) {
      if (!mayFill(path)) return
      if (!entered.has(path)) entered.set(path, valueAt(answers, path))
      drafts.set(path, raw)
      notices.delete(path)
      const read = readFor(path, raw)
      put(path, read.readable ? read.value : raw, !read.readable)
      settle()
    },
    commit(path, raw) {
      if (!mayFill(path)) return
      const untouched = !drafts.has(path) && raw === this.cell(path).text
      if (untouched) return
      const read = readFor(path, raw)
      changeOne(path, read.readable ? read.value : raw.trim() === '' ? undefined : raw)
      if (read.notice === null) notices.delete(path)
      else notices.set(path, read.notice)
      settle()
    },
    revert(path) {
      if (!entered.has(path)) return
      const before = entered.get(path)
      entered.delete(path)
      drafts.delete(path)
      put(path, before)
      settle()
    },
    choose(path, value) {
      if (!mayFill(path)) return
      changeOne(path, isEmptyValue(value) ? undefined : value)
      settle()
    },
    addRow(table) {
      if (readOnly || !rows.add(table)) return false
      touchRows(table)
      settle()
      return true
    },
    removeRow(table, row) {
      if (readOnly) return
      const before = answers[table]
      rows.remove(table, row)
      for (const kept of [drafts, notices, entered]) {
        for (const path of [...kept.keys()]) {
          if (placeOf(path).property === table) kept.delete(path)
        }
      }
      const rest = rowsOf(answers, table).filter((_, index) => index !== row)
      if (rest.length < rowsOf(answers, table).length) put(table, rest)
      history.record([{ path: table, before, after: answers[table] }])
      touchTable(table)
      settle()
    },
    paste(anchor, text) {
      const edits: Edit[] = []
      const growTable = (table: string): number | undefined => {
        if (!rows.add(table)) return undefined
        touchRows(table)
        return rows.ids(table).length - 1
      }
      const take = (path: string, raw: string): boolean => {
        const { value, readable, notice } = readFor(path, raw)
        const before = valueAt(answers, path)
        drafts.delete(path)
        put(path, readable ? value : raw.trim())
        if (notice !== null) notices.set(path, notice)
        edits.push({ path, before, after: valueAt(answers, path) })
        return readable
      }
      const report = pasteInto({ model, grid: this.grid, mayFill, growTable, take }, anchor, text)
      history.record(edits)
      settle()
      return report
    },
    undo: () => takeStep(history.back(), 'before'),
    redo: () => takeStep(history.forward(), 'after'),
    confirm(path) {
      if (!unconfirmed.has(path)) return
      dropUnconfirmed(path)
      settle()
    },
    confirmAll() {
      for (const path of unconfirmed) touchCell(path)
      unconfirmed = new Set()
      touched.add('prefill')
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
      context = next
      checks.replaceAll({ ...context, answers })
      refreshFindings()
      settle()
    },
  }
}
