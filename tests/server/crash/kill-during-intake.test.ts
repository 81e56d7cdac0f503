import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import Sqlite from 'better-sqlite3'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Receipt } from '../../../server/contract/responses.ts'
import { projectPath } from '../../../server/platform/project-path.ts'
import { buildEnvelope, hashOf } from '../../support/responses.ts'
import { MAYI_1 } from '../../support/small-city.ts'

const ROUNDS = 4
const CLIENTS = 8

interface Server {
  readonly child: ChildProcess
  readonly origin: string
  readonly cookie: string
}

interface Sealed {
  readonly path: string
  readonly revisionId: string
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly hash: string
}

describe('a server killed during a stream of submissions', () => {
  const folder = mkdtempSync(join(tmpdir(), 'jingpu-crash-'))
  const program = projectPath(`.cache/crash-server-${process.pid}.mjs`)
  let server: Server | undefined
  beforeAll(async () => {
    await build({
      entryPoints: [projectPath('tests/support/crash-server.ts')],
      outfile: program,
      bundle: true,
      platform: 'node',
      format: 'esm',
      packages: 'external',
    })
  }, 60_000)
  afterAll(() => {
    server?.child.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
    rmSync(program, { force: true })
  })

  async function start(): Promise<Server> {
    const child = spawn(process.execPath, [program, folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, JINGPU_ENGINE: 'sqlite' },
    })
    const [line] = (await once(createInterface({ input: child.stdout! }), 'line')) as [string]
    const { port, cookie } = JSON.parse(line) as { port: number; cookie: string }
    return { child, origin: `http://127.0.0.1:${port}`, cookie }
  }

  async function kill(running: Server): Promise<void> {
    const gone = once(running.child, 'exit')
    running.child.kill('SIGKILL')
    await gone
  }

  /** The receipt, or undefined where the connection broke: then nothing was acknowledged. */
  async function send(to: Server, sealed: Sealed): Promise<Receipt | undefined> {
    let reply: Response
    let text: string
    try {
      reply = await fetch(`${to.origin}${sealed.path}`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json', cookie: to.cookie, origin: to.origin },
        body: sealed.bytes,
      })
      text = await reply.text()
    } catch {
      return undefined
    }
    if (!reply.ok) throw new Error(`refused: ${text}`)
    return JSON.parse(text) as Receipt
  }

  let made = 0
  function seal(): Sealed {
    const unitId = `unit-${++made}`
    const envelope = buildEnvelope({
      unitId,
      revisionId: `revision-${made}`,
      newUnit: { kind: 'selfEmployed', blockCode: MAYI_1 },
    })
    const bytes = new Uint8Array(Buffer.from(JSON.stringify(envelope)))
    return {
      path: `/api/responses/${envelope.responseId}/revisions/${envelope.revisionId}`,
      revisionId: envelope.revisionId,
      bytes,
      hash: hashOf(bytes),
    }
  }

  it('L-05 loses none that was acknowledged and doubles none that was not', async () => {
    const acknowledged = new Map<string, Receipt>()
    const sent = new Map<string, Sealed>()
    for (let round = 0; round < ROUNDS; round++) {
      const running = await start()
      server = running
      let stopped = false
      const clients = Array.from({ length: CLIENTS }, async () => {
        // What was left unanswered goes first, as the outbox does; clients overlap on purpose.
        const left = [...sent.values()].filter((each) => !acknowledged.has(each.revisionId))
        while (!stopped) {
          const sealed = left.pop() ?? seal()
          sent.set(sealed.revisionId, sealed)
          const receipt = await send(running, sealed)
          if (receipt) acknowledged.set(sealed.revisionId, receipt)
        }
      })
      await new Promise((resolve) => setTimeout(resolve, 150 + Math.random() * 450))
      const gone = kill(running)
      stopped = true
      await Promise.all([gone, ...clients])
    }
    expect(acknowledged.size).toBeGreaterThan(0)

    server = await start()
    for (const sealed of sent.values()) {
      const receipt = await send(server, sealed)
      expect(receipt).toMatchObject({ outcome: 'stored', contentHash: sealed.hash })
      const earlier = acknowledged.get(sealed.revisionId)
      if (earlier) expect(receipt).toEqual(earlier)
    }
    await kill(server)

    const database = new Sqlite(join(folder, 'crash.db'))
    const rows = database
      .prepare('select id, content, content_hash as hash from revision')
      .all() as { id: string; content: Buffer; hash: string }[]
    expect(rows.map((row) => row.id).sort()).toEqual([...sent.keys()].sort())
    for (const row of rows) {
      expect(row.hash).toBe(sent.get(row.id)?.hash)
      expect(createHash('sha256').update(row.content).digest('hex')).toBe(row.hash)
    }
    const count = (what: string) =>
      (database.prepare(`select count(*) as n from ${what}`).get() as { n: number }).n
    expect(count('unit')).toBe(sent.size)
    expect(count("response where state = 'submitted' and revisions = 1")).toBe(sent.size)
    expect(count("audit_entry where action = 'response.receive'")).toBe(sent.size)
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok')
    database.close()
  }, 120_000)
})
