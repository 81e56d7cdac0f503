/** The queue of signals within an office's area, and how many stand where. */
import type * as contract from '../../contract/omissions.ts'
import type { OmissionSignal } from '../../contract/omissions.ts'
import type { QueryOf, ReplyOf } from '../../contract/operation.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { findAreaNames } from '../areas/index.ts'
import { findDisplayNames, requireRight } from '../identity/index.ts'
import { areaOf } from './own-area.ts'
import { countSignals, pageOfSignals, type SignalRow, stepsOf } from './store.ts'

const DEFAULT_LIMIT = 50

export async function listOmissionSignals(
  ctx: SignedInContext,
  query: QueryOf<typeof contract.listOmissionSignals>,
): Promise<ReplyOf<typeof contract.listOmissionSignals>> {
  requireRight(ctx, 'omission.view')
  const db = ctx.database.read
  const areaPrefix = areaOf(ctx, query.area)
  const { state = 'open', kind, limit = DEFAULT_LIMIT } = query
  const rows = await pageOfSignals(db, {
    ...{ areaPrefix, kind, state, limit: limit + 1 },
    after: query.after === undefined ? undefined : readKey(query.after),
  })
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  return {
    signals: await describeSignals(db, page),
    next: last ? `${last.weight} ${last.id}` : null,
    counts: await countSignals(db, areaPrefix, kind),
  }
}

export async function describeSignals(
  db: Executor,
  rows: readonly SignalRow[],
): Promise<OmissionSignal[]> {
  const steps = await stepsOf(
    db,
    rows.map(({ id }) => id),
  )
  const people = await findDisplayNames(
    db,
    steps.map(({ by }) => by),
  )
  const areas = await findAreaNames(
    db,
    rows.map(({ areaCode }) => areaCode),
  )
  return rows.map(
    ({ id, kind, state, says, areaCode, blockCode, buildingCode, unitId, foundAt }) => ({
      ...{ signalId: id, kind, state, says, blockCode, buildingCode, unitId, foundAt },
      areaNames: [...(areas.get(areaCode) ?? [])],
      steps: steps
        .filter(({ signalId }) => signalId === id)
        .map((step) => ({
          ...{
            stepId: step.id,
            kind: step.kind,
            finding: step.finding,
            note: step.note,
            at: step.at,
          },
          by: people.get(step.by) ?? step.by,
        })),
    }),
  )
}

function readKey(after: string): { weight: number; id: string } {
  const [weight = '', id = ''] = after.split(' ')
  if (!/^\d+$/.test(weight)) {
    throw new Problem('parameter-not-acceptable', '翻页标记不对，请从第一页重新查')
  }
  return { weight: Number(weight), id }
}
