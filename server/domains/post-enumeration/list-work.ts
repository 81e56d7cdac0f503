/**
 * What a surveyor has to do, and has done. Blind 盲查: it reads outlines, buildings and the surveyor's own
 * finds, and nothing that was sealed or reported.
 */

import type { ReplyOf } from '../../contract/operation.ts'
import type * as contract from '../../contract/post-enumeration.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { findAreaNames, findBlockOutline, listBuildings } from '../areas/index.ts'
import { requireRight } from '../identity/index.ts'
import { asFound } from './compare-blocks.ts'
import { isOpen } from './reachable-survey.ts'
import { drawnBlocksOf, findsOf, reportsOf, surveyorsOf, surveysOfSurveyor } from './store.ts'

export async function listWork(
  ctx: SignedInContext,
): Promise<ReplyOf<typeof contract.listPesWork>> {
  requireRight(ctx, 'pes.survey')
  const db = ctx.database.read
  const blocks: ReplyOf<typeof contract.listPesWork>['blocks'] = []
  for (const survey of await surveysOfSurveyor(db, ctx.actor.id)) {
    if (!isOpen(ctx, survey)) continue
    const surveyors = await surveyorsOf(db, survey.id)
    const reports = await reportsOf(db, survey.id)
    for (const { blockCode, name } of await drawnBlocksOf(db, survey.id)) {
      if (surveyors.get(blockCode) !== ctx.actor.id) continue
      const geometry = await findBlockOutline(db, blockCode)
      const areas = await findAreaNames(db, [blockCode])
      blocks.push({
        ...{ surveyId: survey.id, surveyName: survey.name, blockCode, name },
        areaNames: [...(areas.get(blockCode) ?? [])],
        geometry: geometry ?? { type: 'MultiPolygon', coordinates: [] },
        buildings: await listBuildings(db, blockCode),
        reportedAt: reports.get(blockCode)?.reportedAt ?? null,
        found: (await findsOf(db, survey.id, blockCode)).map(asFound),
      })
    }
  }
  return { blocks }
}
