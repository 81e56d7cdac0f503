/**
 * What is left in a block, worked out from a short account of it and from what was done on this device
 * since: buildings nobody went to, records without outcome, forms unfinished.
 */
import type { VisitFinding } from '../../../server/contract/fieldwork.ts'
import type { FrameOutcome } from '../../../server/contract/frame.ts'
import type { DeviceDatabase } from '../../outbox/database.ts'
import { hasUnsealedWork } from '../../outbox/drafts.ts'

export interface UnitFacts {
  readonly id: string
  readonly buildingCode: string | null
  readonly outcome: FrameOutcome | null
  /** Responses begun or owed at the door and not reported yet. */
  readonly forms: readonly string[]
}

export interface BlockFacts {
  /** Device clock, UTC; when the server was asked. */
  readonly fetchedAt: string
  readonly buildingCodes: readonly string[]
  readonly visits: readonly { readonly buildingCode: string; readonly finding: VisitFinding }[]
  readonly units: readonly UnitFacts[]
}

/** What this device holds that the account does not know of yet. */
export interface LocalWork {
  readonly outcomes: ReadonlyMap<string, FrameOutcome>
  readonly visits: ReadonlyMap<string, VisitFinding>
  readonly newBuildings: readonly { readonly code: string; readonly blockCode: string }[]
  /**
   * Sealed for reporting: done as far as this person is concerned. With the instant of the receipt, null
   * while it waits: an account fetched later knows better, as when it was returned or is to be signed anew.
   */
  readonly reported: ReadonlyMap<string, string | null>
  /** With unsealed work, and the block it is in. */
  readonly begun: ReadonlyMap<string, string | null>
}

export interface Remaining {
  readonly buildings: number
  readonly records: number
  readonly forms: number
}

/** A building is left while nobody was there, or nobody got in. Pure. */
export function remainingIn(blockCode: string, facts: BlockFacts, local: LocalWork): Remaining {
  const visits = new Map<string, VisitFinding>(
    facts.visits.map(({ buildingCode, finding }) => [buildingCode, finding]),
  )
  for (const [code, finding] of local.visits) visits.set(code, finding)
  const added = local.newBuildings.filter(
    (each) => each.blockCode === blockCode && !facts.buildingCodes.includes(each.code),
  )
  const buildings = [...facts.buildingCodes, ...added.map(({ code }) => code)]
  const worked = new Set(
    facts.units
      .filter((unit) => outcomeOf(unit, local) !== null)
      .flatMap(({ buildingCode }) => buildingCode ?? []),
  )
  const unvisited = buildings.filter((code) => {
    const finding = visits.get(code)
    if (finding === 'no-access') return true
    return finding === undefined && !worked.has(code)
  })
  const forms = new Set<string>()
  for (const unit of facts.units) {
    for (const id of unit.forms) if (!isReported(id, facts, local)) forms.add(id)
  }
  for (const [id, block] of local.begun) if (block === blockCode) forms.add(id)
  return {
    buildings: unvisited.length,
    records: facts.units.filter((unit) => outcomeOf(unit, local) === null).length,
    forms: forms.size,
  }
}

function isReported(responseId: string, facts: BlockFacts, local: LocalWork): boolean {
  const settledAt = local.reported.get(responseId)
  return settledAt === null || (settledAt !== undefined && settledAt > facts.fetchedAt)
}

function outcomeOf(unit: UnitFacts, local: LocalWork): FrameOutcome | null {
  const listed = [...local.reported.keys()].some((id) => id.startsWith(`${unit.id}.62`))
  return local.outcomes.get(unit.id) ?? unit.outcome ?? (listed ? 'normal' : null)
}

export async function readLocalWork(database: DeviceDatabase): Promise<LocalWork> {
  const acts = (await database.getAllFromIndex('acts', 'madeAt')).filter(
    ({ refusal }) => refusal === null,
  )
  const drafts = (await database.getAll('drafts')).filter(hasUnsealedWork)
  const sealed = [
    ...(await recentlySent(database)).map(
      ({ responseId, settledAt }) => [responseId, settledAt] as const,
    ),
    ...(await database.getAll('outbox'))
      .filter(({ intent }) => intent === 'submit')
      .map(({ responseId }) => [responseId, null] as const),
  ]
  const outcomes = new Map<string, FrameOutcome>()
  const visits = new Map<string, VisitFinding>()
  const newBuildings: { code: string; blockCode: string }[] = []
  for (const { act } of acts) {
    if (act.kind === 'outcome') outcomes.set(act.unitId, act.outcome)
    if (act.kind === 'building-visit') visits.set(act.buildingCode, act.finding)
    if (act.kind === 'building') {
      newBuildings.push({ code: act.buildingCode, blockCode: act.blockCode })
    }
  }
  const begun = new Map(drafts.map(({ responseId, blockCode }) => [responseId, blockCode]))
  const reported = new Map(sealed.filter(([id]) => !begun.has(id)))
  return { outcomes, visits, newBuildings, reported, begun }
}

async function recentlySent(database: DeviceDatabase) {
  const sent = await database.getAllFromIndex('sent', 'settledAt')
  return sent.filter(({ receipt }) => receipt.state !== 'draft' && receipt.state !== 'returned')
}

export async function keepBlockFacts(
  database: DeviceDatabase,
  blockCode: string,
  facts: BlockFacts,
): Promise<void> {
  const savedAt = new Date().toISOString()
  await database.put('replies', { key: `facts:${blockCode}`, reply: facts, savedAt })
}

export async function findBlockFacts(
  database: DeviceDatabase,
  blockCode: string,
): Promise<BlockFacts | undefined> {
  const kept = await database.get('replies', `facts:${blockCode}`)
  // Written by keepBlockFacts alone.
  return kept?.reply as BlockFacts | undefined
}
