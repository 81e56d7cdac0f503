import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Threads, ThreadTimeout, threadsOf } from '../../../server/platform/threads.ts'

let folder: string
let threads: Threads

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jingpu-threads-'))
  const program = join(folder, 'program.mjs')
  writeFileSync(
    program,
    `import { parentPort, resourceLimits } from 'node:worker_threads'
     let asked = 0
     parentPort.on('message', (question) => {
       asked += 1
       if (question === 'spin') for (;;) {}
       if (question === 'die') process.exit(3)
       if (question === 'room') return parentPort.postMessage(resourceLimits)
       parentPort.postMessage([process.argv[2], question, asked])
     })`,
  )
  threads = threadsOf(program)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('threads', () => {
  it('answer in order, the kept one again and again', async () => {
    const asked = [1, 2, 3].map((question) => threads.ask('prove-worker', question, 5_000))
    expect(await Promise.all(asked)).toEqual([
      ['prove-worker', 1, 1],
      ['prove-worker', 2, 2],
      ['prove-worker', 3, 3],
    ])
  })

  it('are stopped past the limit, which those behind do not pay for, while the main thread goes on', async () => {
    let ticks = 0
    const clock = setInterval(() => {
      ticks += 1
    }, 20)
    const spinning = threads.ask('prove-worker', 'spin', 400)
    const behind = threads.ask('prove-worker', 'behind', 5_000)
    await expect(spinning).rejects.toBeInstanceOf(ThreadTimeout)
    expect(ticks).toBeGreaterThan(5)
    clearInterval(clock)
    expect(await behind).toEqual(['prove-worker', 'behind', 1])
  })

  it('that end by themselves fail what they were asked, and start anew', async () => {
    await expect(threads.ask('prove-worker', 'die', 5_000)).rejects.toThrow('ended with 3')
    expect(await threads.ask('prove-worker', 'again', 5_000)).toEqual(['prove-worker', 'again', 1])
  })

  it('that draft lists have a heap that may not grow far, others what they need', async () => {
    const draft = await threads.ask('draft-worker', 'room', 5_000)
    expect(draft).toMatchObject({ maxYoungGenerationSizeMb: 48, maxOldGenerationSizeMb: 192 })
    const { maxOldGenerationSizeMb } = (await threads.ask('prove-worker', 'room', 5_000)) as {
      maxOldGenerationSizeMb: number
    }
    expect(maxOldGenerationSizeMb).toBeGreaterThan(192)
  })

  it('of a pool share the questions and are closed with it', async () => {
    const pool = threads.open('evaluate-worker', 2)
    const answers = await Promise.all([1, 2].map((question) => pool.ask(question)))
    expect(answers).toEqual([
      ['evaluate-worker', 1, 1],
      ['evaluate-worker', 2, 1],
    ])
    const open = pool.ask('spin')
    const refused = expect(open).rejects.toThrow('closed')
    await pool.close()
    await refused
  })
})
