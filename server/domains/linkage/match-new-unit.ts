/**
 * Whether a unit about to be opened is in the frame already. The county's frame is held for matching
 * from the last run, or read when first asked; until then the tablet's own block must do.
 */
import { emptyRecord, type ListRecord } from '../../../forms/engine/linkage/list-record.ts'
import type * as contract from '../../contract/duplicates.ts'
import type { ReplyOf } from '../../contract/operation.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { findAreaNames, isWithinReach } from '../areas/index.ts'
import { findUnits, LISTING_SOURCE_NAME, unitsOpenedSince } from '../frame/index.ts'
import { requireRight } from '../identity/index.ts'
import { isMergedBy } from './apply-decision.ts'
import type { Desk } from './desk.ts'
import { readDecisions, readFrame, unitsToLink } from './read-frame.ts'
import { prefixesOf } from './settings.ts'
import { pairsOfUnits } from './store.ts'

const COUNTY_DIGITS = 6
const MOST_MATCHES = 5
/** Units opened meanwhile are looked for no more often. */
const LOOK_AGAIN_MS = 5_000
/** Bits from which a match is worth a look at the door: probability one in five. */
const WORTH_SHOWING = -2

export async function matchNewUnit(
  ctx: SignedInContext,
  desk: Desk,
  blockCode: string,
  unit: contract.NewUnit,
): Promise<ReplyOf<typeof contract.matchNewUnit>> {
  requireRight(ctx, 'unit.match')
  const db = ctx.database.read
  const areaCode = blockCode.slice(0, 12)
  if (!(await isWithinReach(db, ctx, { areaCode, blockCode, unitId: null }))) {
    throw new Problem('not-found')
  }
  const county = blockCode.slice(0, COUNTY_DIGITS)
  const area = prefixesOf(county).find((prefix) => desk.held.has(prefix))
  if (area === undefined) {
    readInBackground(ctx, desk, county)
    return { ready: false, matches: [] }
  }
  try {
    await takeInNewUnits(ctx, desk, area)
    const matches = await desk.linker.match(area, recordOf(unit, areaCode), MOST_MATCHES)
    return { ready: true, matches: await describe(ctx, matches) }
  } catch (error) {
    // The thread that held the frame ended: it is read anew.
    ctx.log.error({ err: error }, 'held frame was lost')
    desk.held.delete(area)
    readInBackground(ctx, desk, county)
    return { ready: false, matches: [] }
  }
}

function recordOf(unit: contract.NewUnit, areaCode: string): ListRecord {
  return {
    ...emptyRecord,
    source: LISTING_SOURCE_NAME,
    name: unit.name,
    uscc: unit.unifiedSocialCreditCode ?? '',
    legalRep: unit.legalRepresentative ?? '',
    phone: unit.phone ?? '',
    address: unit.address ?? '',
    areaCode,
  }
}

function readInBackground(ctx: SignedInContext, desk: Desk, county: string): void {
  if (desk.reading.has(county) || desk.running) return
  const since = ctx.clock.now()
  const reading = (async () => {
    await readFrame(ctx, desk.linker, county)
    await desk.linker.link(county, await readDecisions(ctx.database.read, county), () => {})
    desk.held.set(county, { since, lookedAt: since, included: new Map() })
  })()
    .catch((error: unknown) => ctx.log.error({ err: error }, 'frame could not be read'))
    .finally(() => desk.reading.delete(county))
  desk.reading.set(county, reading)
}

async function takeInNewUnits(ctx: SignedInContext, desk: Desk, area: string): Promise<void> {
  const held = desk.held.get(area)
  const now = ctx.clock.now()
  if (!held || Date.parse(now) - Date.parse(held.lookedAt) < LOOK_AGAIN_MS) return
  held.lookedAt = now
  const db = ctx.database.read
  const found = await unitsToLink(db, await unitsOpenedSince(db, area, held.since))
  const changed = found.filter((unit) => {
    const said = JSON.stringify(unit.records)
    const fresh = unit.records.length > 0 && held.included.get(unit.id) !== said
    held.included.set(unit.id, said)
    return fresh
  })
  if (changed.length > 0) await desk.linker.include(area, changed)
}

async function describe(
  ctx: SignedInContext,
  matches: readonly {
    readonly unitId: string
    readonly bits: number
    readonly reasons: readonly contract.DuplicateReason[]
  }[],
): Promise<ReplyOf<typeof contract.matchNewUnit>['matches']> {
  const db = ctx.database.read
  const worth = matches.filter(({ bits }) => bits >= WORTH_SHOWING)
  const ids = worth.map(({ unitId }) => unitId)
  const pairs = await pairsOfUnits(db, ids)
  const units = await findUnits(db, [
    ...new Set([...ids, ...pairs.flatMap(({ firstUnit }) => firstUnit ?? [])]),
  ])
  const names = await findAreaNames(
    db,
    [...units.values()].flatMap(({ areaCode }) => areaCode ?? []),
  )
  const shown = new Map<string, ReplyOf<typeof contract.matchNewUnit>['matches'][number]>()
  for (const { unitId, bits, reasons } of worth) {
    const merged = pairs.find((pair) => isMergedBy(pair, unitId))
    const unit = units.get(merged?.firstUnit ?? unitId)
    if (!unit || shown.has(unit.id)) continue
    shown.set(unit.id, {
      unitId: unit.id,
      name: unit.name,
      areaNames: [...(names.get(unit.areaCode ?? '') ?? [])],
      blockCode: unit.blockCode,
      address: unit.address,
      reachable: await isWithinReach(db, ctx, { ...unit, unitId: unit.id }),
      probability: 1 / (1 + 2 ** -bits),
      reasons: [...reasons],
    })
  }
  return [...shown.values()]
}
