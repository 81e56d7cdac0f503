/** Cards of a phone: which are open, and how much each holds. */
import { useCallback, useSyncExternalStore } from 'react'
import { rowsOf } from '../path.ts'
import type { SectionModel } from '../section-model.ts'
import type { FormSession } from '../session/form-session.ts'
import type { Surface } from './surface.ts'

export function useOpenRow(surface: Surface, row: string): [boolean, () => void] {
  const { openRows } = surface
  const open = useSyncExternalStore(openRows.subscribe, () => openRows.get().has(row))
  const toggle = (): void => {
    const next = new Set(openRows.get())
    if (!next.delete(row)) next.add(row)
    openRows.set(next)
  }
  return [open, toggle]
}

/** Cells of a matrix row that hold something, beside its code. */
export function useFilledCells(session: FormSession, section: SectionModel, code: string): number {
  const { table, matrix } = section
  const subscribe = useCallback(
    (listener: () => void) => session.subscribe('answers', listener),
    [session],
  )
  return useSyncExternalStore(subscribe, () => {
    if (table === null || matrix === null) return 0
    const rows = rowsOf(session.state().answers, table)
    const row = rows.find((candidate) => candidate[matrix.rowId.key] === code)
    return row === undefined ? 0 : Object.keys(row).length - 1
  })
}
