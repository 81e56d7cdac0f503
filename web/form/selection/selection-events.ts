/**
 * Choosing a rectangle of cells by mouse (drag, Shift and click) and keys (Shift and arrows), and
 * what can be done with one: copy, cut, empty, paste.
 */
import type { ClipboardEvent, KeyboardEvent, PointerEvent } from 'react'
import { moveForKey } from '../navigate.ts'
import { absenceWord } from '../session/absences.ts'
import { findCell, type Surface } from '../surface/surface.ts'
import { type Block, blockOf, cornerOf, pathsOf, stretch } from './block.ts'
import { asTable, asTabSeparated, copiedCell, fillBlock } from './copy-block.ts'

export interface SelectionEvents {
  onPointerDown(event: PointerEvent<HTMLElement>): void
  onPointerMove(event: PointerEvent<HTMLElement>): void
  onPointerUp(): void
  onCopy(event: ClipboardEvent<HTMLElement>): void
  onCut(event: ClipboardEvent<HTMLElement>): void
}

export function createSelectionEvents(surface: Surface): SelectionEvents {
  const { selection, focused } = surface
  let from: string | null = null

  const copy = (event: ClipboardEvent<HTMLElement>): Block | null => {
    const block = chosenBlock(surface)
    if (block === null) return null
    event.preventDefault()
    const rows = block.map((row) => row.map((path) => copiedAt(surface, path)))
    event.clipboardData.setData('text/plain', asTabSeparated(rows))
    event.clipboardData.setData('text/html', asTable(rows))
    return block
  }

  return {
    onPointerDown(event) {
      if (event.pointerType !== 'mouse' || event.button !== 0) return
      const path = pathUnder(event.target)
      const anchor = selection.get()?.anchor ?? focused.get()
      if (event.shiftKey && path !== null && anchor !== null && anchor !== path) {
        event.preventDefault()
        selection.set({ anchor, head: path })
        return
      }
      if (path !== null || selection.get() === null) from = path
      if (path !== null) selection.set(null)
    },
    onPointerMove(event) {
      if (from === null || event.buttons !== 1) return
      const path = pathUnder(event.target)
      if (path === null || path === (selection.get()?.head ?? from)) return
      // What the mouse marked within the first cell's text is no longer meant.
      const input = findCell(surface.root, from)
      if (input instanceof HTMLInputElement) input.setSelectionRange(0, 0)
      selection.set(path === from ? null : { anchor: from, head: path })
    },
    onPointerUp() {
      from = null
    },
    onCopy: (event) => void copy(event),
    onCut(event) {
      const block = copy(event)
      if (block !== null) surface.session.clear(pathsOf(block))
    },
  }
}

/** The rectangle chosen; null where there is only a cell. */
export function chosenBlock(surface: Surface): Block | null {
  const chosen = surface.selection.get()
  return chosen === null ? null : blockOf(surface.session.grid(), chosen)
}

function copiedAt({ session }: Surface, path: string | null) {
  if (path === null) return { text: '', isText: true }
  const view = session.cell(path)
  const absent = view.absence === null ? null : absenceWord(view.absence)
  return copiedCell(view.value, view.text, absent)
}

/** True when the key was about the rectangle. `editing`: the caret stands within the text. */
export function handleSelectionKey(
  surface: Surface,
  path: string,
  event: KeyboardEvent<HTMLElement>,
  editing: boolean,
): boolean {
  const { selection, session } = surface
  const chosen = selection.get()
  const { key } = event
  if (event.shiftKey && key.startsWith('Arrow')) {
    const sideways = key === 'ArrowLeft' || key === 'ArrowRight'
    if (sideways && editing && chosen === null) return false
    const move = moveForKey(key, true, null)
    if (move === null) return false
    const now = chosen ?? { anchor: path, head: path }
    const next = stretch(session.grid(), now, move)
    selection.set(next.head === next.anchor ? null : next)
    findCell(surface.root, next.head)?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    return true
  }
  if (chosen === null) return false
  if (key === 'Delete' || key === 'Backspace') {
    session.clear(pathsOf(blockOf(session.grid(), chosen)))
    return true
  }
  if (key === 'Escape') {
    selection.set(null)
    return true
  }
  // Anything else is meant for the cell in focus.
  if (!['Shift', 'Control', 'Meta', 'Alt'].includes(key)) selection.set(null)
  return false
}

/** Where pasted text goes, and the text itself: one value fills every cell chosen. */
export function pasteTarget(
  surface: Surface,
  path: string,
  text: string,
  isBlock: boolean,
): { readonly path: string; readonly text: string } | null {
  const block = chosenBlock(surface)
  if (block === null) return isBlock ? { path, text } : null
  const corner = cornerOf(block)
  if (corner === undefined) return null
  if (isBlock) return { path: corner, text }
  return { path: corner, text: fillBlock(text, block.length, block[0]?.length ?? 1) }
}

function pathUnder(target: EventTarget): string | null {
  if (!(target instanceof Element)) return null
  const cell = target.closest('.jf-cell')
  const input = cell?.querySelector<HTMLElement>('[data-path], [data-of]')
  return input?.dataset.path ?? input?.dataset.of ?? null
}
