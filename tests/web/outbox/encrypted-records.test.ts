import 'fake-indexeddb/auto'
import { openDB } from 'idb'
import { beforeEach, describe, expect, it } from 'vitest'
import { databaseNameOf, openDeviceDatabase } from '../../../web/outbox/database.ts'
import { saveDraft } from '../../../web/outbox/drafts.ts'
import { encryptedRecords } from '../../../web/outbox/record-codec.ts'
import { sealDraft } from '../../../web/outbox/seal.ts'

const RESPONSE = 'unit-1.621.2023'
const start = {
  ...{ responseId: RESPONSE, unitId: 'unit-1', formId: '621', formVersion: '2023.1' },
  ...{ baseRevisionId: null, title: '保密单位', blockCode: '14060200100101' },
}
const AT = '2024-01-15T02:00:00.000Z'
const KEY = new Uint8Array(32).fill(7)

async function everythingStored(accountId: string): Promise<string> {
  const raw = await openDB(databaseNameOf(accountId))
  const texts: string[] = []
  for (const store of raw.objectStoreNames) {
    for (const row of await raw.getAll(store)) {
      texts.push(
        JSON.stringify(row, (_, value: unknown) =>
          value instanceof Uint8Array ? new TextDecoder().decode(value) : value,
        ),
      )
    }
  }
  raw.close()
  return texts.join('\n')
}

describe('records on the device', () => {
  let account = ''
  let count = 0
  beforeEach(() => {
    account = `encrypted-${++count}`
  })

  it('read back as they were, and lie on the disk unreadable', async () => {
    const database = await openDeviceDatabase(account, encryptedRecords(KEY))
    const draft = await saveDraft(
      database,
      start,
      { answers: { unitName: '保密单位', staff: 12 }, explanations: [] },
      AT,
    )
    expect(await database.get('drafts', RESPONSE)).toEqual(draft)
    const item = await sealDraft(database, RESPONSE, 'submit', 'rev-1', AT)
    const kept = await database.get('outbox', 'rev-1')
    expect(new TextDecoder().decode(kept!.content)).toBe(new TextDecoder().decode(item.content))
    expect(await database.getAllFromIndex('outbox', 'sealedAt')).toHaveLength(1)
    database.close()
    const stored = await everythingStored(account)
    expect(stored).toContain(RESPONSE)
    expect(stored).not.toContain('保密单位')
    expect(stored).not.toContain('unitName')
  })

  it('do not open under another key, nor moved to another record', async () => {
    const database = await openDeviceDatabase(account, encryptedRecords(KEY))
    await saveDraft(database, start, { answers: {}, explanations: [] }, AT)
    database.close()
    const stranger = await openDeviceDatabase(account, encryptedRecords(new Uint8Array(32).fill(8)))
    await expect(stranger.get('drafts', RESPONSE)).rejects.toThrow()
    stranger.close()
    const raw = await openDB(databaseNameOf(account))
    const row = (await raw.get('drafts', RESPONSE)) as Record<string, unknown>
    await raw.put('drafts', { ...row, responseId: 'unit-2.621.2023' })
    raw.close()
    const again = await openDeviceDatabase(account, encryptedRecords(KEY))
    await expect(again.get('drafts', 'unit-2.621.2023')).rejects.toThrow()
    again.close()
  })

  it('written before encryption are written anew when the vault opens; nothing is lost', async () => {
    const plain = await openDB(databaseNameOf(account), 2, {
      upgrade: (opened) => void opened.createObjectStore('drafts', { keyPath: 'responseId' }),
    })
    await plain.put('drafts', { ...start, answers: { unitName: '保密单位' }, savedAt: AT })
    plain.close()
    expect(await everythingStored(account)).toContain('保密单位')
    const database = await openDeviceDatabase(account, encryptedRecords(KEY))
    expect(await database.get('drafts', RESPONSE)).toMatchObject({
      answers: { unitName: '保密单位' },
    })
    database.close()
    expect(await everythingStored(account)).not.toContain('保密单位')
  })
})
