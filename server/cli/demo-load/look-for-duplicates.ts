/** The city office has the whole frame looked through, so that its desk has something to decide. */
import { createLinkerHere, findDuplicates, openDesk } from '../../domains/linkage/index.ts'
import {
  findResponsesOf,
  followPlacement,
  prepareOutcomeFollower,
} from '../../domains/responses/index.ts'
import type { Context } from '../../platform/context.ts'
import type { Staff } from './load-accounts.ts'

export async function lookForDuplicates(ctx: Context, staff: Staff): Promise<number> {
  const linker = createLinkerHere()
  const desk = openDesk({ linker, findResponsesOf, followPlacement, prepareOutcomeFollower })
  const { scope } = staff.cityOffice
  if (scope.kind !== 'area') throw new Error('the city office has no area')
  const run = await findDuplicates(staff.as(ctx, staff.cityOffice), desk, scope.areaPrefix)
  await linker.close()
  return run.pairs
}
