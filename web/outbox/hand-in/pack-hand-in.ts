/**
 * 导出未上报: everything that waits on this device, exactly as it would be sent, sealed with the data key
 * so that the server knows it from an invented one. Nothing leaves the device by it. Work in hand goes along as
 * a draft, as when a person keeps it as one: what is typed later builds upon it.
 */
import type { HandIn, HandInItems } from '../../../server/contract/fieldwork.ts'
import { toBase64 } from '../base64.ts'
import type { DeviceDatabase } from '../database.ts'
import { adoptTyping, hasUnsealedWork } from '../drafts.ts'
import { sealDraft } from '../seal.ts'
import type { DataKey } from '../vault/vault.ts'

export interface PackOptions {
  readonly accountId: string
  readonly key: DataKey
  readonly madeAt: string
  /** False where there is no room for them, as in a row of QR codes. */
  readonly withPhotos: boolean
}

/** Null where neither anything waits nor any work is in hand. */
export async function packHandIn(
  database: DeviceDatabase,
  { accountId, key, madeAt, withPhotos }: PackOptions,
): Promise<HandIn | null> {
  await sealWorkInHand(database, madeAt)
  const items = await gatherItems(database, withPhotos)
  if (items.revisions.length + items.acts.length + items.photos.length === 0) return null
  const text = JSON.stringify(items)
  return {
    ...{ format: 'jingpu-hand-in-1', accountId, keyId: key.id, madeAt },
    items: text,
    seal: await sealOf(text, key.bytes),
  }
}

async function sealWorkInHand(database: DeviceDatabase, sealedAt: string): Promise<void> {
  await adoptTyping(database)
  for (const draft of await database.getAll('drafts')) {
    if (!hasUnsealedWork(draft)) continue
    await sealDraft(database, draft.responseId, 'draft', crypto.randomUUID(), sealedAt)
  }
}

async function gatherItems(database: DeviceDatabase, withPhotos: boolean): Promise<HandInItems> {
  const revisions = await database.getAllFromIndex('outbox', 'sealedAt')
  const acts = await database.getAllFromIndex('acts', 'madeAt')
  const photos = withPhotos ? await database.getAllFromIndex('photos', 'takenAt') : []
  return {
    revisions: revisions.map(({ responseId, revisionId, content }) => ({
      ...{ responseId, revisionId, content: toBase64(content) },
    })),
    acts: acts
      .filter(({ status }) => status !== 'received')
      .map(({ id, content }) => ({ actId: id, content: toBase64(content) })),
    photos: photos
      .filter(({ status }) => status !== 'received')
      .map(({ id, description, bytes }) => ({
        ...{ photoId: id, description, content: toBase64(bytes) },
      })),
  }
}

async function sealOf(text: string, dataKey: Uint8Array<ArrayBuffer>): Promise<string> {
  const hmac = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', dataKey, hmac, false, ['sign'])
  const seal = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(text))
  return [...new Uint8Array(seal)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
