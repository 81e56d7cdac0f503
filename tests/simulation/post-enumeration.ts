/**
 * 事后质量抽查 of the accepted county: blocks drawn from the sealed frame, surveyed blind by people of the
 * neighbouring county who write down what truly is there, compared, judged with the evidence of the ground.
 */
import {
  assignPesBlock,
  DEFAULT_BARS,
  DEFAULT_TOLERANCE,
  getPesBlock,
  getPesResults,
  getPesSurvey,
  type ItemVerdict,
  itemVerdicts,
  judgePesDifference,
  listPesWork,
  type PesAreaResult,
  type PesRate,
  type PesVerdict,
  putPesSurvey,
  type RateId,
  rateIds,
  rateNames,
  surveyedIndicators,
} from '../../server/contract/post-enumeration.ts'
import type { CityUnit } from '../../server/demo-city/city.ts'
import type { BlockCounts } from '../../server/domains/post-enumeration/compare-block.ts'
import { resultsOf } from '../../server/domains/post-enumeration/results.ts'
import {
  drawBlocks,
  grouped,
  type SampledFrame,
  stratify,
} from '../../server/domains/sampling/index.ts'
import type { SignedIn } from '../support/test-app.ts'
import { COUNTY } from './county.ts'
import { type BlockTruth, type LeftStanding, trueFigures } from './left-standing.ts'
import { act, type Listing } from './listing.ts'

export const SURVEY = 'survey-1'
const NEIGHBOUR = '140603'
const SURVEYORS = 8
const BLOCKS = 90
const SIZE_CLASSES = 3

const pesKinds: Readonly<Record<CityUnit['kind'], string>> = {
  legalUnit: '1',
  establishment: '2',
  selfEmployed: '3',
}

/** What the team finds behind a mistake once it sees the books; of the others, the concept. */
const causeOf: Readonly<Record<string, ItemVerdict>> = {
  ...{ 'whole-form-yuan': 'unit-of-measure', 'cell-thousand': 'unit-of-measure' },
  ...{ 'cell-ten': 'copying', 'digits-swapped': 'copying', 'last-year-copied': 'copying' },
  ...{ 'code-of-another': 'copying', 'part-left-out': 'left-out', 'branches-left-out': 'left-out' },
  ...{ 'zeros-for-unknown': 'left-out', 'neighbour-copied': 'fabrication', heaped: 'fabrication' },
  ...{ 'late-night': 'fabrication', 'one-device': 'fabrication' },
}

interface SurveyOutcome {
  readonly result: PesAreaResult
  readonly sealHolds: boolean
  readonly blocks: number
  readonly found: number
  readonly judged: Readonly<Record<string, number>>
  /** Differences nothing on the ground explains: the survey or the comparison would be wrong. */
  readonly unexplained: readonly string[]
}

/** Sealed and drawn on the day `from`, open from the next day on, judged on the day `until`. */
export async function surveyCounty(
  listing: Listing,
  left: LeftStanding,
  { from, until }: { readonly from: number; readonly until: number },
): Promise<SurveyOutcome> {
  const { census, ground, reports } = listing
  const { city } = census
  const params = { surveyId: SURVEY }
  census.at(from + 1, 9 * 60)
  const opensAt = census.now()
  census.at(from, 9 * 60)
  await census.must(
    putPesSurvey,
    {
      params,
      body: {
        ...{ area: COUNTY, name: '事后质量抽查', seed: '20240301-1406', blocks: BLOCKS, opensAt },
        ...{ sizeClasses: SIZE_CLASSES, bars: DEFAULT_BARS, tolerance: DEFAULT_TOLERANCE },
      },
    },
    city,
  )
  const closed = await census.must(getPesSurvey, { params }, city)
  if (closed.drawn.length > 0) throw new Error('the draw is shown before the survey opens')
  census.at(from + 1, 10 * 60)
  const { drawn, sealHolds } = await census.must(getPesSurvey, { params }, city)
  const people: SignedIn[] = []
  for (let turn = 1; turn <= SURVEYORS; turn++) {
    const scope = { kind: 'area', areaPrefix: NEIGHBOUR, name: NEIGHBOUR } as const
    people.push(await census.app.signIn('enumerator', scope, `抽查员${turn}`))
  }
  for (const [turn, { blockCode }] of drawn.entries()) {
    const body = { accountId: people[turn % SURVEYORS]!.account.id }
    await census.must(assignPesBlock, { params: { ...params, blockCode }, body }, city)
  }
  const metAs = new Map<string, CityUnit>()
  for (const person of people) {
    const { blocks } = await census.must(listPesWork, {}, person)
    for (const [turn, { blockCode }] of blocks.entries()) {
      const day = from + 1 + Math.floor((turn * (until - from - 1)) / blocks.length)
      census.at(day, 11 * 60 + turn)
      await surveyBlock(person, blockCode)
    }
  }
  census.at(until, 9 * 60)
  const judged: Record<string, number> = {}
  const unexplained: string[] = []
  for (const { blockCode } of drawn) await judgeBlock(blockCode)
  const { areas } = await census.must(getPesResults, { params }, city)
  const result = areas.find(({ areaPrefix }) => areaPrefix === COUNTY)!
  return { result, sealHolds, blocks: drawn.length, found: metAs.size, judged, unexplained }

  async function surveyBlock(by: SignedIn, blockCode: string): Promise<void> {
    const place = { surveyId: SURVEY, blockCode }
    const units = left.dueIn(blockCode)
    for (const unit of units) {
      const foundId = census.newId()
      metAs.set(foundId, unit)
      await act(census, by, {
        ...{ kind: 'pes-find', ...place, foundId, removed: false },
        unit: {
          ...{ unitName: unit.name, surveyedUnitKind: pesKinds[unit.kind] },
          ...(unit.creditCode === undefined ? {} : { unifiedSocialCreditCode: unit.creditCode }),
          ...{ operatingStatus: unit.operatingStatus, licenceSeen: unit.creditCode !== undefined },
          ...{ locationAddress: unit.location.address, informant: '负责人' },
          ...(unit.activities[0] === undefined ? {} : { mainActivity1: unit.activities[0] }),
        },
        figures: { surveyBasis: '1', ...trueFigures(listing, unit) },
      })
    }
    const note = units.length > 0 ? '' : '全是住宅，没有单位'
    await act(census, by, { kind: 'pes-block-done', ...place, note })
  }

  async function judgeBlock(blockCode: string): Promise<void> {
    const place = { surveyId: SURVEY, blockCode }
    const look = () => census.must(getPesBlock, { params: place }, city)
    const judge = async (key: string, verdict: PesVerdict, evidence: string, unitId?: string) => {
      judged[verdict] = (judged[verdict] ?? 0) + 1
      await census.must(
        judgePesDifference,
        {
          params: { ...place, judgementId: census.newId() },
          body: { key, verdict, evidence, ...(unitId === undefined ? {} : { unitId }) },
        },
        city,
      )
    }
    const judgeFound = async (foundId: string) => {
      const unit = metAs.get(foundId)!
      const key = `found:${foundId}`
      const own = left.ownOf(unit)
      if (own !== undefined) return judge(key, 'same-as', '证照、地址、电话相同', own)
      if (left.isRegistered(unit)) {
        return judge(key, 'registered-elsewhere', '登记在相邻小区，现场定位在本小区')
      }
      return judge(key, 'omission', '现场在营，门面和证照照片附后')
    }
    // What the platform took for one and is not goes first.
    for (const { sealed, found } of (await look()).pairs) {
      if (left.ownOf(metAs.get(found.foundId)!) !== sealed.unitId) await judgeFound(found.foundId)
    }
    for (const { found, judgement } of (await look()).onlyFound) {
      if (judgement === null) await judgeFound(found.foundId)
    }
    for (const { key, sealed, judgement } of (await look()).onlySealed) {
      if (judgement !== null) continue
      const standing = left.standingOf(sealed.unitId, blockCode)
      if (standing === 'duplicate') {
        const unit = ground.byId.get(ground.truthOf.get(sealed.unitId)!)!
        await judge(key, 'duplicate', '与同小区另一家是同一张证照', left.ownOf(unit))
      } else if (standing === 'elsewhere') {
        await judge(key, 'correct', '单位实有，实际在相邻小区经营')
      } else await judge(key, 'false-unit', '现场没有这家单位，邻居和物业证实')
    }
    for (const { found, items } of (await look()).pairs) {
      const unit = metAs.get(found.foundId)!
      const faults = [...reports.all()].flatMap(({ truth, mistake }) =>
        truth.unitId === unit.id && mistake && !mistake.over ? [mistake.kind] : [],
      )
      for (const { key, judgement, item, census: has, survey } of items) {
        if (judgement !== null) continue
        const [fault] = faults
        if (fault === undefined) unexplained.push(`${key} ${item} ${has} ${survey}`)
        const cause = fault === undefined ? 'correct' : (causeOf[fault] ?? 'concept')
        await judge(key, cause, '与账簿和工资册逐笔核对')
      }
    }
    const { undecided } = await look()
    if (undecided > 0) throw new Error(`${blockCode}: ${undecided} differences undecided`)
  }
}

/** The rates a survey of every block would find. */
export function trueRates(blocks: readonly BlockTruth[]): ReadonlyMap<RateId, PesRate> {
  return ratesOf(frameOf(blocks), new Set(blocks.map(({ blockCode }) => blockCode)), blocks)
}

/** In how many of so many draws each interval holds the true rate. */
export function coverage(
  blocks: readonly BlockTruth[],
  draws: number,
): ReadonlyMap<RateId, number> {
  const frame = frameOf(blocks)
  const truth = trueRates(blocks)
  const covered = new Map(rateIds.map((rate) => [rate, 0]))
  for (let turn = 0; turn < draws; turn++) {
    const drawn = drawBlocks(frame, { seed: `draw-${turn}`, blocks: BLOCKS })
    const sample = new Set(drawn.flatMap((block) => (block.drawn ? [block.code] : [])))
    for (const [rate, found] of ratesOf(frame, sample, blocks)) {
      if (covers(found, truth.get(rate)!.value!)) covered.set(rate, covered.get(rate)! + 1)
    }
  }
  return covered
}

export function covers({ lower, upper }: PesRate, value: number): boolean {
  return lower !== null && upper !== null && lower <= value && value <= upper
}

function frameOf(blocks: readonly BlockTruth[]): SampledFrame[] {
  return stratify(
    blocks.map(({ blockCode: code, registered: units }) => ({ code, units, unitsHash: code })),
    SIZE_CLASSES,
  )
}

function ratesOf(
  frame: readonly SampledFrame[],
  sample: ReadonlySet<string>,
  blocks: readonly BlockTruth[],
): ReadonlyMap<RateId, PesRate> {
  const truths = new Map(blocks.map((block) => [block.blockCode, block]))
  const { rates } = resultsOf({
    ...{ areaPrefix: COUNTY, areaName: COUNTY, bars: DEFAULT_BARS, blocksDrawn: sample.size },
    strata: [...grouped(frame, ({ stratum }) => stratum)].map(([stratum, within]) => ({
      ...{ stratum, blocks: within.length },
    })),
    judged: frame.flatMap(({ code: blockCode, stratum }) =>
      sample.has(blockCode)
        ? [{ blockCode, stratum, counts: countsOf(truths.get(blockCode)!) }]
        : [],
    ),
  })
  return new Map(rates.map((each) => [each.rate, each]))
}

function countsOf(truth: BlockTruth): BlockCounts {
  const none = { census: 0, survey: 0, absolute: 0 }
  return {
    ...truth,
    causes: Object.fromEntries(
      itemVerdicts.map((verdict) => [verdict, 0]),
    ) as BlockCounts['causes'],
    sums: Object.fromEntries(surveyedIndicators.map((item) => [item, none])) as BlockCounts['sums'],
  }
}

const percent = (value: number | null) =>
  value === null ? '不适用' : `${(100 * value).toFixed(2)}%`

/** As Markdown. */
export function printRates(
  { rates }: PesAreaResult,
  truth: ReadonlyMap<RateId, PesRate>,
  covered: ReturnType<typeof coverage>,
  draws: number,
): string {
  return [
    `| 率 | 真值 | 估计 | 95% 区间 | 样本里数到 | ${draws} 次抽样盖住真值 |`,
    '| --- | ---: | ---: | --- | ---: | ---: |',
    ...rates.map(
      ({ rate, value, lower, upper, counted, of }) =>
        `| ${rateNames[rate]} | ${percent(truth.get(rate)!.value)} | ${percent(value)} | ${percent(lower)}—${percent(upper)} | ${counted}/${of} | ${covered.get(rate)} |`,
    ),
  ].join('\n')
}
