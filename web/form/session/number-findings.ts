/**
 * Findings as rail and cells show them: grouped by severity, numbered in the rail's order.
 * Items not yet filled carry no number: on a fresh form they would drown the rest. Pure.
 */
import type { Finding, Severity } from '../../../forms/engine/types.ts'
import { findingKey } from '../explanation.ts'

export interface NumberedFinding {
  readonly key: string
  readonly number: number | null
  readonly finding: Finding
}

export interface FindingGroup {
  readonly severity: Severity
  readonly findings: readonly NumberedFinding[]
}

/** A finding as its cell shows it. */
export interface CellMark {
  readonly number: number | null
  readonly severity: Severity
  readonly message: string
}

export interface FindingsView {
  readonly groups: readonly FindingGroup[]
  /** Items owed and still empty; part of the mandatory count. */
  readonly unfilled: readonly NumberedFinding[]
  readonly counts: Readonly<Record<Severity, number>>
  readonly marks: ReadonlyMap<string, readonly CellMark[]>
}

export const severities: readonly Severity[] = ['mandatory', 'verify', 'advisory']

/** `onScreen` names a finding's cell as the screen does. */
export function numberFindings(
  findings: readonly Finding[],
  onScreen: (path: string) => string = (path) => path,
): FindingsView {
  const failed = findings.filter((finding) => finding.outcome === 'fail')
  const counts = { mandatory: 0, verify: 0, advisory: 0 }
  for (const finding of failed) counts[finding.severity] += 1
  const marks = new Map<string, CellMark[]>()
  let last = 0
  const numbered = (finding: Finding, number: number | null): NumberedFinding => {
    const mark: CellMark = { number, severity: finding.severity, message: finding.message }
    for (const field of finding.fields) {
      const path = onScreen(field)
      const there = marks.get(path)
      if (there === undefined) marks.set(path, [mark])
      else there.push(mark)
    }
    return { key: findingKey(finding), number, finding }
  }
  const groups = severities.map((severity) => ({
    severity,
    findings: failed
      .filter((finding) => finding.severity === severity && finding.kind !== 'required')
      .map((finding) => {
        last += 1
        return numbered(finding, last)
      }),
  }))
  const unfilled = failed
    .filter((finding) => finding.kind === 'required')
    .map((finding) => numbered(finding, null))
  return { groups, unfilled, counts, marks }
}

export function sameMarks(
  a: readonly CellMark[] | undefined,
  b: readonly CellMark[] | undefined,
): boolean {
  if (a === b) return true
  if (a === undefined || b === undefined || a.length !== b.length) return false
  return a.every((mark, index) => {
    const other = b[index]!
    return (
      mark.number === other.number &&
      mark.severity === other.severity &&
      mark.message === other.message
    )
  })
}
