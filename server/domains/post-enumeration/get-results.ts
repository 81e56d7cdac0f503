/** Rates of a survey, of the whole area and of each county, from the blocks whose differences are decided. */

import type { ReplyOf } from '../../contract/operation.ts'
import type * as contract from '../../contract/post-enumeration.ts'
import type { PesAreaResult } from '../../contract/post-enumeration.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { findAreaName } from '../areas/index.ts'
import { grouped } from '../sampling/index.ts'
import { countBlock } from './compare-block.ts'
import { compareBlocks } from './compare-blocks.ts'
import { describeSurveys, getReachableSurvey } from './reachable-survey.ts'
import { type JudgedBlock, resultsOf } from './results.ts'
import { frameOf, type SurveyRow } from './store.ts'

const COUNTY_DIGITS = 6

export async function getResults(
  ctx: SignedInContext,
  surveyId: string,
): Promise<ReplyOf<typeof contract.getPesResults>> {
  const db = ctx.database.read
  const row = await getReachableSurvey(db, ctx, surveyId)
  const [survey] = await describeSurveys(db, ctx, [row])
  return { survey: survey!, areas: await resultsByArea(db, row) }
}

/** The whole area first, then its counties in the order of their codes. */
export async function resultsByArea(db: Executor, survey: SurveyRow): Promise<PesAreaResult[]> {
  const frame = await frameOf(db, survey.id)
  const compared = await compareBlocks(db, survey)
  const judged = frame.flatMap(({ blockCode, stratum, drawn }): JudgedBlock[] => {
    const comparison = compared.get(blockCode)
    if (!drawn || !comparison || comparison.undecided > 0) return []
    return [{ blockCode, stratum, counts: countBlock(comparison) }]
  })
  const counties = [...new Set(frame.map(({ blockCode }) => blockCode.slice(0, COUNTY_DIGITS)))]
  const areas = [
    survey.areaPrefix,
    ...counties.filter((county) => county !== survey.areaPrefix).sort(),
  ]
  const results: PesAreaResult[] = []
  for (const areaPrefix of areas) {
    const within = frame.filter(({ blockCode }) => blockCode.startsWith(areaPrefix))
    results.push(
      resultsOf({
        areaPrefix,
        areaName: (await findAreaName(db, areaPrefix)) ?? areaPrefix,
        strata: [...grouped(within, ({ stratum }) => stratum)].map(([stratum, blocks]) => ({
          ...{ stratum, blocks: blocks.length },
        })),
        blocksDrawn: within.filter(({ drawn }) => drawn).length,
        judged: judged.filter(({ blockCode }) => blockCode.startsWith(areaPrefix)),
        bars: survey.bars,
      }),
    )
  }
  return results
}
