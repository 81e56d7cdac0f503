/** Photographs as the office looks at them, within its area, and the field, in its blocks and what it took itself. */
import type * as contract from '../../contract/fieldwork.ts'
import type { ReplyOf } from '../../contract/operation.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { isWithinReach } from '../areas/index.ts'
import { findDisplayNames, requireRight } from '../identity/index.ts'
import { findPhoto, listPhotosOf, type PhotoRow, readPhoto } from './store.ts'

export async function listPhotos(
  ctx: SignedInContext,
  subjectId: string,
): Promise<ReplyOf<typeof contract.listPhotos>> {
  requireRight(ctx, 'fieldwork.view')
  const rows: PhotoRow[] = []
  for (const row of await listPhotosOf(ctx.database.read, subjectId)) {
    if (await maySee(ctx.database.read, ctx, row)) rows.push(row)
  }
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
  if (!row?.receivedAt || !(await maySee(ctx.database.read, ctx, row))) {
    throw new Problem('not-found')
  }
  const content = (await readPhoto(ctx.database.read, photoId)).toString('base64')
  return { photoId, description: row.description, content }
}

async function maySee(db: Executor, ctx: SignedInContext, row: PhotoRow): Promise<boolean> {
  if (row.takenBy === ctx.actor.id) return true
  const { areaCode, description } = row
  return isWithinReach(db, ctx, { areaCode, blockCode: description.blockCode, unitId: null })
}
