/** Estimates of a sample from what was reported on 613 so far, with the moves since the draw. */
import type { ReplyOf } from '../../contract/operation.ts'
import type * as contract from '../../contract/self-employed.ts'
import {
  type EstimatedVariable,
  estimatedVariables,
  type HouseholdCell,
  SAMPLE_FORM,
} from '../../contract/self-employed.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { findAreaName } from '../areas/index.ts'
import { grouped } from '../sampling/index.ts'
import { eachReported } from './draw-sample.ts'
import { type AddedHousehold, estimateCells, type FrameHousehold } from './estimate.ts'
import { describeSample, getReachableSample } from './reachable-sample.ts'
import { blocksOf, householdsOf, movesOf } from './store.ts'

const COUNTY_DIGITS = 6

export async function estimateSample(
  ctx: SignedInContext,
  sampleId: string,
): Promise<ReplyOf<typeof contract.estimateHouseholds>> {
  const db = ctx.database.read
  const row = await getReachableSample(db, ctx, sampleId)
  const frame = await blocksOf(db, sampleId)
  const households = await householdsOf(db, sampleId)
  const moves = await movesOf(db, sampleId)
  const reported = new Map<string, Readonly<Record<string, unknown>>>()
  await eachReported(db, SAMPLE_FORM, row.areaPrefix.slice(0, 4), (unitId, answers) =>
    reported.set(unitId, answers),
  )
  const blocks = frame.filter(({ drawn }) => drawn)
  const stratumOf = new Map(frame.map(({ blockCode, stratum }) => [blockCode, stratum]))
  const drawn = new Set(blocks.map(({ blockCode }) => blockCode))
  const strata = [...grouped(frame, ({ stratum }) => stratum)].map(([stratum, within]) => ({
    ...{ stratum, blocks: within.length },
  }))
  const reportedOf = (unitId: string, variable: EstimatedVariable): number | null => {
    const move = moves.get(unitId)?.move
    if (move === 'ceased' || move === 'not-household') return 0
    const value = reported.get(unitId)?.[variable]
    return typeof value === 'number' ? value : null
  }
  const inFrame = new Set(households.map(({ unitId }) => unitId))
  const cells: HouseholdCell[] = []
  for (const variable of estimatedVariables) {
    const found = estimateCells({
      ...{ strata, blocks },
      households: households.map(
        ({ unitId, blockCode, layer, industry, expectedRevenue, staff }): FrameHousehold => ({
          ...{ blockCode, industry, layer: layer === 1 ? 1 : 2 },
          stratum: stratumOf.get(blockCode) ?? '',
          county: blockCode.slice(0, COUNTY_DIGITS),
          surveyed: layer === 1 || drawn.has(blockCode),
          x: variable === 'operatingRevenue' ? expectedRevenue : staff,
          y: reportedOf(unitId, variable),
        }),
      ),
      added: [...moves.values()]
        .filter(({ move, unitId }) => move === 'newly-found' && !inFrame.has(unitId))
        .map(
          ({ unitId, blockCode, industry }): AddedHousehold => ({
            ...{ blockCode, industry, y: reportedOf(unitId, variable) },
            stratum: stratumOf.get(blockCode) ?? '',
            county: blockCode.slice(0, COUNTY_DIGITS),
          }),
        ),
    })
    for (const cell of found) {
      const { total, standardError } = cell
      cells.push({
        ...{ ...cell, variable },
        countyName: (await findAreaName(db, cell.county)) ?? cell.county,
        relativeError:
          total === null || standardError === null || total === 0 ? null : standardError / total,
      })
    }
  }
  return { sample: await describeSample(db, row), cells }
}
