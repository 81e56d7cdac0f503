/**
 * What a form session needs from the check engine, and the stand-in for a form under review,
 * whose findings the server has already told.
 */
import type { ComputedValue } from '../../../forms/engine/compute-cells.ts'
import type { AnswerValue, CheckContext, Finding } from '../../../forms/engine/types.ts'

export interface FormChecks {
  findings(): readonly Finding[]
  set(
    path: string,
    value: AnswerValue | undefined,
  ): {
    readonly appeared: readonly Finding[]
    readonly gone: readonly Finding[]
    /** Cells worked out anew. */
    readonly computed?: readonly ComputedValue[]
  }
  replaceAll(context: CheckContext): unknown
}

export type Surroundings = Omit<CheckContext, 'answers'>

/** Findings that do not change with the answers. */
export function fixedChecks(findings: readonly Finding[]): FormChecks {
  return {
    findings: () => findings,
    set: () => ({ appeared: [], gone: [], computed: [] }),
    replaceAll: () => undefined,
  }
}

/** True, false, or null where an operand is missing. */
export type Condition = (expression: string, context: CheckContext) => boolean | null
