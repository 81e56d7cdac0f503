/**
 * A photograph made small: at most 1,600 pixels, JPEG, redrawn so that nothing of the camera's EXIF stays.
 * Time and, where it was taken at registration, point travel beside it.
 */
import type { PhotoDescription } from '../../../server/contract/fieldwork.ts'
import type { DeviceDatabase } from '../../outbox/database.ts'
import { sha256 } from '../../outbox/hash.ts'
import type { PhotoRecord } from '../../outbox/photos/photo.ts'
import { shrinkPicture } from '../../shell/shrink-picture.ts'

const LARGEST_SIDE = 1_600
const QUALITY = 0.8

export type PhotoFacts = Pick<PhotoDescription, 'subject' | 'blockCode' | 'purpose' | 'point'>

/** Throws where the file is no picture, or there is no room for it. */
export async function takePhoto(
  database: DeviceDatabase,
  file: Blob,
  facts: PhotoFacts,
): Promise<PhotoRecord> {
  const bytes = await shrinkPicture(file, LARGEST_SIDE, QUALITY)
  const takenAt = new Date().toISOString()
  const record: PhotoRecord = {
    id: crypto.randomUUID(),
    description: {
      ...facts,
      ...{ takenAt, mediaType: 'image/jpeg', byteLength: bytes.length },
      contentHash: await sha256(bytes),
    },
    bytes,
    takenAt,
    ...{ sentBytes: 0, attempts: 0, nextAttemptMs: 0, status: 'waiting', failure: null },
  }
  await database.put('photos', record)
  return record
}
