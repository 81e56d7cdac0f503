/** Sessions as their owner and the office see them; those that ran out are left out. */
import type { SessionSummary } from '../../contract/sign-in.ts'
import type { SessionRow } from './store.ts'

export function summariseSessions(
  rows: readonly SessionRow[],
  now: string,
  current: string | null,
): SessionSummary[] {
  return rows
    .filter(({ expiresAt, owes }) => expiresAt > now && owes === '')
    .map(({ id, createdAt, lastSeenAt, client, method }) => ({
      ...{ sessionId: id, startedAt: createdAt, lastSeenAt, client, method },
      current: id === current,
    }))
}
