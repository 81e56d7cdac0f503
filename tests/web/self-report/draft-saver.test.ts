import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ProblemDocument, ProblemId, Retry } from '../../../server/contract/problems.ts'
import { CallFailure } from '../../../web/api/call.ts'
import {
  createDraftSaver,
  type DraftSaverOptions,
  type SaverStand,
} from '../../../web/self-report/sheet/draft-saver.ts'
import { type SaveState, saveWords } from '../../../web/self-report/sheet/save-state.ts'
import type { Work } from '../../../web/self-report/sheet/work.ts'

const AT = '2024-01-15T06:05:00.000Z'
const work = (revenue: number): Work => ({ answers: { revenue }, explanations: [] })

function problem(id: ProblemId, retry: Retry): CallFailure {
  const type: ProblemDocument['type'] = `urn:jingpu:problem:${id}`
  return new CallFailure({
    kind: 'problem',
    problem: { type, title: '不行', status: 409, retry, requestId: 'r' },
  })
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function saverWith(save: DraftSaverOptions['save'], over: Partial<DraftSaverOptions> = {}) {
  const states: SaveState[] = []
  const notes: SaverStand[] = []
  const saver = createDraftSaver({
    known: work(0),
    serverVersion: 4,
    attempted: [],
    savedAt: null,
    held: false,
    save,
    note: async (stand) => void notes.push(stand),
    tell: (state) => states.push(state),
    random: () => 0,
    ...over,
  })
  return { saver, states, notes }
}

describe('autosave to the server', () => {
  it('saves once after a pause, building on the version it knows', async () => {
    const saved: [Work, number][] = []
    const { saver, states } = saverWith(async (each, base) => {
      saved.push([each, base])
      return { version: base + 1, savedAt: AT }
    })
    saver.kept(work(1))
    saver.kept(work(2))
    await vi.advanceTimersByTimeAsync(2_000)
    expect(saved).toEqual([[work(2), 4]])
    expect(states.at(-1)).toEqual({ kind: 'saved', at: AT })
    expect(saver.stand()).toEqual({ serverVersion: 5, known: work(2), attempted: [] })
  })

  it('says saved again, and saves nothing, where typing was taken back', async () => {
    const { saver, states } = saverWith(async () => expect.unreachable('nothing to save'), {
      savedAt: AT,
    })
    saver.kept(work(1))
    saver.kept(work(0))
    await vi.advanceTimersByTimeAsync(5_000)
    expect(states.at(-1)).toEqual({ kind: 'saved', at: AT })
  })

  it('does not wait for ever while someone goes on typing', async () => {
    let saves = 0
    const { saver } = saverWith(async (_, base) => {
      saves += 1
      return { version: base + 1, savedAt: AT }
    })
    for (let second = 1; second <= 12; second++) {
      saver.kept(work(second))
      await vi.advanceTimersByTimeAsync(1_000)
    }
    expect(saves).toBeGreaterThan(0)
  })

  it('writes down what it sends before it sends it', async () => {
    const { saver, notes } = saverWith(async () => {
      throw new CallFailure({ kind: 'timeout' })
    })
    saver.kept(work(1))
    await vi.advanceTimersByTimeAsync(1_500)
    expect(notes.at(-1)?.attempted).toEqual([work(1)])
  })

  it('says where the work is without a network, and tries again by itself', async () => {
    let online = false
    const { saver, states } = saverWith(async (_, base) => {
      if (!online) throw new CallFailure({ kind: 'offline' })
      return { version: base + 1, savedAt: AT }
    })
    saver.kept(work(1))
    await vi.advanceTimersByTimeAsync(1_500)
    expect(states.at(-1)).toEqual({ kind: 'kept-here' })
    online = true
    await vi.advanceTimersByTimeAsync(300_000)
    expect(states.at(-1)).toEqual({ kind: 'saved', at: AT })
  })

  it('stops at someone else’s save until the work is merged', async () => {
    const bases: number[] = []
    const { saver, states } = saverWith(async (_, base) => {
      bases.push(base)
      if (base === 4) throw problem('draft-conflict', 'after-fix')
      return { version: base + 1, savedAt: AT }
    })
    saver.kept(work(1))
    await vi.advanceTimersByTimeAsync(1_500)
    expect(states.at(-1)).toEqual({ kind: 'conflict' })
    saver.kept(work(2))
    await vi.advanceTimersByTimeAsync(60_000)
    expect(bases).toEqual([4])
    saver.rebase({ version: 7, work: work(9), savedAt: AT }, work(2))
    await vi.advanceTimersByTimeAsync(100)
    expect(bases).toEqual([4, 7])
    expect(states.at(-1)).toEqual({ kind: 'saved', at: AT })
  })

  it('is saved already when the person took everything from the other side', async () => {
    const { saver, states } = saverWith(async () => expect.unreachable('nothing to save'), {
      held: true,
    })
    saver.rebase({ version: 7, work: work(9), savedAt: AT }, work(9))
    await vi.advanceTimersByTimeAsync(5_000)
    expect(states).toEqual([{ kind: 'saved', at: AT }])
  })

  it('stops for good once the form was reported elsewhere', async () => {
    let saves = 0
    const { saver, states } = saverWith(async () => {
      saves += 1
      throw problem('state-not-allowed', 'after-review')
    })
    saver.kept(work(1))
    await vi.advanceTimersByTimeAsync(600_000)
    expect(saves).toBe(1)
    expect(states.at(-1)).toEqual({ kind: 'closed' })
  })
})

describe('the words about saving', () => {
  const now = new Date('2024-01-15T06:10:00.000Z')
  it.each([
    [{ kind: 'saved', at: AT }, '已保存 14:05'],
    [{ kind: 'saving' }, '正在保存'],
    [{ kind: 'kept-here' }, '未保存到服务器，已存在本机'],
    [{ kind: 'sign-in' }, '需重新登录，已存在本机'],
  ] satisfies [SaveState, string][])('say where the work is: %o', (state, text) => {
    expect(saveWords(state, now).text).toBe(text)
  })
})
