/**
 * One set of handlers for all cells of a form, at its root: typing, leaving, keys, paste.
 * Between compositionstart and compositionend (pinyin) nothing is read, checked or reformatted.
 */
import type { ClipboardEvent, CompositionEvent, FocusEvent, FormEvent, KeyboardEvent } from 'react'
import { isTyped } from '../field-kind.ts'
import { cellAt } from '../form-model.ts'
import { moveForKey, moveInGrid } from '../navigate.ts'
import { isBlock } from '../paste.ts'
import { placeOf, tablePath } from '../path.ts'
import { commitCode } from '../picker/choose-code.ts'
import { handlePickerKey, openPicker } from '../picker/picker-state.ts'
import { handleSelectionKey, pasteTarget } from '../selection/selection-events.ts'
import { focusCell, type Surface } from './surface.ts'

export interface CellEvents {
  onInput(event: FormEvent<HTMLElement>): void
  onFocus(event: FocusEvent<HTMLElement>): void
  onBlur(event: FocusEvent<HTMLElement>): void
  onKeyDown(event: KeyboardEvent<HTMLElement>): void
  onPaste(event: ClipboardEvent<HTMLElement>): void
  onCompositionStart(event: CompositionEvent<HTMLElement>): void
  onCompositionEnd(event: CompositionEvent<HTMLElement>): void
}

interface Touched {
  readonly path: string
  readonly element: HTMLElement
  /** The text input, when the cell is one. */
  readonly input: HTMLInputElement | null
  readonly typed: boolean
}

export function createCellEvents(surface: Surface): CellEvents {
  const { session } = surface

  const touchedBy = (target: EventTarget): Touched | null => {
    if (!(target instanceof HTMLElement)) return null
    const element = target.closest<HTMLElement>('[data-path]')
    const path = element?.dataset.path
    if (!element || path === undefined) return null
    const kind = cellAt(session.model, path)?.kind ?? 'text'
    const input = element instanceof HTMLInputElement && element.type === 'text' ? element : null
    return { path, element, input, typed: isTyped(kind) }
  }

  const read = ({ path, input, typed }: Touched): void => {
    if (input === null) return
    if (typed) session.type(path, input.value)
    else openPicker(surface, path, input.value)
  }

  const commit = ({ path, input, typed }: Touched): void => {
    if (input === null || input.readOnly) return
    if (typed) session.commit(path, input.value)
    else if (input.value !== input.dataset.shown) commitCode(session, path, input.value)
  }

  const moveTo = (path: string | undefined): boolean =>
    path !== undefined && focusCell(surface.root, path)

  const takeBack = (back: boolean): void => {
    const path = back ? session.undo() : session.redo()
    if (path !== null) surface.jump(path)
  }

  /** Alt and Enter: why the cell is empty. Alt and Backspace: the row goes. */
  const handleAltKey = (key: string, touched: Touched): boolean => {
    if (key === 'Enter' && session.mayMark(touched.path)) {
      commit(touched)
      surface.explaining.set(touched.path)
      return true
    }
    const { property, row, column } = placeOf(touched.path)
    if (key !== 'Backspace' || row === null || column === null || session.readOnly) return false
    session.removeRow(property, row)
    const rest = session.rowIds(property).length
    requestAnimationFrame(() =>
      focusCell(surface.root, tablePath(property, Math.min(row, rest - 1), column)),
    )
    return true
  }

  return {
    onInput(event) {
      const touched = touchedBy(event.target)
      if (touched !== null && surface.composing === null) read(touched)
    },
    onCompositionStart(event) {
      surface.composing = touchedBy(event.target)?.path ?? null
    },
    onCompositionEnd(event) {
      surface.composing = null
      const touched = touchedBy(event.target)
      if (touched !== null) read(touched)
    },
    onFocus(event) {
      const touched = touchedBy(event.target)
      if (touched === null) return
      surface.focused.set(touched.path)
      surface.visited = touched.path
      touched.input?.select()
    },
    onBlur(event) {
      const touched = touchedBy(event.target)
      if (touched === null) return
      surface.composing = null
      commit(touched)
      surface.focused.set(null)
      if (surface.picker.get()?.path === touched.path) surface.picker.set(null)
    },
    onPaste(event) {
      const touched = touchedBy(event.target)
      const text = event.clipboardData.getData('text/plain')
      if (touched === null) return
      const target = pasteTarget(surface, touched.path, text, isBlock(text))
      if (target === null || session.readOnly) return
      event.preventDefault()
      surface.pasted.set(session.paste(target.path, target.text))
    },
    onKeyDown(event) {
      const touched = touchedBy(event.target)
      if (touched === null || isComposing(surface, event)) return
      if ((event.ctrlKey || event.metaKey) && !event.altKey) {
        const key = event.key.toLowerCase()
        if (key !== 'z' && key !== 'y') return
        event.preventDefault()
        commit(touched)
        takeBack(key === 'z' && !event.shiftKey)
        return
      }
      if (handlePickerKey(surface, touched.path, event.nativeEvent)) {
        event.preventDefault()
        return
      }
      if (event.altKey) {
        if (handleAltKey(event.key, touched)) event.preventDefault()
        return
      }
      const caret = caretOf(touched.input)
      if (handleSelectionKey(surface, touched.path, event, caret !== null)) {
        event.preventDefault()
        return
      }
      if (event.key === 'Delete' || event.key === 'Backspace') {
        // An empty cell has only its mark to lose.
        if (touched.input?.value === '') session.markAbsent(touched.path, null)
        return
      }
      if (event.key === 'Escape' && touched.typed) {
        session.revert(touched.path)
        return
      }
      if (leavesToControl(event, touched)) return
      const move = moveForKey(event.key, event.shiftKey, caret)
      if (move === null) return
      const next = moveInGrid(session.grid(), touched.path, move)
      if (event.key === 'Enter') {
        event.preventDefault()
        commit(touched)
        session.confirm(touched.path)
        if (next === undefined || leavesTable(touched.path, next)) {
          if (!event.shiftKey && growTable(surface, touched.path)) return
        }
        moveTo(next)
        return
      }
      if (moveTo(next)) event.preventDefault()
    },
  }
}

/** Safari ends a composition before the key that ended it arrives, marked 229. */
function isComposing(surface: Surface, { nativeEvent }: KeyboardEvent<HTMLElement>): boolean {
  return surface.composing !== null || nativeEvent.isComposing || nativeEvent.keyCode === 229
}

/** Radios and check boxes keep their own left, right, Space and Enter. */
function leavesToControl(event: KeyboardEvent<HTMLElement>, touched: Touched): boolean {
  if (touched.input !== null) return false
  const { target } = event
  if (target instanceof HTMLButtonElement) return event.key === 'Enter'
  return event.key === 'ArrowLeft' || event.key === 'ArrowRight'
}

function caretOf(
  input: HTMLInputElement | null,
): { start: number; end: number; length: number } | null {
  if (input === null) return null
  const { selectionStart, selectionEnd, value } = input
  if (selectionStart === 0 && selectionEnd === value.length) return null
  return { start: selectionStart ?? 0, end: selectionEnd ?? 0, length: value.length }
}

function leavesTable(path: string, next: string): boolean {
  const from = placeOf(path)
  return from.row !== null && placeOf(next).property !== from.property
}

/** Enter in the last row of a table opens the next one. */
function growTable(surface: Surface, path: string): boolean {
  const { property, row, column } = placeOf(path)
  if (row === null || column === null) return false
  if (row !== surface.session.rowIds(property).length - 1) return false
  if (!surface.session.addRow(property)) return false
  const next = tablePath(property, row + 1, column)
  requestAnimationFrame(() => focusCell(surface.root, next))
  return true
}
