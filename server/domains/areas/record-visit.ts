/** Records what was seen of a building; sent again, it changes nothing. */
import type { VisitFinding, VisitRecord } from '../../contract/fieldwork.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { recordAudit } from '../audit/index.ts'
import { findDisplayNames, requireRight } from '../identity/index.ts'
import { requireStandingBlock } from './standing-block.ts'
import { findBuilding, findVisit, insertVisit, listLatestVisits } from './store.ts'

export interface NewVisit {
  readonly visitId: string
  readonly buildingCode: string
  readonly blockCode: string
  readonly finding: VisitFinding
  readonly note: string
  /** Device clock. */
  readonly visitedAt: string
}

export function recordVisit(ctx: SignedInContext, input: NewVisit): Promise<void> {
  return ctx.database.write(async (tx) => {
    requireRight(ctx, 'building.correct')
    const { visitId, buildingCode } = input
    const blockCode = await requireStandingBlock(tx, ctx, input)
    const building = await findBuilding(tx, buildingCode)
    if (building?.blockCode !== blockCode) {
      throw new Problem('not-found', `普查小区 ${blockCode} 内没有建筑物 ${buildingCode}`)
    }
    if (await findVisit(tx, visitId)) return
    const { finding, note, visitedAt } = input
    const receivedAt = ctx.clock.now()
    await insertVisit(tx, {
      ...{ id: visitId, buildingCode, blockCode, finding, note: note.trim(), visitedAt },
      visitedBy: ctx.actor.id,
      receivedAt,
    })
    await recordAudit(tx, ctx, {
      action: 'building.visit',
      subjectKind: 'building',
      subjectId: buildingCode,
      after: { finding, visitId },
    })
  })
}

/** The latest visit of each building of a block that had one. */
export async function latestVisits(db: Executor, blockCode: string): Promise<VisitRecord[]> {
  const rows = await listLatestVisits(db, blockCode)
  const people = await findDisplayNames(
    db,
    rows.map((row) => row.visitedBy),
  )
  return rows.map(({ buildingCode, finding, note, visitedAt, visitedBy }) => ({
    ...{ buildingCode, finding, note, visitedAt },
    visitedBy: people.get(visitedBy) ?? visitedBy,
  }))
}
