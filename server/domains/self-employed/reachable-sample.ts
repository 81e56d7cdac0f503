/** The sample an office works with, and how it is told. */
import { Problem } from '../../contract/problems.ts'
import type { HouseholdSample } from '../../contract/self-employed.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { findAreaName } from '../areas/index.ts'
import { coversArea, findDisplayNames, requireRight } from '../identity/index.ts'
import { blocksOf, countSample, findSample, type SampleRow } from './store.ts'

/** Throws `not-found` for samples of other areas. */
export async function getReachableSample(
  db: Executor,
  ctx: SignedInContext,
  sampleId: string,
): Promise<SampleRow> {
  requireRight(ctx, 'sample.conduct')
  const row = await findSample(db, sampleId)
  if (!row || !coversArea(ctx.actor.scope, row.areaPrefix)) throw new Problem('not-found')
  return row
}

export async function describeSample(db: Executor, row: SampleRow): Promise<HouseholdSample> {
  const blocks = await blocksOf(db, row.id)
  const people = await findDisplayNames(db, [row.drawnBy])
  return {
    ...{ sampleId: row.id, areaPrefix: row.areaPrefix, seed: row.seed, frameHash: row.frameHash },
    ...{ threshold: row.threshold, drawnAt: row.drawnAt },
    areaName: (await findAreaName(db, row.areaPrefix)) ?? row.areaPrefix,
    blocks: blocks.length,
    blocksDrawn: blocks.filter(({ drawn }) => drawn).length,
    ...(await countSample(db, row.id)),
    drawnBy: people.get(row.drawnBy) ?? row.drawnBy,
  }
}
