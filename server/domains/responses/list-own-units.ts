/** For one who reports for several units: each with its deadlines and states, without switching. */
import { formSummaries } from '../../../forms/generated/registry.ts'
import type { ReplyOf } from '../../contract/operation.ts'
import { type ResponseState, reportedStates } from '../../contract/response-state.ts'
import type { listOwnUnits as operation } from '../../contract/responses.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { findOwnUnits, requireRight } from '../identity/index.ts'
import { listDueOfUnits } from './store.ts'

/** Forms an enumerator fills in at the door are none of the respondent's. */
const atTheDoor = new Set(
  formSummaries.filter(({ audience }) => audience === 'enumerator').map(({ id }) => id),
)
const reported = new Set<ResponseState>(reportedStates)

export async function listOwnUnits(ctx: SignedInContext): Promise<ReplyOf<typeof operation>> {
  requireRight(ctx, 'own-units.view')
  const db = ctx.database.read
  const units = await findOwnUnits(db, ctx.actor.id)
  const rows = (
    await listDueOfUnits(
      db,
      units.map(({ unitId }) => unitId),
    )
  ).filter(({ formId }) => !atTheDoor.has(formId))
  return {
    units: units.map((unit) => {
      const own = rows.filter(({ unitId }) => unitId === unit.unitId)
      const inState = (...states: ResponseState[]) =>
        own.filter(({ state }) => states.includes(state)).length
      const open = own.filter(({ state }) => !reported.has(state))
      const due = open.flatMap(({ dueDate }) => (dueDate === null ? [] : [dueDate])).sort()
      return {
        ...unit,
        forms: own.length,
        toFill: inState('assigned', 'draft'),
        returned: inState('returned'),
        toConfirm: inState('to-confirm'),
        reported: own.length - open.length,
        nextDueDate: due[0] ?? null,
      }
    }),
  }
}
