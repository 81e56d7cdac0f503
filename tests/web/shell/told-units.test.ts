import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { readTold, rememberTold, sendTold } from '../../../web/shell/told-units.ts'

const told = {
  noticeId: 'notice-1',
  edition: 2,
  toldAt: '2024-01-15T02:00:00.000Z',
  sent: false,
} as const

function memory(): Storage {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  } as Storage
}

describe('L-23 units told at the door', () => {
  let storage: Storage
  beforeEach(() => {
    storage = memory()
    rememberTold(storage, 'unit-a', told)
  })
  afterEach(() => vi.unstubAllGlobals())

  const answerWith = (status: number, body: unknown) => {
    const fetched = vi.fn(async () => Response.json(body, { status }))
    vi.stubGlobal('fetch', fetched)
    return fetched
  }

  it('are kept without a signal and sent once there is one, once', async () => {
    vi.stubGlobal('fetch', async () => {
      throw new TypeError('no network')
    })
    await sendTold(storage)
    expect(readTold(storage)).toEqual({ 'unit-a': told })
    const fetched = answerWith(200, { recordedAt: '2024-01-15T03:00:00.000Z' })
    await sendTold(storage)
    await sendTold(storage)
    expect(readTold(storage)).toEqual({ 'unit-a': { ...told, sent: true } })
    expect(fetched).toHaveBeenCalledTimes(1)
  })

  it('the server does not know yet wait for the next time', async () => {
    answerWith(404, { type: 'urn:jingpu:problem:not-found', retry: 'never', title: '没有' })
    await sendTold(storage)
    expect(readTold(storage)['unit-a']?.sent).toBe(false)
  })
})
