/** Watching one part of a form session; each component redraws for its own part only. */
import { useCallback, useSyncExternalStore } from 'react'
import type { Explanation } from '../explanation.ts'
import type { CellView, FormSession, Topic } from '../session/form-session.ts'
import type { MatrixRow } from '../session/matrix-rows.ts'
import type { FindingsView } from '../session/number-findings.ts'
import type { VisibleSection } from '../session/visible-parts.ts'

function useTopic<T>(session: FormSession, topic: Topic, read: () => T): T {
  const subscribe = useCallback(
    (listener: () => void) => session.subscribe(topic, listener),
    [session, topic],
  )
  return useSyncExternalStore(subscribe, read)
}

export function useCell(session: FormSession, path: string): CellView {
  return useTopic(session, `cell:${path}`, () => session.cell(path))
}

export function useParts(session: FormSession): readonly VisibleSection[] {
  return useTopic(session, 'parts', session.parts)
}

export function useRowIds(session: FormSession, table: string): readonly number[] {
  return useTopic(session, `rows:${table}`, () => session.rowIds(table))
}

/** Rows of a matrix; none while its code list is on its way. */
export function useMatrixRows(session: FormSession, table: string): readonly MatrixRow[] {
  return useTopic(session, `rows:${table}`, () => session.matrixRows(table))
}

export function useFindings(session: FormSession): FindingsView {
  return useTopic(session, 'findings', session.findings)
}

export function useExplanations(session: FormSession): ReadonlyMap<string, Explanation> {
  return useTopic(session, 'explanations', session.explanations)
}

export function useUnconfirmed(session: FormSession): ReadonlySet<string> {
  return useTopic(session, 'prefill', session.unconfirmed)
}
