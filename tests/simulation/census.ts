/**
 * The census office the simulation works in: the real application on a fresh database, a clock of sixty
 * days, everybody with a session of their own. Whoever acts does so through the HTTP operations.
 */
import { createHash } from 'node:crypto'
import type { Role } from '../../server/contract/identity.ts'
import type { InputOf, OperationShape, ReplyOf } from '../../server/contract/operation.ts'
import { createRandom, type Random } from '../../server/demo-city/random.ts'
import {
  assignBlock,
  loadAreas,
  loadBlocks,
  loadBuildings,
} from '../../server/domains/areas/index.ts'
import { followTrail } from '../../server/domains/attention/index.ts'
import { followDescriptions } from '../../server/domains/coding/index.ts'
import { watchArrivals } from '../../server/domains/conduct/index.ts'
import { issueSignInLink } from '../../server/domains/identity/index.ts'
import { setInstallation } from '../../server/platform/installation.ts'
import { createTestApp, type SignedIn, type TestApp } from '../support/test-app.ts'
import { COUNTY, type County } from './county.ts'

export const CITY = '1406'
/** 1 January 2024, midnight in Shanghai, is the eve of day 1. */
const EVE_MS = Date.parse('2023-12-31T16:00:00.000Z')
const DAY_MS = 86_400_000

export interface Census {
  readonly app: TestApp
  readonly county: County
  readonly random: Random
  readonly walkers: ReadonlyMap<string, SignedIn>
  readonly supervisors: ReadonlyMap<string, SignedIn>
  readonly townships: ReadonlyMap<string, SignedIn>
  /** Three clerks: coding and duplicates are decided by two and settled by a third. */
  readonly offices: readonly SignedIn[]
  readonly city: SignedIn
  /** Sets the clock: a day of the census and minutes after midnight in Shanghai. */
  at(day: number, minute: number): void
  now(): string
  today(): number
  /** One operation that must succeed. */
  must<const O extends OperationShape>(
    shape: O,
    input: Partial<InputOf<O>>,
    as: SignedIn,
  ): Promise<ReplyOf<O>>
  /** The next of a row of ids that is the same in every run. */
  newId(): string
  /** What a running server does beside the requests, until nothing waits. */
  background(): Promise<void>
}

export async function openCensus(county: County, seed: string): Promise<Census> {
  const app = await createTestApp({ behindProxy: true })
  const random = createRandom(seed)
  let now = ''
  let day = 0
  const at = (of: number, minute: number) => {
    day = of
    now = new Date(EVE_MS + of * DAY_MS + minute * 60_000).toISOString()
    app.setTime(now)
  }
  let ids = 0
  at(1, 8 * 60)
  await app.database.write((tx) => setInstallation(tx, 'kind', 'demonstration'))
  await loadAreas(app.context)
  await loadBlocks(app.context, county.blocks)
  await loadBuildings(app.context, county.buildings)
  const signIn = (role: Role, areaPrefix: string, name: string) =>
    app.signIn(role, { kind: 'area', areaPrefix, name: areaPrefix }, name)
  const walkers = new Map<string, SignedIn>()
  for (const { id, town, blocks } of county.enumerators) {
    const who = await signIn('enumerator', town, id)
    walkers.set(id, who)
    for (const blockCode of blocks) {
      await assignBlock(app.context, { blockCode, accountId: who.account.id })
    }
  }
  const perTown = async (role: Role) => {
    const people = new Map<string, SignedIn>()
    for (const town of county.towns) people.set(town, await signIn(role, town, `${role}-${town}`))
    return people
  }
  const supervisors = await perTown('supervisor')
  const townships = await perTown('township-office')
  const offices = [
    await signIn('county-office', COUNTY, '县办甲'),
    await signIn('county-office', COUNTY, '县办乙'),
    await signIn('county-office', COUNTY, '县办丙'),
  ]
  const city = await signIn('city-office', CITY, '市办')
  return {
    ...{ app, county, random, walkers, supervisors, townships, offices, city, at },
    now: () => now,
    today: () => day,
    newId: () => numberedUuid(seed, ++ids),
    async must(shape, input, as) {
      let answer = await app.call(shape, input, as)
      // A session lasts a day of work; whoever it ended for signs in again.
      if (!answer.ok && answer.status === 401) {
        Object.assign(as, { cookie: await signInAgain(app, as) })
        answer = await app.call(shape, input, as)
      }
      if (answer.ok) return answer.reply
      throw new Error(
        `${shape.id} ${JSON.stringify(input).slice(0, 400)}: ${JSON.stringify(answer.problem)}`,
      )
    },
    async background() {
      while ((await watchArrivals(app.context)).full);
      while ((await followTrail(app.context)).full);
      while ((await followDescriptions(app.context)).full);
    },
  }
}

/**
 * Of the shape clients make (UUID version 4), but the same in every run: what is sealed and drawn hangs on the
 * ids of units, and so do the figures that are printed.
 */
function numberedUuid(seed: string, number: number): string {
  const hash = createHash('sha256').update(`${seed} ${number}`).digest('hex')
  const parts = [hash.slice(0, 8), hash.slice(8, 12), `4${hash.slice(13, 16)}`]
  return [...parts, `8${hash.slice(17, 20)}`, hash.slice(20, 32)].join('-')
}

async function signInAgain(app: TestApp, { account, headers }: SignedIn): Promise<string> {
  const { token } = await issueSignInLink(app.context, account.id)
  const reply = await app.fetch(
    '/api/session',
    {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token }),
    },
    { cookie: '', ...(headers ? { headers } : {}) },
  )
  const cookie = reply.headers.get('set-cookie')?.split(';')[0]
  if (!cookie) throw new Error(`no session: ${reply.status} ${await reply.text()}`)
  return cookie
}
