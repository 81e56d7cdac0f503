/**
 * Receives a photograph in parts: announced with its length and hash, then its bytes in order. Asked
 * again it says how much is here, so that sending goes on where the network broke off.
 */
import { createHash } from 'node:crypto'
import type { PhotoDescription, PhotoState } from '../../contract/fieldwork.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { recordAudit } from '../audit/index.ts'
import { requireRight } from '../identity/index.ts'
import {
  countPhotoBytes,
  deletePhotoParts,
  findPhoto,
  insertPhoto,
  insertPhotoPart,
  markPhotoReceived,
  type PhotoRow,
  readPhoto,
} from './store.ts'

export function announcePhoto(
  ctx: SignedInContext,
  photoId: string,
  description: PhotoDescription,
): Promise<PhotoState> {
  return ctx.database.write(async (tx) => {
    requireRight(ctx, 'fieldwork.act')
    const known = await findPhoto(tx, photoId)
    if (known) {
      const own = known.takenBy === ctx.actor.id
      if (!own || known.description.contentHash !== description.contentHash) {
        throw new Problem('revision-id-taken', '这个照片编号已用于另一张照片')
      }
      return stateOf(tx, known)
    }
    const row: PhotoRow = {
      id: photoId,
      subjectId: description.subject.id,
      areaCode: description.blockCode.slice(0, 12),
      description,
      announcedAt: ctx.clock.now(),
      takenBy: ctx.actor.id,
      receivedAt: null,
    }
    await insertPhoto(tx, row)
    await recordAudit(tx, ctx, {
      action: 'photo.announce',
      subjectKind: 'photo',
      subjectId: photoId,
      after: { subject: description.subject, contentHash: description.contentHash },
    })
    return { photoId, receivedBytes: 0, complete: false, contentHash: description.contentHash }
  })
}

export function receivePhotoPart(
  ctx: SignedInContext,
  part: { readonly photoId: string; readonly offset: number; readonly bytes: Uint8Array },
): Promise<PhotoState> {
  return ctx.database.write(async (tx) => {
    requireRight(ctx, 'fieldwork.act')
    const row = await findPhoto(tx, part.photoId)
    if (row?.takenBy !== ctx.actor.id) throw new Problem('not-found', '这张照片还没有登记')
    const before = await stateOf(tx, row)
    // Not the next bytes: the sender is told where to go on.
    if (before.complete || part.offset !== before.receivedBytes) return before
    if (part.bytes.length === 0) return before
    await insertPhotoPart(tx, {
      photoId: row.id,
      position: part.offset,
      content: Buffer.from(part.bytes),
    })
    const receivedBytes = part.offset + part.bytes.length
    if (receivedBytes < row.description.byteLength) return { ...before, receivedBytes }
    const hash = createHash('sha256')
      .update(await readPhoto(tx, row.id))
      .digest('hex')
    if (hash !== row.description.contentHash) {
      await deletePhotoParts(tx, row.id)
      return { ...before, receivedBytes: 0 }
    }
    await markPhotoReceived(tx, row.id, ctx.clock.now())
    await recordAudit(tx, ctx, {
      action: 'photo.receive',
      subjectKind: 'photo',
      subjectId: row.id,
      after: { bytes: receivedBytes, contentHash: hash },
    })
    return { ...before, receivedBytes, complete: true }
  })
}

async function stateOf(db: Executor, row: PhotoRow): Promise<PhotoState> {
  return {
    photoId: row.id,
    receivedBytes: await countPhotoBytes(db, row.id),
    complete: row.receivedAt !== null,
    contentHash: row.description.contentHash,
  }
}
