/** Surveys of an area, and one of them with its seal, its strata, its blocks and its people. */

import type { FileContent, ReplyOf } from '../../contract/operation.ts'
import type * as contract from '../../contract/post-enumeration.ts'
import type { SurveyBlockState } from '../../contract/post-enumeration.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { findAreaNames } from '../areas/index.ts'
import { findDisplayNames, listPosts, requireRight } from '../identity/index.ts'
import {
  allocate,
  drawBlocks,
  frameHash,
  frameLine,
  grouped,
  type SampledFrame,
} from '../sampling/index.ts'
import { compareBlocks } from './compare-blocks.ts'
import { describeSurveys, getReachableSurvey, isOpen, requireOpen } from './reachable-survey.ts'
import {
  type BlockRow,
  findsOf,
  frameOf,
  reportsOf,
  type SurveyRow,
  surveyorsOf,
  surveysBelow,
} from './store.ts'

const COUNTY_DIGITS = 6

export async function listSurveys(
  ctx: SignedInContext,
): Promise<ReplyOf<typeof contract.listPesSurveys>> {
  requireRight(ctx, 'pes.conduct')
  const db = ctx.database.read
  const { scope } = ctx.actor
  const rows = scope.kind === 'area' ? await surveysBelow(db, scope.areaPrefix) : []
  return { surveys: await describeSurveys(db, ctx, rows) }
}

export async function getSurvey(
  ctx: SignedInContext,
  surveyId: string,
): Promise<ReplyOf<typeof contract.getPesSurvey>> {
  const db = ctx.database.read
  const row = await getReachableSurvey(db, ctx, surveyId)
  const frame = await frameOf(db, surveyId)
  const [survey] = await describeSurveys(db, ctx, [row])
  const strata = [...grouped(frame, ({ stratum }) => stratum)]
    .map(([stratum, blocks]) => ({
      ...{ stratum, blocks: blocks.length },
      units: blocks.reduce((sum, { units }) => sum + units, 0),
      drawn: blocks.filter(({ drawn }) => drawn).length,
    }))
    .sort((a, b) => (a.stratum < b.stratum ? -1 : 1))
  return {
    survey: survey!,
    sealHolds: sealHolds(row, frame),
    strata,
    drawn: isOpen(ctx, row) ? await drawnBlocks(db, row, frame) : [],
    surveyors: await surveyorsIn(db, row.areaPrefix),
  }
}

/** As anyone would try it: the hash of the lines, then the draw from seed and hash. */
function sealHolds(row: SurveyRow, rows: readonly BlockRow[]): boolean {
  const frame = rows.map(asSampled)
  if (frameHash(frame) !== row.frameHash) return false
  const again = drawBlocks(frame, { seed: row.seed, blocks: row.blocksAsked })
  return again.every(({ drawn }, at) => drawn === rows[at]!.drawn)
}

function asSampled({ blockCode, stratum, units, unitsHash }: BlockRow): SampledFrame {
  return { code: blockCode, stratum, units, unitsHash }
}

async function drawnBlocks(db: Executor, row: SurveyRow, frame: readonly BlockRow[]) {
  const drawn = frame.filter((block) => block.drawn)
  const surveyors = await surveyorsOf(db, row.id)
  const names = await findDisplayNames(db, [...surveyors.values()])
  const reports = await reportsOf(db, row.id)
  const finds = grouped(await findsOf(db, row.id), ({ blockCode }) => blockCode)
  const compared = await compareBlocks(db, row)
  const areas = await findAreaNames(
    db,
    drawn.map(({ blockCode }) => blockCode),
  )
  return drawn.map(({ blockCode, name, stratum, units }) => {
    const surveyor = surveyors.get(blockCode)
    const found = finds.get(blockCode)?.length ?? 0
    const undecided = compared.get(blockCode)?.undecided ?? 0
    const state: SurveyBlockState = reports.has(blockCode)
      ? undecided > 0
        ? 'reported'
        : 'judged'
      : found > 0
        ? 'working'
        : surveyor === undefined
          ? 'waiting'
          : 'assigned'
    return {
      ...{ blockCode, name, stratum, units, state, found, undecided },
      areaNames: [...(areas.get(blockCode) ?? [])],
      surveyor: surveyor === undefined ? null : (names.get(surveyor) ?? surveyor),
    }
  })
}

async function surveyorsIn(db: Executor, areaPrefix: string) {
  const posts = await listPosts(db, ['enumerator', 'supervisor'])
  const within = posts.flatMap(({ id, displayName, areaPrefix: own }) =>
    own !== null && own.length >= COUNTY_DIGITS && own.startsWith(areaPrefix.slice(0, 4))
      ? [{ accountId: id, name: displayName, county: own.slice(0, COUNTY_DIGITS) }]
      : [],
  )
  const names = await findAreaNames(
    db,
    within.map(({ county }) => county.padEnd(12, '0')),
  )
  return within.map((each) => ({
    ...each,
    countyName: names.get(each.county.padEnd(12, '0'))?.at(-1) ?? each.county,
  }))
}

/** What the seal is over, with what it takes to repeat the draw. */
export async function exportFrame(ctx: SignedInContext, surveyId: string): Promise<FileContent> {
  const db = ctx.database.read
  const row = await getReachableSurvey(db, ctx, surveyId)
  requireOpen(ctx, row)
  const frame = (await frameOf(db, surveyId)).map(asSampled)
  const sizes = [...allocate(frame, row.blocksAsked)].map(([stratum, size]) => `${stratum}=${size}`)
  const head = [
    `# 事后质量抽查抽样框 ${row.algorithm}`,
    `# 种子 ${row.seed}`,
    `# 抽样框摘要 ${row.frameHash}（以下各行，每行以换行符结束，SHA-256）`,
    `# 各层抽取数 ${sizes.join(' ')}`,
    '# 小区代码,层,封存单位数,单位摘要',
  ]
  const text = [...head, ...frame.map(frameLine)].map((line) => `${line}\n`).join('')
  return {
    fileName: `抽样框-${row.areaPrefix}-${row.frameHash.slice(0, 8)}.csv`,
    mediaType: 'text/csv',
    bytes: new TextEncoder().encode(text),
  }
}
