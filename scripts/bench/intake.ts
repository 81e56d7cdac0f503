/**
 * Sealed responses sent by 32 clients over HTTP: to the whole server (who sends, validation, all
 * checks, audit, a durable commit), and to bare handlers that only parse, validate and insert. Each in
 * a process and a database of its own, taking turns; the CPU counted is that of the server process.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { makeCity } from '../../server/demo-city/make-city.ts'
import { projectPath } from '../../server/platform/project-path.ts'
import { countFields, FORM, sealed, wideAnswers } from './intake/envelopes.ts'
import { cpuMs, type Listening } from './intake/usage.ts'
import { p50 } from './quantiles.ts'
import { judged, ms, type Result, times, told } from './report.ts'

const CLIENTS = 32
const ROUNDS = 5
/** Responses before the counting begins, and those counted. */
const WARM_UP = 1_000
const COUNTED = 2_000

interface Way {
  readonly program: string
  readonly args: readonly string[]
  /** Answers with a receipt whose hash is that of the bytes sent. */
  readonly receipt: boolean
}

const ways = {
  whole: {
    ...{ program: 'serve-whole', args: [String(WARM_UP + COUNTED), String(CLIENTS)] },
    receipt: true,
  },
  group: { program: 'serve-bare', args: ['group'], receipt: false },
  each: { program: 'serve-bare', args: ['each'], receipt: false },
} as const satisfies Readonly<Record<string, Way>>
type Name = keyof typeof ways

interface Run {
  readonly cpuMsEach: number
  readonly perSecond: number
}

export async function benchIntake(): Promise<Result[]> {
  const answers = wideAnswers(makeCity({ units: 3_000, seed: 'intake' }))
  const bodies = Array.from({ length: WARM_UP + COUNTED }, (_, number) =>
    Buffer.from(JSON.stringify(sealed(number, answers))),
  )
  await bundle()
  const runs: Record<Name, Run[]> = { whole: [], group: [], each: [] }
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const name of Object.keys(ways) as Name[])
      runs[name].push(await runOnce(ways[name], bodies))
  }
  const cpu = (name: Name): number => p50(runs[name].map(({ cpuMsEach }) => cpuMsEach))
  const rate = (name: Name): number => p50(runs[name].map(({ perSecond }) => perSecond))
  const said = (name: Name): string =>
    `${ms(cpu(name))} of CPU each, ${Math.round(rate(name))} accepted/s`
  // Of each round by itself: what else the machine did then, it did to all three.
  const perRound = (of: (round: number) => number): readonly number[] =>
    runs.whole.map((_, round) => of(round))
  const ratios = perRound((at) => runs.whole[at]!.cpuMsEach / runs.group[at]!.cpuMsEach)
  const speeds = perRound((at) => runs.whole[at]!.perSecond / runs.each[at]!.perSecond)
  const spread = (all: readonly number[]): string =>
    `${times(p50(all))} (${all.length} rounds: ${Math.min(...all).toFixed(2)} to ${Math.max(...all).toFixed(2)})`
  const [ratio, speed] = [p50(ratios), p50(speeds)]
  return [
    judged('CPU per response / bare, group commit', spread(ratios), '≤ 2.5 ×', ratio <= 2.5),
    judged('accepted/s / bare, commit per request', spread(speeds), '≥ 1 ×', speed >= 1),
    told('the whole server', said('whole')),
    told('bare handler, group commit', said('group')),
    told('bare handler, commit per request', said('each')),
    told(
      `${FORM}, ${CLIENTS} clients, ${COUNTED} responses`,
      `${countFields(answers)} fields, ${bodies[0]?.length} bytes`,
    ),
  ]
}

const programOf = (name: string): string => projectPath(`.cache/bench/${name}.mjs`)

/** As the server is built: one file, packages left outside. */
async function bundle(): Promise<void> {
  for (const name of ['serve-whole', 'serve-bare']) {
    await build({
      entryPoints: [projectPath(`scripts/bench/intake/${name}.ts`)],
      outfile: programOf(name),
      ...{ bundle: true, platform: 'node', format: 'esm', packages: 'external' },
    })
  }
}

async function runOnce(way: Way, bodies: readonly Buffer[]): Promise<Run> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-intake-'))
  const child = fork(programOf(way.program), [folder, ...way.args], {
    env: { ...process.env, JINGPU_ENGINE: 'sqlite', NODE_ENV: 'production' },
  })
  try {
    const [listening] = (await once(child, 'message')) as [Listening]
    await send(way, listening, bodies, 0, WARM_UP)
    const cpuBefore = await cpuMs(child)
    const started = performance.now()
    await send(way, listening, bodies, WARM_UP, bodies.length)
    const seconds = (performance.now() - started) / 1_000
    const cpuMsEach = ((await cpuMs(child)) - cpuBefore) / COUNTED
    return { cpuMsEach, perSecond: COUNTED / seconds }
  } finally {
    await stop(child)
    rmSync(folder, { recursive: true, force: true })
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

/** Every client sends one response after another; each must be acknowledged. */
async function send(
  way: Way,
  { port, cookies }: Listening,
  bodies: readonly Buffer[],
  first: number,
  end: number,
): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS })
  let next = first
  const client = async (cookie: string | undefined): Promise<void> => {
    while (next < end) {
      const number = next++
      const body = bodies[number]!
      const reply = await put(agent, port, number, body, cookie)
      const kept =
        !way.receipt || reply.text.includes(createHash('sha256').update(body).digest('hex'))
      if (reply.status !== 200 || !kept)
        throw new Error(`not accepted: ${reply.status} ${reply.text.slice(0, 300)}`)
    }
  }
  await Promise.all(Array.from({ length: CLIENTS }, (_, at) => client(cookies[at])))
  agent.destroy()
}

function put(
  agent: Agent,
  port: number,
  number: number,
  body: Buffer,
  cookie: string | undefined,
): Promise<{ readonly status: number; readonly text: string }> {
  const { responseId, revisionId } = sealed(number, {})
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        ...{ agent, port, host: '127.0.0.1', method: 'PUT' },
        path: `/api/responses/${responseId}/revisions/${revisionId}`,
        headers: {
          ...{ 'content-type': 'application/json', 'content-length': body.length },
          ...(cookie === undefined ? {} : { cookie, origin: `http://127.0.0.1:${port}` }),
        },
      },
      (reply) => {
        let text = ''
        reply.setEncoding('utf8')
        reply.on('data', (part: string) => {
          text += part
        })
        reply.on('end', () => resolve({ status: reply.statusCode ?? 0, text }))
        reply.on('error', reject)
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}
