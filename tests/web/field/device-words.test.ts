import 'fake-indexeddb/auto'
import { describe, expect, it, vi } from 'vitest'
import { clockWords } from '../../../web/field/clock-words.ts'
import { connectionWords } from '../../../web/field/device/connection-words.ts'
import { saveFault } from '../../../web/field/device/save-fault.ts'
import { keepingWarning, storageWarning } from '../../../web/field/device/storage-warning.ts'
import { missingWords } from '../../../web/field/offline/missing-words.ts'
import { signatureStateOf, signDraft } from '../../../web/field/registration/sign.ts'
import { readLicence } from '../../../web/field/scan/read-licence.ts'
import { openDeviceDatabase } from '../../../web/outbox/database.ts'
import { adoptTyping, saveDraft } from '../../../web/outbox/drafts.ts'
import { createTypingKeeper } from '../../../web/outbox/typing-keeper.ts'
import { watchOpening } from '../../../web/outbox/watch-opening.ts'

const AT = '2024-01-15T02:00:00.000Z'
const start = {
  ...{ responseId: 'u.622.2023', unitId: 'u', formId: '622', formVersion: '2023.1' },
  ...{ baseRevisionId: null, title: '', blockCode: null },
}

describe('what the tablet says of itself', () => {
  it('tells network, sign-in and server apart', () => {
    expect(connectionWords({ kind: 'portal' })).toMatchObject({ about: 'network' })
    expect(connectionWords({ kind: 'signed-out', clockOffsetMs: 0 })).toMatchObject({
      about: 'sign-in',
    })
    expect(connectionWords({ kind: 'other-account' })).toMatchObject({ about: 'sign-in' })
    expect(connectionWords({ kind: 'faulty' })).toMatchObject({ about: 'data' })
  })

  it('warns while there is little room, says nothing where there is enough or it is not known', () => {
    const state = (usedBytes: number | null, quotaBytes: number | null) => ({
      ...{ persisted: true, usedBytes, quotaBytes },
    })
    expect(storageWarning(state(10, 1_000_000_000))).toBeUndefined()
    expect(storageWarning(state(null, null))).toBeUndefined()
    expect(storageWarning(state(960_000_000, 1_000_000_000))).toContain('只剩 40 MB')
    expect(saveFault(new DOMException('', 'QuotaExceededError'))).toContain('存储空间已满')
    expect(saveFault(new Error())).toContain('没有存下')
  })

  it('says what becomes of the data where the browser did not promise to keep it', () => {
    const state = (persisted: boolean | null) => ({ persisted, usedBytes: null, quotaBytes: null })
    expect(keepingWarning(state(false))).toContain('随填随发')
    expect(keepingWarning(state(true))).toBeUndefined()
    expect(keepingWarning(state(null))).toBeUndefined()
  })

  it('says what is missing for a day without signal', () => {
    expect(missingWords({ appKept: true, blocks: { here: 3, all: 3 } })).toBeNull()
    expect(missingWords({ appKept: false, blocks: { here: 1, all: 3 } })).toBe(
      '应用程序、2 个小区的资料',
    )
    expect(missingWords({ appKept: true, blocks: null })).toBe('小区清单')
  })

  it('says how far the clock is off', () => {
    expect(clockWords(null)).toBe('联网后核对')
    expect(clockWords(-3 * 365 * 24 * 3_600_000)).toContain('快')
  })
})

describe('a draft while the device is full', () => {
  it('is tried again until it is saved; the newest answers win', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      const database = await openDeviceDatabase('full-device')
      let full = true
      const filling: typeof database = {
        ...database,
        transaction: (...asked) => {
          if (full) throw new DOMException('', 'QuotaExceededError')
          return database.transaction(...asked)
        },
      }
      const told: string[] = []
      const keeper = createTypingKeeper(filling, {
        saved: () => told.push('saved'),
        failed: (error) => told.push(saveFault(error).slice(0, 6)),
      })
      const state = (name: string) => ({
        ...{ start, answers: { selfEmployedName: name }, explanations: [] },
      })
      keeper.keep(state('甲'))
      await expect(keeper.settled()).rejects.toThrow()
      keeper.keep(state('乙'))
      await expect(keeper.settled()).rejects.toThrow()
      full = false
      await vi.advanceTimersByTimeAsync(4_000)
      await keeper.settled()
      expect(told.at(-1)).toBe('saved')
      expect(await database.get('drafts', 'u.622.2023')).toMatchObject({
        answers: { selfEmployedName: '乙' },
      })
    } finally {
      vi.useRealTimers()
    }
  })
})

describe('records that do not open', () => {
  it('are told so after a while, and no longer once they are open after all', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      const told: boolean[] = []
      let open = (_: string) => {}
      const opening = new Promise<string>((resolve) => {
        open = resolve
      })
      const watched = watchOpening(opening, (isShut) => told.push(isShut))
      await vi.advanceTimersByTimeAsync(10_000)
      expect(told).toEqual([true])
      open('records')
      expect(await watched).toBe('records')
      expect(told).toEqual([true, false])
      const refused = watchOpening(Promise.reject(new Error()), (isShut) => told.push(isShut))
      await expect(refused).rejects.toThrow()
      expect(told.at(-1)).toBe(true)
    } finally {
      vi.useRealTimers()
    }
  })
})

describe('a change typed into a form', () => {
  it('is handed to the disk in the turn it was typed in, commit and all', async () => {
    const database = await openDeviceDatabase('killed-tab')
    // Killed when the turn ends: nothing that waits for the disk's answer happens any more.
    const dying: typeof database = { ...database, transaction: () => neverAnswering }
    const never = new Promise<never>(() => undefined)
    const store = { get: () => never, getAll: () => never, put: () => never, delete: () => never }
    const neverAnswering = { store, objectStore: () => store, done: never } as never
    const keeper = createTypingKeeper(dying, { saved: () => {}, failed: () => {} })
    const answers = { selfEmployedName: '甲', openedYear: 2019 }
    keeper.keep({ start, answers, explanations: [] })
    database.close()
    const again = await openDeviceDatabase('killed-tab')
    await adoptTyping(again)
    expect(await again.get('drafts', 'u.622.2023')).toMatchObject({ answers })
  })
})

describe('a signature', () => {
  it('holds for what was signed and is void after a change', async () => {
    const database = await openDeviceDatabase('signature')
    const work = (staff: number) => ({ answers: { staff }, explanations: [] })
    await saveDraft(database, start, work(3), AT)
    const registration = { method: 'on-site', photoIds: [] } as const
    const signature = { signer: '王', strokes: 'M1 1L2 2' }
    await signDraft(database, start.responseId, { ...registration, photoIds: [] }, signature, AT)
    const state = async () => signatureStateOf((await database.get('drafts', start.responseId))!)
    expect(await state()).toBe('valid')
    await saveDraft(database, start, work(4), AT)
    expect(await state()).toBe('void')
    await saveDraft(database, start, work(3), AT)
    expect(await state()).toBe('valid')
  })
})

describe('the code on a licence', () => {
  const code = '91350211M000100Y46'
  it.each([
    [`http://www.example.invalid/show?uniscid=${code}&x=1`, { unifiedSocialCreditCode: code }],
    [
      `统一社会信用代码：${code}；名称：厦门测试有限公司；法定代表人：钱测试；`,
      {
        ...{ unifiedSocialCreditCode: code, name: '厦门测试有限公司' },
        legalRepresentative: '钱测试',
      },
    ],
    [`代码 ９１３５０２１１Ｍ０００１００Ｙ４６`, { unifiedSocialCreditCode: code }],
    ['91350211M000100Y47', null],
    ['https://example.invalid/%E4%BD%', null],
    ['', null],
  ])('%s', (text, facts) => {
    expect(readLicence(text)).toEqual(facts)
  })
})
