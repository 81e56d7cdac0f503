/** The survey an office conducts, and how it is told. */
import type { PesSurvey } from '../../contract/post-enumeration.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { findAreaName } from '../areas/index.ts'
import { coversArea, findDisplayNames, requireRight } from '../identity/index.ts'
import { findSurvey, type SurveyRow } from './store.ts'

/** Throws `not-found` for surveys of other areas. */
export async function getReachableSurvey(
  db: Executor,
  ctx: SignedInContext,
  surveyId: string,
): Promise<SurveyRow> {
  requireRight(ctx, 'pes.conduct')
  const row = await findSurvey(db, surveyId)
  if (!row || !coversArea(ctx.actor.scope, row.areaPrefix)) throw new Problem('not-found')
  return row
}

/** Drawn blocks are told to nobody before it. */
export function isOpen(ctx: SignedInContext, { opensAt }: Pick<SurveyRow, 'opensAt'>): boolean {
  return Date.parse(ctx.clock.now()) >= Date.parse(opensAt)
}

export function requireOpen(ctx: SignedInContext, row: SurveyRow): void {
  if (!isOpen(ctx, row)) {
    throw new Problem('state-not-allowed', '抽查还没有到启用时间，在此之前任何账号都看不到抽中名单')
  }
}

export async function describeSurveys(
  db: Executor,
  ctx: SignedInContext,
  rows: readonly SurveyRow[],
): Promise<PesSurvey[]> {
  const people = await findDisplayNames(
    db,
    rows.map(({ sealedBy }) => sealedBy),
  )
  const described: PesSurvey[] = []
  for (const row of rows) {
    const { id: surveyId, areaPrefix, name, seed, algorithm, frameHash, blocks, units } = row
    described.push({
      ...{ surveyId, areaPrefix, name, seed, algorithm, frameHash, blocks, units },
      ...{ bars: row.bars, tolerance: row.tolerance, blocksDrawn: row.blocksDrawn },
      ...{ sealedAt: row.sealedAt, opensAt: row.opensAt, open: isOpen(ctx, row) },
      sealedBy: people.get(row.sealedBy) ?? row.sealedBy,
      areaName: (await findAreaName(db, areaPrefix)) ?? areaPrefix,
    })
  }
  return described
}
