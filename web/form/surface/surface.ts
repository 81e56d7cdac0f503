/**
 * The surface a form is filled in on: where the focus is, which list is open, which section is
 * shown, and how to get to a cell. Holds no answers; those are the session's.
 */
import { createContext, type ReactNode, useContext } from 'react'
import type { CellModel } from '../form-model.ts'
import { FOOTER_SECTION } from '../form-model.ts'
import { placeOf } from '../path.ts'
import type { FormSession, PasteReport } from '../session/form-session.ts'
import { createObservable, type Observable } from './observable.ts'

export type Presentation = 'desktop' | 'tablet'

export interface OpenPicker {
  readonly path: string
  readonly query: string
  /** Branch of the tree being looked at; '' is the top. */
  readonly branch: string
  readonly active: number
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
  readonly renderPhoto: ((props: PhotoCellProps) => ReactNode) | undefined
  root: HTMLElement | null
  /** The cell last in focus, also after the focus went to a button. */
  visited: string | null
  /** Shows the section of a cell and puts the focus into it. */
  jump(path: string): void
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
    renderPhoto,
    root: null,
    visited: null,
    jump(path) {
      const section = sectionOf(session, path)
      if (section !== undefined) surface.section.set(section)
      // The section's cells are in the document after the next paint.
      if (findCell(surface.root, path)) focusCell(surface.root, path)
      else requestAnimationFrame(() => focusCell(surface.root, path))
    },
    cellName(cell, path, column) {
      const { row } = placeOf(path)
      return [
        session.model.name,
        row === null ? null : `第 ${row + 1} 行`,
        cell.title,
        column ?? null,
        cell.unit,
      ]
        .filter((part) => part !== null)
        .join('，')
    },
  }
  return surface
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

export function findCell(root: HTMLElement | null, path: string): HTMLElement | null {
  return root?.querySelector<HTMLElement>(`[data-path="${CSS.escape(path)}"]`) ?? null
}

export function focusCell(root: HTMLElement | null, path: string): boolean {
  const element = findCell(root, path)
  if (element === null) return false
  element.focus({ preventScroll: true })
  element.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  return true
}
