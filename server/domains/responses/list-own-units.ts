/** For one who reports for several units: each with its deadlines and states, without switching. */
import { formSummaries } from '../../../forms/generated/registry.ts'
import type { ReplyOf } from '../../contract/operation.ts'
import { type ResponseState, reportedStates } from '../../contract/response-state.ts'
import type { listOwnUnits as operation } from '../../contract/responses.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { findKeptUnits } from '../frame/index.ts'
import { findOwnUnits, requireRight } from '../identity/index.ts'
import { listDueDates } from '../instruments/index.ts'
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
  const dueDates = await listDueDates(db)
  const kept = await findKeptUnits(
    db,
    units.map(({ unitId }) => unitId),
  )
  return {
    units: units.map((unit) => {
      const into = kept.get(unit.unitId)
      const own = rows.filter(({ unitId }) => unitId === unit.unitId)
      const inState = (...states: ResponseState[]) =>
        own.filter(({ state }) => states.includes(state)).length
      const open = own.filter(({ state }) => !reported.has(state))
      const due = open
        .flatMap(
          ({ dueDate, formId, formVersion }) =>
            dueDate ?? dueDates.get(`${formId}@${formVersion}`) ?? [],
        )
        .sort()
      return {
        ...unit,
        forms: own.length,
        toFill: inState('assigned', 'draft'),
        returned: inState('returned'),
        toConfirm: inState('to-confirm'),
        reported: own.length - open.length,
        nextDueDate: due[0] ?? null,
        mergedInto: into
          ? {
              ...{ unitId: into.unitId, name: into.name },
              own: units.some(({ unitId }) => unitId === into.unitId),
            }
          : null,
      }
    }),
  }
}
