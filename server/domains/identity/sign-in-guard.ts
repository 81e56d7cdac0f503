/**
 * How often something may be tried: one login name, one address, one credit code, one second factor.
 * Counted before the attempt is judged, so that a hundred at once are not a hundred tries; kept in the
 * database, so that a restart forgives nothing. Whether what is tried exists plays no part.
 */
import { createHash } from 'node:crypto'
import { isIPv6 } from 'node:net'
import { Problem } from '../../contract/problems.ts'
import type { Context } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { recordAudit } from '../audit/index.ts'
import { clearGuard, findGuard, saveGuard } from './guard-store.ts'

/** Design values for law.md L-50. An address may be a whole office behind one router. */
const limits = {
  'login-name': { attempts: 5, windowMinutes: 15 },
  factor: { attempts: 5, windowMinutes: 15 },
  'credit-code': { attempts: 10, windowMinutes: 60 },
  address: { attempts: 100, windowMinutes: 15 },
} as const
type GuardKind = keyof typeof limits

export interface Guarded {
  readonly kind: GuardKind
  /** What is tried, e.g. the login name; stored as a hash only. */
  readonly what: string
}

interface GuardRow {
  readonly attempts: number
  readonly windowStartedAt: string
  readonly lockedUntil: string | null
}

/** Counts one attempt against each; throws `too-many-attempts` where one is locked. */
export async function countAttempt(ctx: Context, guarded: readonly Guarded[]): Promise<void> {
  const lockedUntil = await ctx.database.write(async (tx) => {
    const now = ctx.clock.now()
    let locked: string | null = null
    for (const each of guarded) {
      const key = keyOf(each)
      const next = nextGuard(each.kind, await findGuard(tx, key), now)
      if (next.kind === 'locked') {
        locked = next.until
        continue
      }
      await saveGuard(tx, { key, ...next.row })
      if (next.row.lockedUntil === null) continue
      await recordAudit(tx, ctx, {
        action: 'sign-in.lock',
        subjectKind: 'sign-in-guard',
        subjectId: key,
        after: { kind: each.kind, lockedUntil: next.row.lockedUntil },
      })
    }
    return locked
  })
  if (lockedUntil !== null) throw tooMany(lockedUntil, ctx.clock.now())
}

/** Forgets the attempts against it, inside the transaction of the success. */
export async function forgetAttempts(tx: Executor, guarded: Guarded): Promise<void> {
  await clearGuard(tx, keyOf(guarded))
}

/**
 * Takes back the one attempt that succeeded, inside its transaction: a whole office signs in from one address, and
 * only what fails there is a sign of guessing.
 */
export async function forgiveAttempt(tx: Executor, guarded: Guarded): Promise<void> {
  const key = keyOf(guarded)
  const row = await findGuard(tx, key)
  if (row)
    await saveGuard(tx, { ...row, attempts: Math.max(0, row.attempts - 1), lockedUntil: null })
}

export async function lockedUntil(
  db: Executor,
  guarded: Guarded,
  now: string,
): Promise<string | null> {
  const row = await findGuard(db, keyOf(guarded))
  return row?.lockedUntil && row.lockedUntil > now ? row.lockedUntil : null
}

function keyOf({ kind, what }: Guarded): string {
  const counted = kind === 'address' ? networkOf(what) : what
  return `${kind}:${createHash('sha256').update(counted).digest('hex')}`
}

/** Whoever has one IPv6 address has the 2⁶⁴ beside it: they count as one. Pure. */
export function networkOf(address: string): string {
  if (!isIPv6(address) || address.includes('.')) return address
  const [before = '', after] = address.split('%', 1)[0]!.split('::')
  const head = before.split(':').filter(Boolean)
  const tail = (after ?? '').split(':').filter(Boolean)
  const zeros = Array.from({ length: 8 - head.length - tail.length }, () => '0')
  const groups = after === undefined ? head : [...head, ...zeros, ...tail]
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`
}

/** What one more attempt makes of the count. The attempt that reaches the limit is still judged. Pure. */
export function nextGuard(
  kind: GuardKind,
  row: GuardRow | undefined,
  now: string,
): { kind: 'locked'; until: string } | { kind: 'counted'; row: GuardRow } {
  const { attempts, windowMinutes } = limits[kind]
  const windowEnd = later(now, windowMinutes)
  if (row?.lockedUntil && row.lockedUntil > now) {
    // A clock set back makes no lock longer than it may be.
    return { kind: 'locked', until: earlier(row.lockedUntil, windowEnd) }
  }
  const inWindow =
    row !== undefined && row.lockedUntil === null && now < later(row.windowStartedAt, windowMinutes)
  const counted = inWindow ? row.attempts + 1 : 1
  return {
    kind: 'counted',
    row: {
      attempts: counted,
      windowStartedAt: inWindow ? row.windowStartedAt : now,
      lockedUntil: counted >= attempts ? windowEnd : null,
    },
  }
}

function later(instant: string, minutes: number): string {
  return new Date(Date.parse(instant) + minutes * 60_000).toISOString()
}

function earlier(a: string, b: string): string {
  return Date.parse(a) < Date.parse(b) ? a : b
}

function tooMany(until: string, now: string): Problem {
  const minutes = Math.max(1, Math.ceil((Date.parse(until) - Date.parse(now)) / 60_000))
  return new Problem(
    'too-many-attempts',
    `请在 ${minutes} 分钟后再试，或请上级普查办重新发登录链接`,
    { retryAfterSeconds: minutes * 60 },
  )
}
