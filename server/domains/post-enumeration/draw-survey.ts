/**
 * Seals the frame of an area and draws the sample of blocks from it, in one transaction: the hash of the
 * frame is part of every block's number. Of the drawn blocks every unit is kept as the census has it now.
 */
import { createHash, type Hash } from 'node:crypto'
import type { BodyOf } from '../../contract/operation.ts'
import {
  type putPesSurvey as operation,
  type PesSurvey,
  type SealedUnit,
  surveyedIndicators,
} from '../../contract/post-enumeration.ts'
import { Problem } from '../../contract/problems.ts'
import { reportedStates } from '../../contract/response-state.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { areaPrefixOf, listBlocksBelow } from '../areas/index.ts'
import { canonicalJson, recordAudit } from '../audit/index.ts'
import { pageOfListedUnits } from '../frame/index.ts'
import { coversArea, requireRight } from '../identity/index.ts'
import { standingOfUnit } from '../responses/index.ts'
import { ALGORITHM, drawBlocks, frameHash, stratify } from '../sampling/index.ts'
import { describeSurveys } from './reachable-survey.ts'
import { findSurvey, insertSurvey, type SurveyRow } from './store.ts'

const UNITS_AT_ONCE = 2000
/** Forms of the listing say what was expected; those of the enumeration go before them. */
const LISTING_FORMS: readonly string[] = ['621', '622']

export function drawSurvey(
  ctx: SignedInContext,
  surveyId: string,
  asked: BodyOf<typeof operation>,
): Promise<PesSurvey> {
  requireRight(ctx, 'pes.conduct')
  const areaPrefix = areaPrefixOf(asked.area)
  if (!coversArea(ctx.actor.scope, areaPrefix)) throw new Problem('not-found')
  return ctx.database.write(async (tx) => {
    const known = await findSurvey(tx, surveyId)
    if (known) {
      if (known.areaPrefix !== areaPrefix || known.seed !== asked.seed) {
        throw new Problem('revision-id-taken', '这个编号已用于另一次抽查，请另编后重发')
      }
      return only(await describeSurveys(tx, ctx, [known]))
    }
    const blocks = await listBlocksBelow(tx, areaPrefix)
    if (blocks.length < 2) {
      throw new Problem('body-not-acceptable', '这个区域不到两个普查小区，抽不出样本')
    }
    const counts = await sealUnits(tx, areaPrefix)
    const frame = stratify(
      blocks.map(({ code }) => {
        const sealed = counts.get(code)
        return {
          ...{ code, units: sealed?.units ?? 0 },
          unitsHash: (sealed?.hash ?? createHash('sha256')).digest('hex'),
        }
      }),
      asked.sizeClasses,
    )
    const drawn = drawBlocks(frame, asked)
    const names = new Map(blocks.map(({ code, name }) => [code, name]))
    const row: SurveyRow = {
      ...{ id: surveyId, areaPrefix, name: asked.name.trim(), seed: asked.seed },
      ...{ algorithm: ALGORITHM, frameHash: frameHash(frame), blocks: frame.length },
      units: frame.reduce((sum, { units }) => sum + units, 0),
      ...{ blocksAsked: asked.blocks, sizeClasses: asked.sizeClasses },
      blocksDrawn: drawn.filter((block) => block.drawn).length,
      ...{ bars: asked.bars, tolerance: asked.tolerance, opensAt: asked.opensAt },
      ...{ sealedAt: ctx.clock.now(), sealedBy: ctx.actor.id },
    }
    const inSample = new Set(drawn.filter((block) => block.drawn).map(({ code }) => code))
    await insertSurvey(
      tx,
      row,
      drawn.map(({ code, stratum, units, unitsHash, drawn: isDrawn }) => ({
        ...{ surveyId, blockCode: code, name: names.get(code) ?? code },
        ...{ stratum, units, unitsHash, drawn: isDrawn },
      })),
      await sealSample(tx, surveyId, areaPrefix, inSample),
    )
    await recordAudit(tx, ctx, {
      action: 'pes.draw',
      subjectKind: 'pes-survey',
      subjectId: surveyId,
      after: {
        ...{ areaPrefix, seed: row.seed, frameHash: row.frameHash, blocks: row.blocks },
        ...{ units: row.units, blocksDrawn: row.blocksDrawn, opensAt: row.opensAt },
      },
    })
    return only(await describeSurveys(tx, ctx, [row]))
  })
}

type ListedUnit = Awaited<ReturnType<typeof pageOfListedUnits>>[number]

async function eachUnit(
  db: Executor,
  areaPrefix: string,
  take: (unit: ListedUnit, blockCode: string) => Promise<void> | void,
): Promise<void> {
  let after: { areaCode: string; id: string } | undefined
  for (;;) {
    const page: ListedUnit[] = await pageOfListedUnits(db, areaPrefix, after, UNITS_AT_ONCE)
    for (const unit of page) if (unit.blockCode !== null) await take(unit, unit.blockCode)
    const last = page.at(-1)
    if (!last || page.length < UNITS_AT_ONCE) return
    after = { areaCode: last.areaCode!, id: last.id }
  }
}

/** Of every block: how many units it holds, and the hash over their lines in the order of their ids. */
async function sealUnits(
  db: Executor,
  areaPrefix: string,
): Promise<ReadonlyMap<string, { units: number; hash: Hash }>> {
  const counts = new Map<string, { units: number; hash: Hash }>()
  await eachUnit(db, areaPrefix, (unit, blockCode) => {
    const sealed = counts.get(blockCode) ?? { units: 0, hash: createHash('sha256') }
    const { id, kind, name, unifiedSocialCreditCode, address, industryCode, outcome } = unit
    sealed.hash.update(
      `${canonicalJson({ id, kind, name, unifiedSocialCreditCode, address, industryCode, outcome })}\n`,
    )
    sealed.units += 1
    counts.set(blockCode, sealed)
  })
  return counts
}

async function sealSample(
  db: Executor,
  surveyId: string,
  areaPrefix: string,
  inSample: ReadonlySet<string>,
) {
  const rows: { surveyId: string; blockCode: string; unitId: string; values: SealedUnit }[] = []
  await eachUnit(db, areaPrefix, async (unit, blockCode) => {
    if (!inSample.has(blockCode)) return
    const { id: unitId, name, unifiedSocialCreditCode, kind, address } = unit
    const figures = await figuresOf(db, unitId)
    rows.push({
      ...{ surveyId, blockCode, unitId },
      values: { unitId, name, unifiedSocialCreditCode, kind, address, figures },
    })
  })
  return rows
}

/** What the unit reported of the indicators surveyed; drafts count for nothing. */
async function figuresOf(db: Executor, unitId: string): Promise<Record<string, number>> {
  const standing = await standingOfUnit(db, unitId)
  const reported = standing
    .filter(({ state }) => (reportedStates as readonly string[]).includes(state))
    .sort((a, b) => rank(a.formId) - rank(b.formId))
  const figures: Record<string, number> = {}
  for (const item of surveyedIndicators) {
    for (const { answers } of reported) {
      const value = answers[item]
      if (typeof value !== 'number') continue
      figures[item] = value
      break
    }
  }
  return figures
}

function rank(formId: string): number {
  return LISTING_FORMS.includes(formId) ? 1 : 0
}

function only(surveys: readonly PesSurvey[]): PesSurvey {
  // One row in, one reply out.
  return surveys[0]!
}
