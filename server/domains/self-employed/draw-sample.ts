/** Seals the households the listing found and draws the blocks of the sample, in one transaction. */
import { createHash, type Hash } from 'node:crypto'
import type { CodeLists } from '../../../forms/engine/types.ts'
import type { BodyOf, ReplyOf } from '../../contract/operation.ts'
import { Problem } from '../../contract/problems.ts'
import { reportedStates } from '../../contract/response-state.ts'
import type * as contract from '../../contract/self-employed.ts'
import type { HouseholdSample } from '../../contract/self-employed.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { openFormBook } from '../../platform/form-book.ts'
import { areaPrefixOf, listBlocksBelow } from '../areas/index.ts'
import { canonicalJson, recordAudit } from '../audit/index.ts'
import { pageOfListedUnits } from '../frame/index.ts'
import { coversArea, requireRight } from '../identity/index.ts'
import { pageOfStanding } from '../responses/index.ts'
import { ALGORITHM, drawBlocks, frameHash, stratify } from '../sampling/index.ts'
import { describeSample } from './reachable-sample.ts'
import {
  findSample,
  type HouseholdRow,
  insertSample,
  type SampleRow,
  samplesBelow,
} from './store.ts'

const AT_ONCE = 2000
const LISTING_FORM = '622'
const SIZE_CLASSES = 3

export async function drawSample(
  ctx: SignedInContext,
  sampleId: string,
  asked: BodyOf<typeof contract.putHouseholdSample>,
): Promise<HouseholdSample> {
  requireRight(ctx, 'sample.conduct')
  const areaPrefix = areaPrefixOf(asked.area)
  if (!coversArea(ctx.actor.scope, areaPrefix)) throw new Problem('not-found')
  const { codeLists } = await openFormBook()
  return ctx.database.write(async (tx) => {
    const known = await findSample(tx, sampleId)
    if (known) {
      if (known.areaPrefix !== areaPrefix || known.seed !== asked.seed) {
        throw new Problem('revision-id-taken', '这个编号已用于另一次抽样，请另编后重发')
      }
      return describeSample(tx, known)
    }
    const households = await readHouseholds(tx, sampleId, areaPrefix, asked.threshold, codeLists)
    if (households.length === 0) {
      throw new Problem('body-not-acceptable', '这个区域还没有清查过的个体经营户，抽不出样本')
    }
    const sealed = new Map<string, { units: number; hash: Hash }>()
    for (const household of households) {
      const { blockCode, layer } = household
      const block = sealed.get(blockCode) ?? { units: 0, hash: createHash('sha256') }
      block.hash.update(`${canonicalJson({ ...household, sampleId: '' })}\n`)
      if (layer === 2) block.units += 1
      sealed.set(blockCode, block)
    }
    const frame = stratify(
      (await listBlocksBelow(tx, areaPrefix)).map(({ code }) => ({
        ...{ code, units: sealed.get(code)?.units ?? 0 },
        unitsHash: (sealed.get(code)?.hash ?? createHash('sha256')).digest('hex'),
      })),
      SIZE_CLASSES,
    )
    const drawn = drawBlocks(frame, asked)
    const row: SampleRow = {
      ...{ id: sampleId, areaPrefix, seed: asked.seed, algorithm: ALGORITHM },
      ...{ frameHash: frameHash(frame), threshold: asked.threshold, blocksAsked: asked.blocks },
      ...{ drawnAt: ctx.clock.now(), drawnBy: ctx.actor.id },
    }
    await insertSample(
      tx,
      row,
      drawn.map(({ code, stratum, units, drawn: isDrawn }) => ({
        ...{ sampleId, blockCode: code, stratum, households: units, drawn: isDrawn },
      })),
      households,
    )
    const described = await describeSample(tx, row)
    await recordAudit(tx, ctx, {
      action: 'sample.draw',
      subjectKind: 'household-sample',
      subjectId: sampleId,
      after: {
        ...{ areaPrefix, seed: asked.seed, frameHash: row.frameHash, threshold: asked.threshold },
        ...{ households: described.households, blocksDrawn: described.blocksDrawn },
      },
    })
    return described
  })
}

export async function listSamples(
  ctx: SignedInContext,
): Promise<ReplyOf<typeof contract.listHouseholdSamples>> {
  requireRight(ctx, 'sample.conduct')
  const db = ctx.database.read
  const { scope } = ctx.actor
  const rows = scope.kind === 'area' ? await samplesBelow(db, scope.areaPrefix) : []
  const samples: HouseholdSample[] = []
  for (const row of rows) samples.push(await describeSample(db, row))
  return { samples }
}

/** Section of GB/T 4754 of a class, '' where it is not coded. */
export function sectionOf(codeLists: CodeLists, industryCode: string | null): string {
  let code = industryCode
  for (let steps = 0; code !== null && steps < 6; steps += 1) {
    const parent: string | null | undefined = codeLists.item('industry', code)?.parent
    if (parent === undefined) return ''
    if (parent === null) return code
    code = parent
  }
  return ''
}

async function readHouseholds(
  db: Executor,
  sampleId: string,
  areaPrefix: string,
  threshold: number,
  codeLists: CodeLists,
): Promise<HouseholdRow[]> {
  const listed = await listingFigures(db, areaPrefix)
  const rows: HouseholdRow[] = []
  let after: { areaCode: string; id: string } | undefined
  for (;;) {
    const page: Awaited<ReturnType<typeof pageOfListedUnits>> = await pageOfListedUnits(
      ...([db, areaPrefix, after, AT_ONCE] as const),
    )
    for (const unit of page) {
      if (unit.kind !== 'selfEmployed' || unit.blockCode === null) continue
      const { expectedRevenue = 0, staff = 0 } = listed.get(unit.id) ?? {}
      rows.push({
        ...{ sampleId, unitId: unit.id, blockCode: unit.blockCode, expectedRevenue, staff },
        layer: expectedRevenue >= threshold ? 1 : 2,
        industry: sectionOf(codeLists, unit.industryCode),
      })
    }
    const last = page.at(-1)
    if (!last || page.length < AT_ONCE) return rows
    after = { areaCode: last.areaCode!, id: last.id }
  }
}

async function listingFigures(db: Executor, areaPrefix: string) {
  const figures = new Map<string, { expectedRevenue: number; staff: number }>()
  await eachReported(db, LISTING_FORM, areaPrefix, (unitId, answers) => {
    figures.set(unitId, {
      expectedRevenue: wholeNumber(answers.expectedAnnualRevenue),
      staff: wholeNumber(answers.staffAtYearEnd),
    })
  })
  return figures
}

/** Every reported response of a form in an area, as it stands. */
export async function eachReported(
  db: Executor,
  formId: string,
  areaPrefix: string,
  take: (unitId: string, answers: Readonly<Record<string, unknown>>) => void,
): Promise<void> {
  let after = ''
  for (;;) {
    const page = await pageOfStanding(db, { formId, areaPrefix, after, limit: AT_ONCE })
    for (const { unitId, state, answers } of page) {
      if ((reportedStates as readonly string[]).includes(state)) take(unitId, answers)
    }
    const last = page.at(-1)
    if (!last || page.length < AT_ONCE) return
    after = last.responseId
  }
}

function wholeNumber(value: unknown): number {
  return typeof value === 'number' && value > 0 ? Math.round(value) : 0
}
