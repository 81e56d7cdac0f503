/**
 * A photograph made small: at most 1,600 pixels, JPEG, redrawn so that nothing of the camera's EXIF stays.
 * Time and, where it was taken at registration, point travel beside it.
 */
import type { PhotoDescription } from '../../../server/contract/fieldwork.ts'
import type { DeviceDatabase } from '../../outbox/database.ts'
import { sha256 } from '../../outbox/hash.ts'
import type { PhotoRecord } from '../../outbox/photos/photo.ts'

const LARGEST_SIDE = 1_600
const QUALITY = 0.8

export type PhotoFacts = Pick<PhotoDescription, 'subject' | 'blockCode' | 'purpose' | 'point'>

/** Throws where the file is no picture, or there is no room for it. */
export async function takePhoto(
  database: DeviceDatabase,
  file: Blob,
  facts: PhotoFacts,
): Promise<PhotoRecord> {
  const bytes = await makeSmall(file)
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

async function makeSmall(file: Blob): Promise<Uint8Array<ArrayBuffer>> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
  const scale = Math.min(1, LARGEST_SIDE / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/jpeg', QUALITY)
  })
  if (!blob) throw new Error('the picture could not be written')
  return new Uint8Array(await blob.arrayBuffer())
}
