/** All SQL on the trail: append, read in order, search, and cut what went with destroyed records. */
import {
  and,
  asc,
  between,
  count,
  desc,
  eq,
  gt,
  gte,
  inArray,
  isNotNull,
  like,
  lt,
  lte,
  or,
  type SQL,
  sql,
} from 'drizzle-orm'
import { containsText } from '../../platform/database/conditions.ts'
import type { Executor } from '../../platform/database/database.ts'
import { insertRows } from '../../platform/database/insert-rows.ts'
import { insertRow, prepared } from '../../platform/database/prepared.ts'
import { auditEntry, trailCut } from './tables.ts'

export type AuditEntry = typeof auditEntry.$inferSelect

export type TrailCut = typeof trailCut.$inferSelect

export interface TrailHead {
  readonly sequence: number
  readonly hash: string
}

export async function insertEntry(
  tx: Executor,
  row: typeof auditEntry.$inferInsert,
): Promise<void> {
  await insertRow(tx, auditEntry, row)
}

const newestEntry = (db: Executor) =>
  db
    .select({ sequence: auditEntry.sequence, hash: auditEntry.hash })
    .from(auditEntry)
    .orderBy(desc(auditEntry.sequence))
    .limit(1)

/** The newest entry, or undefined on an empty trail. */
export async function findHead(db: Executor): Promise<TrailHead | undefined> {
  const [head] = await prepared(db, newestEntry).execute()
  return head
}

/** Up to `limit` entries after `sequence`, in order. */
export function entriesAfter(db: Executor, sequence: number, limit: number): Promise<AuditEntry[]> {
  return Promise.resolve(
    db
      .select()
      .from(auditEntry)
      .where(gt(auditEntry.sequence, sequence))
      .orderBy(asc(auditEntry.sequence))
      .limit(limit),
  )
}

/** Up to `limit` entries of one action after the sequence `after`, in order. */
export function entriesOfAction(
  db: Executor,
  action: string,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<AuditEntry[]> {
  return Promise.resolve(
    db
      .select()
      .from(auditEntry)
      .where(and(eq(auditEntry.action, action), gt(auditEntry.sequence, after)))
      .orderBy(asc(auditEntry.sequence))
      .limit(limit),
  )
}

export async function findHashAt(db: Executor, sequence: number): Promise<string | undefined> {
  const [row] = await db
    .select({ hash: auditEntry.hash })
    .from(auditEntry)
    .where(eq(auditEntry.sequence, sequence))
  return row?.hash
}

/** Place of the entry with this hash, or undefined. Walks the trail: for verification only. */
export async function findSequenceOf(db: Executor, hash: string): Promise<number | undefined> {
  const [row] = await db
    .select({ sequence: auditEntry.sequence })
    .from(auditEntry)
    .where(eq(auditEntry.hash, hash))
    .limit(1)
  return row?.sequence
}

/** What an auditor looks for; every member narrows. */
export interface TrailFilter {
  /** UTC instants, from inclusive, until exclusive. */
  readonly from?: string
  readonly until?: string
  readonly actorId?: string
  /** Whole action or its beginning, e.g. `response.`. */
  readonly action?: string
  readonly subjectId?: string
  readonly address?: string
  /** Part of what the device says it is. */
  readonly device?: string
  /** Only entries at or before this one: what an export has already announced. */
  readonly upTo?: number
}

/** Newest first; `before` is the sequence of the last entry seen. */
export function findEntries(
  db: Executor,
  filter: TrailFilter,
  { before, limit }: { readonly before?: number; readonly limit: number },
): Promise<AuditEntry[]> {
  const conditions = [
    ...conditionsOf(filter),
    ...(before === undefined ? [] : [lt(auditEntry.sequence, before)]),
  ]
  return Promise.resolve(
    db
      .select()
      .from(auditEntry)
      .where(and(...conditions))
      .orderBy(desc(auditEntry.sequence))
      .limit(limit),
  )
}

/** How often each action was done within the filter. */
export async function countByAction(
  db: Executor,
  filter: TrailFilter,
): Promise<readonly { readonly action: string; readonly count: number }[]> {
  return db
    .select({ action: auditEntry.action, count: count() })
    .from(auditEntry)
    .where(and(...conditionsOf(filter)))
    .groupBy(auditEntry.action)
    .orderBy(asc(auditEntry.action))
}

/** How often one person, from one address, did the actions that begin so, hour by hour (UTC, `YYYY-MM-DDTHH`). */
export async function countByPersonAndHour(
  db: Executor,
  filter: TrailFilter,
): Promise<readonly PersonHour[]> {
  const hour = sql<string>`substr(${auditEntry.recordedAt}, 1, 13)`
  return db
    .select({
      hour,
      actorId: auditEntry.actorId,
      address: auditEntry.address,
      count: count(),
      last: sql<number>`max(${auditEntry.sequence})`.mapWith(Number),
    })
    .from(auditEntry)
    .where(and(...conditionsOf(filter)))
    .groupBy(hour, auditEntry.actorId, auditEntry.address)
}

export interface PersonHour {
  readonly hour: string
  readonly actorId: string
  readonly address: string | null
  readonly count: number
  /** Sequence of the newest of them. */
  readonly last: number
}

/** First and last entry within the filter, by place. */
export async function findEdges(
  db: Executor,
  filter: TrailFilter,
): Promise<{ readonly first: TrailHead; readonly last: TrailHead } | undefined> {
  const edge = async (order: SQL): Promise<TrailHead | undefined> => {
    const [row] = await db
      .select({ sequence: auditEntry.sequence, hash: auditEntry.hash })
      .from(auditEntry)
      .where(and(...conditionsOf(filter)))
      .orderBy(order)
      .limit(1)
    return row
  }
  const first = await edge(asc(auditEntry.sequence))
  const last = await edge(desc(auditEntry.sequence))
  return first && last ? { first, last } : undefined
}

function conditionsOf(filter: TrailFilter): SQL[] {
  const { from, until, actorId, action, subjectId, address, device, upTo } = filter
  return [
    ...(from === undefined ? [] : [gte(auditEntry.recordedAt, from)]),
    ...(until === undefined ? [] : [lt(auditEntry.recordedAt, until)]),
    ...(actorId === undefined ? [] : [eq(auditEntry.actorId, actorId)]),
    // Actions are made of letters, hyphens and one dot: nothing a pattern would read otherwise.
    ...(action === undefined ? [] : [like(auditEntry.action, `${action}%`)]),
    ...(subjectId === undefined ? [] : [eq(auditEntry.subjectId, subjectId)]),
    ...(address === undefined ? [] : [eq(auditEntry.address, address)]),
    ...(device === undefined ? [] : [containsText(auditEntry.device, device)]),
    ...(upTo === undefined ? [] : [lte(auditEntry.sequence, upTo)]),
  ]
}

/** Up to `limit` entries about subjects of these kinds that still say anything, after `sequence`, in order. */
export async function entriesToCut(
  tx: Executor,
  kinds: readonly string[],
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<AuditEntry[]> {
  return tx
    .select()
    .from(auditEntry)
    .where(
      and(
        inArray(auditEntry.subjectKind, [...kinds]),
        or(isNotNull(auditEntry.before), isNotNull(auditEntry.after), isNotNull(auditEntry.reason)),
        gt(auditEntry.sequence, after),
      ),
    )
    .orderBy(asc(auditEntry.sequence))
    .limit(limit)
}

/** The database lets it through only while a destruction is under way (see the triggers). */
export async function cutEntries(tx: Executor, cuts: readonly TrailCut[]): Promise<void> {
  await insertRows(tx, trailCut, cuts)
  const nothing = sql`null`
  await tx
    .update(auditEntry)
    .set({ reason: null, before: nothing, after: nothing })
    .where(
      inArray(
        auditEntry.sequence,
        cuts.map(({ sequence }) => sequence),
      ),
    )
}

export async function cutsBetween(db: Executor, from: number, to: number): Promise<TrailCut[]> {
  return db
    .select()
    .from(trailCut)
    .where(between(trailCut.sequence, from, to))
    .orderBy(asc(trailCut.sequence))
}
