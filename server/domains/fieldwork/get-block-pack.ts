/** A block for a day without signal: the lower domains' own replies, unit by unit, page by page. */
import type * as contract from '../../contract/fieldwork.ts'
import type { ReplyOf } from '../../contract/operation.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { type CountInBlocks, getBlock, latestVisits } from '../areas/index.ts'
import { getUnit, listHandovers, listUnits } from '../frame/index.ts'
import { tasksIn } from '../omissions/index.ts'
import { findResponsesOf, getOwedForms, getResponse, type ReviewPorts } from '../responses/index.ts'
import { findReceivedPhotos } from './store.ts'

const UNITS_PER_PAGE = 40

export interface PackOptions {
  readonly counters: readonly CountInBlocks[]
  readonly review: ReviewPorts
}

export async function getBlockPack(
  ctx: SignedInContext,
  input: { readonly blockCode: string; readonly after?: string; readonly limit?: number },
  options: PackOptions,
): Promise<ReplyOf<typeof contract.getBlockPack>> {
  const { blockCode, after } = input
  const ports = { ...options.review, findReceivedPhotos }
  const { block, geometry, buildings } = await getBlock(ctx, blockCode, options.counters)
  const page = await listUnits(
    ctx,
    { block: blockCode, limit: input.limit ?? UNITS_PER_PAGE, ...(after ? { after } : {}) },
    findResponsesOf,
  )
  const units: ReplyOf<typeof contract.getBlockPack>['units'] = []
  for (const { id } of page.units) {
    const detail = await getUnit(ctx, id, findResponsesOf)
    const responses = []
    for (const { responseId } of detail.unit.responses) {
      responses.push(await getResponse(ctx, responseId, ports))
    }
    units.push({ detail, owed: await getOwedForms(ctx, id), responses })
  }
  const visits = await latestVisits(ctx.database.read, blockCode)
  const omissionTasks = await tasksIn(ctx.database.read, blockCode)
  const { handovers } = await listHandovers(ctx, blockCode)
  const beside = { visits, omissionTasks, handovers }
  return { block, geometry, buildings, ...beside, units, next: page.next }
}

export async function listVisits(
  ctx: SignedInContext,
  blockCode: string,
  options: PackOptions,
): Promise<ReplyOf<typeof contract.listVisits>> {
  const { block } = await getBlock(ctx, blockCode, options.counters)
  if (block.code !== blockCode) throw new Problem('not-found')
  return { visits: await latestVisits(ctx.database.read, blockCode) }
}
