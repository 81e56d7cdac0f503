/** Keeps a block on the device under the replies its screens ask for, and a short account for the lists. */
import { listHandovers } from '../../../server/contract/area-map.ts'
import { getBlock } from '../../../server/contract/areas.ts'
import { getBlockPack, listVisits, searchFrame } from '../../../server/contract/fieldwork.ts'
import { getUnit, listUnits, type UnitSummary } from '../../../server/contract/frame.ts'
import { listOmissionTasks } from '../../../server/contract/omissions.ts'
import type { ReplyOf } from '../../../server/contract/operation.ts'
import { getResponse } from '../../../server/contract/responses.ts'
import { getOwedForms } from '../../../server/contract/unit-attributes.ts'
import { call } from '../../api/call.ts'
import type { DeviceDatabase } from '../../outbox/database.ts'
import { keepReply } from '../../outbox/replies.ts'
import { doorFormsOf } from '../owed-at-the-door.ts'
import type { BlockFacts, UnitFacts } from './block-facts.ts'
import { keepBlockFacts } from './block-facts.ts'
import { blockUnitsInput } from './block-units-input.ts'

type Pack = ReplyOf<typeof getBlockPack>

export async function keepBlockPack(database: DeviceDatabase, blockCode: string): Promise<void> {
  const fetchedAt = new Date().toISOString()
  const units: UnitSummary[] = []
  const facts: UnitFacts[] = []
  let after: string | null = null
  let last: Pack
  do {
    last = await call(getBlockPack, {
      params: { blockCode },
      query: after === null ? {} : { after },
    })
    for (const each of last.units) {
      await keepUnit(database, each)
      units.push(each.detail.unit)
      facts.push(factsOf(each))
    }
    after = last.next
  } while (after !== null)
  const { block, geometry, buildings, visits, omissionTasks: tasks, handovers } = last
  await keepReply(database, getBlock, { params: { blockCode } }, { block, geometry, buildings })
  await keepReply(database, listVisits, { params: { blockCode } }, { visits })
  await keepReply(database, listOmissionTasks, { params: { blockCode } }, { tasks })
  await keepReply(database, listHandovers, { params: { blockCode } }, { handovers })
  await keepReply(database, listUnits, blockUnitsInput(blockCode), { units, next: null })
  const account: BlockFacts = {
    fetchedAt,
    buildingCodes: buildings.map(({ code }) => code),
    visits: visits.map(({ buildingCode, finding }) => ({ buildingCode, finding })),
    units: facts,
  }
  await keepBlockFacts(database, blockCode, account)
}

async function keepUnit(database: DeviceDatabase, unit: Pack['units'][number]): Promise<void> {
  const params = { unitId: unit.detail.unit.id }
  await keepReply(database, getUnit, { params }, unit.detail)
  await keepReply(database, getOwedForms, { params }, unit.owed)
  for (const detail of unit.responses) {
    const { responseId } = detail.response
    await keepReply(database, getResponse, { params: { responseId } }, detail)
  }
}

function factsOf({ detail, owed }: Pack['units'][number]): UnitFacts {
  const { unit } = detail
  const unfinished = ['assigned', 'draft', 'returned']
  const owing = doorFormsOf(owed.forms).owed.filter(
    ({ response }) => response !== null && unfinished.includes(response.state),
  )
  const listingOpen = unit.responses.some(
    ({ formId, state }) => /^62[12]$/.test(formId) && (state === 'draft' || state === 'returned'),
  )
  return {
    id: unit.id,
    buildingCode: unit.buildingCode,
    outcome: unit.outcome,
    forms: [
      ...owing.map(({ response }) => response!.responseId),
      ...(listingOpen
        ? unit.responses
            .filter(({ formId }) => /^62[12]$/.test(formId))
            .map(({ responseId }) => responseId)
        : []),
    ],
  }
}

/** Frame records of the village, for looking up without a network. */
export async function keepNeighbourhood(database: DeviceDatabase, near: string): Promise<void> {
  const matches: ReplyOf<typeof searchFrame>['matches'] = []
  let after: string | null = null
  do {
    const page: ReplyOf<typeof searchFrame> = await call(searchFrame, {
      query: after === null ? { near } : { near, after },
    })
    matches.push(...page.matches)
    after = page.next
  } while (after !== null)
  const village = `${near.slice(0, 12)}01`
  await keepReply(database, searchFrame, { query: { near: village } }, { matches, next: null })
}
