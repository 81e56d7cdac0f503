/**
 * The surface a form is filled in on: where the focus is, which list is open, which section is
 * shown, and how to get to a cell. Holds no answers; those are the session's.
 */
import { createContext, type ReactNode, useContext } from 'react'
import { unitOfCell } from '../cell-unit.ts'
import type { CellModel } from '../form-model.ts'
import { FOOTER_SECTION } from '../form-model.ts'
import { type LikelyCells, NO_LIKELY } from '../localise/watch-likely.ts'
import { placeOf } from '../path.ts'
import type { PickerOption, PickerQuestion } from '../picker/picker-options.ts'
import type { Selection } from '../selection/block.ts'
import type { FormSession, PasteReport } from '../session/form-session.ts'
import { createObservable, type Observable } from './observable.ts'

export type Presentation = 'desktop' | 'tablet'

export interface OpenPicker extends PickerQuestion {
  readonly path: string
  /** Worked out once for each question; null while the list is on its way. */
  readonly options: readonly PickerOption[] | null
  readonly active: number
  /** The arrows have been used since the question. */
  readonly moved?: boolean
}

export interface PhotoCellProps {
  readonly path: string
  readonly value: string | undefined
  readonly label: string
  readonly readOnly: boolean
  readonly onValue: (value: string | undefined) => void
}

export interface Surface {
  readonly session: FormSession
  readonly presentation: Presentation
  /** Prefix of element ids, unique on the page. */
  readonly id: string
  readonly focused: Observable<string | null>
  readonly picker: Observable<OpenPicker | null>
  readonly section: Observable<string>
  readonly pasted: Observable<PasteReport | null>
  /** More than one cell, chosen to be copied, emptied or pasted over. */
  readonly selection: Observable<Selection | null>
  /** The cell whose 未填原因 is being chosen. */
  readonly explaining: Observable<string | null>
  /** A cell about to get the focus, which its block of rows draws. */
  readonly wanted: Observable<string | null>
  /** Matrices narrowed to the rows that hold something, by table: the codes kept. */
  readonly filledOnly: Observable<ReadonlyMap<string, ReadonlySet<string>>>
  /** Cards of a phone that stand open: `table{code}`. */
  readonly openRows: Observable<ReadonlySet<string>>
  /** Cells most likely wrong where relations fail. */
  readonly likely: Observable<LikelyCells>
  readonly renderPhoto: ((props: PhotoCellProps) => ReactNode) | undefined
  root: HTMLElement | null
  /** The cell an input method is composing in; its text is nobody else's meanwhile. */
  composing: string | null
  /** The cell last in focus, also after the focus went to a button. */
  visited: string | null
  /** Shows the section of a cell and puts the focus into it. */
  jump(path: string): void
  /** Puts the focus into a cell of the section shown, once it is drawn. */
  show(path: string): void
  showAllRows(table: string): void
  cellName(cell: CellModel, path: string, column?: string): string
}

const Context = createContext<Surface | null>(null)
export const SurfaceProvider = Context.Provider

export function useSurface(): Surface {
  const surface = useContext(Context)
  if (surface === null) throw new Error('A form part stands outside its FormSurface')
  return surface
}

export function createSurface(
  session: FormSession,
  presentation: Presentation,
  id: string,
  renderPhoto?: (props: PhotoCellProps) => ReactNode,
): Surface {
  const surface: Surface = {
    session,
    presentation,
    id,
    focused: createObservable<string | null>(null),
    picker: createObservable<OpenPicker | null>(null),
    section: createObservable(session.parts()[0]?.section.id ?? FOOTER_SECTION),
    pasted: createObservable<PasteReport | null>(null),
    selection: createObservable<Selection | null>(null),
    explaining: createObservable<string | null>(null),
    wanted: createObservable<string | null>(null),
    filledOnly: createObservable<ReadonlyMap<string, ReadonlySet<string>>>(new Map()),
    likely: createObservable(NO_LIKELY),
    openRows: createObservable<ReadonlySet<string>>(new Set()),
    renderPhoto,
    root: null,
    composing: null,
    visited: null,
    jump(asked) {
      const path = session.screenPath(asked)
      const section = sectionOf(session, path)
      if (section !== undefined) surface.section.set(section)
      surface.show(path)
    },
    show(path) {
      openCard(surface, path)
      if (focusCell(surface.root, path)) return
      surface.wanted.set(path)
      // Section and rows are drawn within the next paints.
      let frames = 0
      const attempt = (): void => {
        frames += 1
        if (focusCell(surface.root, path) || frames > 10) surface.wanted.set(null)
        else requestAnimationFrame(attempt)
      }
      requestAnimationFrame(attempt)
    },
    showAllRows(table) {
      const rest = new Map(surface.filledOnly.get())
      rest.delete(table)
      surface.filledOnly.set(rest)
    },
    cellName(cell, path, column) {
      const unit = unitOfCell(session, cell, path)
      return [session.model.name, rowName(session, path), cell.title, column ?? null, unit]
        .filter((part) => part !== null)
        .join('，')
    },
  }
  return surface
}

/** What a person calls the row a cell stands in; null outside tables. */
export function rowName(session: FormSession, path: string): string | null {
  const { property, row, rowId } = placeOf(path)
  if (row !== null) return `第 ${row + 1} 行`
  if (rowId === null) return null
  return session.matrixRows(property).find(({ code }) => code === rowId)?.item.name ?? rowId
}

export function sectionOf(session: FormSession, path: string): string | undefined {
  const { property } = placeOf(path)
  if (session.model.footer.some((cell) => cell.key === property)) return FOOTER_SECTION
  return session
    .parts()
    .find(
      ({ section, lines }) =>
        section.table === property ||
        lines.some((line) => line.cells.some((cell) => cell.key === property)),
    )?.section.id
}

/** The row of a matrix comes into sight, and on a phone its card opens. */
function openCard(surface: Surface, path: string): void {
  const { property, rowId } = placeOf(path)
  if (rowId === null) return
  const kept = surface.filledOnly.get().get(property)
  if (kept !== undefined && !kept.has(rowId)) surface.showAllRows(property)
  surface.openRows.set(new Set(surface.openRows.get()).add(`${property}{${rowId}}`))
}

export function findCell(root: HTMLElement | null, path: string): HTMLElement | null {
  return root?.querySelector<HTMLElement>(`[data-path="${CSS.escape(path)}"]`) ?? null
}

export function focusCell(root: HTMLElement | null, path: string): boolean {
  const element = findCell(root, path)
  if (element === null) return false
  element.focus({ preventScroll: true })
  if (document.activeElement !== element) return false
  element.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  return true
}
