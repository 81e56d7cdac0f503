import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  type ClaimChannel,
  type ClaimSurroundings,
  claimDesk,
  HAND_OVER_MS,
  SILENCE_MS,
} from '../../../web/outbox/claim/claim-desk.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** The locks and channels of one browser; grants come late where it is busy. */
function browser() {
  interface Asked {
    readonly run: () => Promise<unknown>
    readonly stop: (reason: unknown) => void
  }
  let held: Asked | null = null
  let queue: Asked[] = []
  let delay = 0
  const channels = new Set<ClaimChannel>()
  const grant = (): void => {
    const next = queue[0]
    if (held || !next) return
    queue = queue.slice(1)
    held = next
    const free = (): void => {
      if (held === next) held = null
      grant()
    }
    setTimeout(() => void next.run().then(free, free), delay)
  }
  const request = (
    _name: string,
    options: LockOptions,
    callback: () => Promise<unknown>,
  ): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const run = async (): Promise<void> => resolve(await callback())
      const asked: Asked = { run, stop: reject }
      options.signal?.addEventListener('abort', () => {
        if (!queue.includes(asked)) return
        queue = queue.filter((other) => other !== asked)
        reject(options.signal?.reason)
      })
      if (options.steal) {
        held?.stop(new DOMException('stolen', 'AbortError'))
        held = null
        queue.unshift(asked)
      } else queue.push(asked)
      grant()
    })
  const surroundings = {
    locks: {
      request,
      // Answers come in the order of the questions, after the grants before them.
      query: () => {
        const snapshot = {
          held: held ? [{ name: 'desk' }] : [],
          pending: queue.map(() => ({ name: 'desk' })),
        }
        return new Promise((resolve) => setTimeout(() => resolve(snapshot), delay))
      },
    } as unknown as ClaimSurroundings['locks'], // as much of it as a claim asks for
    openChannel: () => {
      const channel: ClaimChannel = {
        onmessage: null,
        postMessage: (data: unknown) => {
          const event = { data } as MessageEvent
          for (const other of channels) {
            if (other !== channel) setTimeout(() => other.onmessage?.(event), 1)
          }
        },
        close: () => channels.delete(channel),
      }
      channels.add(channel)
      return channel
    },
  } satisfies ClaimSurroundings
  return {
    surroundings,
    /** The machine is so slow that a lock comes only after this. */
    slowDown: (ms: number) => {
      delay = ms
    },
    /** The window hangs: it says nothing and hears nothing any more. */
    freeze: () => channels.clear(),
  }
}

function open(
  { surroundings }: Pick<ReturnType<typeof browser>, 'surroundings'>,
  beforeLetGo: () => Promise<void> = async () => undefined,
) {
  const told: string[] = []
  const claim = claimDesk('desk', surroundings, beforeLetGo, (kind) => told.push(kind))
  return { told, claim }
}

describe('a form opened in one window', () => {
  it('is never said to be filled in elsewhere, however slow the machine', async () => {
    const slow = browser()
    slow.slowDown(30_000)
    const { told } = open(slow)
    await vi.advanceTimersByTimeAsync(29_000)
    expect(told).toEqual([])
    await vi.advanceTimersByTimeAsync(2_000)
    expect(told).toEqual(['held'])
  })

  it('is held again when the page is left and opened at once', async () => {
    const one = browser()
    const before = open(one)
    await vi.advanceTimersByTimeAsync(10)
    one.slowDown(5_000)
    before.claim.close()
    const after = open(one)
    await vi.advanceTimersByTimeAsync(20_000)
    expect(after.told).toEqual(['held'])
  })

  it('is free for the next one when it was closed while still asking', async () => {
    const one = browser()
    one.slowDown(1_000)
    const before = open(one)
    before.claim.close()
    const after = open(one)
    await vi.advanceTimersByTimeAsync(20_000)
    expect([before.told, after.told]).toEqual([[], ['held']])
  })
})

describe('a form opened in two windows', () => {
  it('is read only in the second, which knows as soon as the first answers', async () => {
    const one = browser()
    open(one)
    await vi.advanceTimersByTimeAsync(10)
    const second = open(one)
    await vi.advanceTimersByTimeAsync(10)
    expect(second.told).toEqual(['elsewhere'])
  })

  it('goes to one of them where both are opened at once', async () => {
    const one = browser()
    one.slowDown(3_000)
    const first = open(one)
    const second = open(one)
    await vi.advanceTimersByTimeAsync(20_000)
    expect([first.told, second.told]).toEqual([['held'], ['elsewhere']])
  })

  it('is handed over only after what was typed has been kept', async () => {
    const one = browser()
    const first = open(one, () => new Promise((resolve) => setTimeout(resolve, 1_500)))
    await vi.advanceTimersByTimeAsync(10)
    const second = open(one)
    await vi.advanceTimersByTimeAsync(10)
    second.claim.takeOver()
    await vi.advanceTimersByTimeAsync(1_400)
    expect(second.told).toEqual(['elsewhere'])
    await vi.advanceTimersByTimeAsync(200)
    expect(first.told).toEqual(['held', 'elsewhere'])
    expect(second.told).toEqual(['elsewhere', 'held'])
  })

  it('is seen to be held, and can be taken, where the first window hangs', async () => {
    const one = browser()
    const first = open(one)
    await vi.advanceTimersByTimeAsync(10)
    one.freeze()
    const second = open(one)
    await vi.advanceTimersByTimeAsync(SILENCE_MS + 10)
    expect(second.told).toEqual(['elsewhere'])
    second.claim.takeOver()
    await vi.advanceTimersByTimeAsync(HAND_OVER_MS + 10)
    expect(second.told).toEqual(['elsewhere', 'held'])
    expect(first.told).toEqual(['held', 'elsewhere'])
  })
})
