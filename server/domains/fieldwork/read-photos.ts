/** Photographs as the office and the field look at them, within their area. */
import type * as contract from '../../contract/fieldwork.ts'
import type { ReplyOf } from '../../contract/operation.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { findDisplayNames, isWithinScope, requireRight } from '../identity/index.ts'
import { findPhoto, listPhotosOf, readPhoto } from './store.ts'

export async function listPhotos(
  ctx: SignedInContext,
  subjectId: string,
): Promise<ReplyOf<typeof contract.listPhotos>> {
  requireRight(ctx, 'fieldwork.view')
  const rows = await listPhotosOf(ctx.database.read, ctx, subjectId)
  const people = await findDisplayNames(
    ctx.database.read,
    rows.map((row) => row.takenBy),
  )
  return {
    photos: rows.map((row) => ({
      photoId: row.id,
      description: row.description,
      // Listed are only those received.
      receivedAt: row.receivedAt!,
      takenBy: people.get(row.takenBy) ?? row.takenBy,
    })),
  }
}

export async function getPhoto(
  ctx: SignedInContext,
  photoId: string,
): Promise<ReplyOf<typeof contract.getPhoto>> {
  requireRight(ctx, 'fieldwork.view')
  const row = await findPhoto(ctx.database.read, photoId)
  const place = { areaCode: row?.areaCode ?? null, unitId: null }
  if (!row?.receivedAt || !isWithinScope(ctx.actor.scope, place)) throw new Problem('not-found')
  const content = (await readPhoto(ctx.database.read, photoId)).toString('base64')
  return { photoId, description: row.description, content }
}
