/** How long sessions last and what ends them early. Pure. Design values for law.md L-50. */
import type { Role, SignInStep } from '../../contract/identity.ts'

const OPEN_HOURS = 12
/** A sign-in under way: choosing a password and setting up an app takes a few minutes. */
const UNDER_WAY_MINUTES = 30
/** The tablet is out of reach of the network for hours; its screen has a lock of its own. */
const IDLE_MINUTES = 30

export function sessionEnd(now: string, owes: readonly SignInStep[]): string {
  const lifeMs = owes.length > 0 ? UNDER_WAY_MINUTES * 60_000 : OPEN_HOURS * 3_600_000
  return new Date(Date.parse(now) + lifeMs).toISOString()
}

export interface SessionTimes {
  readonly expiresAt: string
  readonly lastSeenAt: string | null
}

/**
 * Whether time has ended the session. Where the server's clock was set back behind the last request,
 * that request's time counts: what had ended stays ended.
 */
export function hasRunOut(
  { expiresAt, lastSeenAt }: SessionTimes,
  now: string,
  role: Role,
  idleEnds: boolean,
): boolean {
  const at = lastSeenAt !== null && lastSeenAt > now ? lastSeenAt : now
  if (expiresAt <= at) return true
  if (!idleEnds || lastSeenAt === null || role === 'enumerator' || role === 'supervisor')
    return false
  return Date.parse(at) - Date.parse(lastSeenAt) > IDLE_MINUTES * 60_000
}

const SEEN_EVERY_MS = 60_000

/** Kept to the minute, so that reading costs no write each time. */
export function isWorthNoting(lastSeenAt: string | null, now: string): boolean {
  return lastSeenAt === null || Date.parse(now) - Date.parse(lastSeenAt) >= SEEN_EVERY_MS
}

/** Roles that never go without a second factor: county and above, departments, administrators. */
export function needsFactor(role: Role): boolean {
  switch (role) {
    case 'county-office':
    case 'city-office':
    case 'department':
    case 'enforcement-officer':
    case 'system-administrator':
    case 'security-administrator':
    case 'audit-administrator':
      return true
    case 'enumerator':
    case 'supervisor':
    case 'enterprise':
    case 'township-office':
      return false
  }
}
