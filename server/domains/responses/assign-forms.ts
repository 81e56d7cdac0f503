/**
 * Assigns forms to units 布置报表: opens one response each, state `assigned`. Called by commands, the
 * demonstration loader and, later, applicability. A response that is there already stays as it is.
 */
import { Problem } from '../../contract/problems.ts'
import type { Context } from '../../platform/context.ts'
import { recordAudit } from '../audit/index.ts'
import { findUnits } from '../frame/index.ts'
import { newResponse } from './new-response.ts'
import { insertResponses } from './store.ts'

export interface FormAssignment {
  readonly unitId: string
  readonly formId: string
  readonly formVersion: string
  /** Reference year as response ids carry it, e.g. `2023`. */
  readonly period: string
  /** Calendar date in Asia/Shanghai, or null where the opening's date holds. */
  readonly dueDate: string | null
}

/** Number of responses opened; those that were there are not counted. */
export function assignForms(
  ctx: Context,
  assignments: readonly FormAssignment[],
): Promise<{ readonly assigned: number }> {
  return ctx.database.write(async (tx) => {
    const createdAt = ctx.clock.now()
    const units = await findUnits(tx, [...new Set(assignments.map((each) => each.unitId))])
    const rows = assignments.map((each) => {
      const unit = units.get(each.unitId)
      if (!unit) throw new Problem('not-found', `底册中没有单位 ${each.unitId}`)
      return newResponse(unit, { ...each, createdAt })
    })
    const added = await insertResponses(tx, rows)
    if (added.length > 0) {
      await recordAudit(tx, ctx, {
        action: 'response.assign',
        subjectKind: 'response',
        subjectId: added.length === 1 ? added[0]! : `${added.length} responses`,
        after: { responses: added },
      })
    }
    return { assigned: added.length }
  })
}
