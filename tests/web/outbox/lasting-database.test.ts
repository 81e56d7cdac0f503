import 'fake-indexeddb/auto'
import { forceCloseDatabase } from 'fake-indexeddb'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openLasting } from '../../../web/outbox/lasting-database.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

const open = () =>
  openLasting<unknown>('lasting', 1, (made) => void made.createObjectStore('words'))

/** A device of which the test says whether it has room. */
function deviceWithRoom(): { room: boolean; looked: number } {
  const device = { room: true, looked: 0 }
  const write = async () => {
    device.looked += 1
    if (!device.room) throw new DOMException('', 'QuotaExceededError')
  }
  const file = { createWritable: async () => ({ write, abort: async () => undefined }) }
  const getDirectory = async () => ({ getFileHandle: async () => file })
  vi.stubGlobal('navigator', { storage: { getDirectory } })
  return device
}

describe('a database the browser closed because the device is full', () => {
  it('is opened again, by the same name, only once there is room', async () => {
    const device = deviceWithRoom()
    const asked = vi.spyOn(IDBFactory.prototype, 'open')
    const database = await open()
    await database.put('words', '面馆', 'name')
    // The browser's own word: of the connection that was opened last.
    const connection = asked.mock.results.at(-1)!.value.result
    device.room = false
    const before = { looked: device.looked, opened: asked.mock.calls.length }
    forceCloseDatabase(connection)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(device.looked).toBeGreaterThan(before.looked)
    await expect(database.get('words', 'name')).rejects.toThrow()
    expect(asked.mock.calls.length).toBe(before.opened)
    device.room = true
    await vi.waitFor(async () => expect(await database.get('words', 'name')).toBe('面馆'), 20_000)
    // Its log was closed first: the last write may have been cut short.
    expect(asked.mock.calls.slice(before.opened).map(([name]) => name)).toEqual([
      'jingpu-log',
      'lasting',
    ])
    database.close()
  })

  it('one closed by its owner stays closed', async () => {
    const asked = vi.spyOn(IDBFactory.prototype, 'open')
    const database = await open()
    const connection = asked.mock.results.at(-1)!.value.result
    database.close()
    asked.mockClear()
    forceCloseDatabase(connection)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(asked).not.toHaveBeenCalled()
  })
})
