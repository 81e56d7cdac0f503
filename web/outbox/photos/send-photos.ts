/**
 * Sends photographs part by part. The server says how much it has, so a broken connection costs one part
 * at most; the bytes stay here until the whole has arrived with the same hash.
 */
import {
  announcePhoto,
  PHOTO_PART_BYTES,
  type PhotoState,
  putPhotoPart,
} from '../../../server/contract/fieldwork.ts'
import { CallFailure, call, type Failure } from '../../api/call.ts'
import { dueMs, waitBeforeAttempt } from '../backoff.ts'
import type { DeviceDatabase } from '../database.ts'
import type { SendingState } from '../send.ts'
import { needsPerson } from '../settle.ts'
import type { PhotoRecord } from './photo.ts'

export interface PhotoSending {
  readonly database: DeviceDatabase
  readonly announce: (photo: PhotoRecord) => Promise<PhotoState>
  readonly putPart: (
    photo: PhotoRecord,
    offset: number,
    bytes: Uint8Array<ArrayBuffer>,
  ) => Promise<PhotoState>
  readonly nowMs: () => number
  readonly random: () => number
}

export function photoSendingOver(database: DeviceDatabase): PhotoSending {
  return {
    database,
    announce: ({ id, description }) =>
      call(announcePhoto, { params: { photoId: id }, body: description }),
    putPart: ({ id }, offset, bytes) =>
      call(putPhotoPart, { params: { photoId: id, offset: String(offset) }, body: bytes }),
    nowMs: () => Date.now(),
    random: () => Math.random(),
  }
}

export async function sendPhotos(deps: PhotoSending): Promise<SendingState> {
  for (;;) {
    const photos = await deps.database.getAllFromIndex('photos', 'takenAt')
    const nowMs = deps.nowMs()
    const due = (photo: PhotoRecord) => dueMs(photo.nextAttemptMs, nowMs)
    const next = photos
      .filter((photo) => photo.status === 'waiting')
      .reduce<PhotoRecord | undefined>(
        (best, photo) => (!best || due(photo) < due(best) ? photo : best),
        undefined,
      )
    if (!next) return { kind: 'idle' }
    const untilMs = due(next)
    if (untilMs > nowMs) return { kind: 'wait', untilMs }
    const failure = await sendOne(deps, next)
    if (failure?.kind === 'problem' && failure.problem.retry === 'after-sign-in') {
      return { kind: 'sign-in-needed' }
    }
  }
}

async function sendOne(deps: PhotoSending, photo: PhotoRecord): Promise<Failure | undefined> {
  let at = photo
  try {
    let state = await deps.announce(photo)
    while (!state.complete) {
      const offset = state.receivedBytes
      const part = photo.bytes.slice(offset, offset + PHOTO_PART_BYTES)
      state = await deps.putPart(photo, offset, part)
      if (!state.complete && state.receivedBytes <= offset) {
        // All came, but not as it was taken here: the server dropped it and it comes again later.
        throw new CallFailure({ kind: 'timeout' })
      }
      at = { ...at, sentBytes: state.receivedBytes }
      await deps.database.put('photos', at)
    }
    const matches = state.contentHash === photo.description.contentHash
    await deps.database.put('photos', {
      ...at,
      ...(matches
        ? { status: 'received', failure: null, bytes: new Uint8Array(0) }
        : { status: 'stuck', failure: { kind: 'hash-mismatch' } }),
    })
    return undefined
  } catch (error) {
    const failure: Failure = error instanceof CallFailure ? error.failure : { kind: 'offline' }
    const attempts = photo.attempts + 1
    await deps.database.put('photos', {
      ...{ ...at, attempts, failure },
      status: needsPerson(failure) ? 'stuck' : 'waiting',
      nextAttemptMs: deps.nowMs() + waitBeforeAttempt(attempts, deps.random()),
    })
    return failure
  }
}
