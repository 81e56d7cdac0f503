/**
 * Passes what waits for the actor's level in an area and has nothing open: no mandatory finding, every
 * verify finding explained, nobody's entries in conflict, neither put aside nor handed up. A piece at a
 * time; whoever asks goes on until there is no more. What has something open stays for eyes.
 */

import { Problem } from '../../contract/problems.ts'
import type { PassCleanReply } from '../../contract/review.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { areaPrefixOf } from '../areas/index.ts'
import { coversArea, requireRight } from '../identity/index.ts'
import { findResponse, listCleanAwaiting, lockResponse } from '../responses/index.ts'
import { passOne } from './pass-one.ts'
import { requireLevel } from './require-level.ts'

/** Each with its act and its audit row: a piece takes the writer some tens of milliseconds. */
const PIECE = 100

export async function passClean(
  ctx: SignedInContext,
  input: {
    readonly area: string
    readonly form?: string | undefined
    readonly batchId: string
  },
): Promise<PassCleanReply> {
  requireRight(ctx, 'response.review')
  const level = requireLevel(ctx)
  const area = areaPrefixOf(input.area)
  if (!coversArea(ctx.actor.scope, area)) throw new Problem('not-found')
  const filter = { area, form: input.form, level }
  return ctx.database.write(async (tx) => {
    const ids = await listCleanAwaiting(tx, filter, PIECE + 1)
    let passed = 0
    for (const id of ids.slice(0, PIECE)) {
      await lockResponse(tx, id)
      const current = await findResponse(tx, id)
      // On PostgreSQL someone else may have decided between the list and the lock.
      if (!current || current.awaiting !== level || current.heldBy !== null) continue
      await passOne(tx, ctx, current, input.batchId)
      passed++
    }
    return { passed, more: ids.length > PIECE }
  })
}
