/** Signals of an area by day, and one with its responses. Worked out beforehand: these only read. */
import type {
  getSignal as getOperation,
  listSignals as listOperation,
  Signal,
} from '../../contract/conduct.ts'
import type { QueryOf, ReplyOf } from '../../contract/operation.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { findAreaNames } from '../areas/index.ts'
import { findUnits } from '../frame/index.ts'
import { coversArea, findDisplayNames, requireRight } from '../identity/index.ts'
import { readPageKey, writePageKey } from '../responses/index.ts'
import {
  findSignal,
  lastArrivals,
  latestSettlements,
  pageOfSignals,
  responsesOfSignal,
  type SignalRow,
} from './store.ts'

const DEFAULT_LIMIT = 50

export async function listSignals(
  ctx: SignedInContext,
  query: QueryOf<typeof listOperation>,
): Promise<ReplyOf<typeof listOperation>> {
  requireRight(ctx, 'signal.view')
  const { scope } = ctx.actor
  const areaPrefix = query.area ?? (scope.kind === 'area' ? scope.areaPrefix : '')
  if (!coversArea(scope, areaPrefix)) return { signals: [], next: null }
  const limit = query.limit ?? DEFAULT_LIMIT
  const db = ctx.database.read
  const found = await pageOfSignals(
    db,
    {
      areaPrefix,
      ...(query.kind !== undefined && { kind: query.kind }),
      ...(query.date !== undefined && { onDate: query.date }),
      waiting: query.waiting === 'yes',
    },
    { after: query.after === undefined ? undefined : readPageKey(query.after), limit: limit + 1 },
  )
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  return {
    signals: await asSignals(db, rows),
    next: found.length > limit && last ? writePageKey({ at: last.onDate, id: last.id }) : null,
  }
}

export async function getSignal(
  ctx: SignedInContext,
  signalId: string,
): Promise<ReplyOf<typeof getOperation>> {
  const db = ctx.database.read
  const row = await getReachableSignal(db, ctx, signalId)
  const responseIds = await responsesOfSignal(db, signalId)
  const arrivals = await lastArrivals(db, responseIds)
  const parts = responseIds.map((responseId) => {
    const [unitId = '', formId = ''] = responseId.split('.')
    return { responseId, unitId, formId }
  })
  const units = await findUnits(
    db,
    parts.map(({ unitId }) => unitId),
  )
  const [signal] = await asSignals(db, [row])
  return {
    // One row in, one out.
    signal: signal!,
    responses: parts.map((part) => ({
      ...part,
      unitName: units.get(part.unitId)?.name ?? part.unitId,
      receivedAt: arrivals.get(part.responseId) ?? row.facts.lastAt,
    })),
  }
}

/** A signal whose units all lie in the actor's area. */
export async function getReachableSignal(
  db: Executor,
  ctx: SignedInContext,
  signalId: string,
): Promise<SignalRow> {
  requireRight(ctx, 'signal.view')
  const row = await findSignal(db, signalId)
  if (!row || !coversArea(ctx.actor.scope, row.areaPrefix)) throw new Problem('not-found')
  return row
}

export async function asSignals(db: Executor, rows: readonly SignalRow[]): Promise<Signal[]> {
  const settlements = await latestSettlements(
    db,
    rows.map(({ id }) => id),
  )
  const people = await findDisplayNames(db, [
    ...rows.flatMap(({ facts }) => facts.accountId ?? []),
    ...[...settlements.values()].map(({ settledBy }) => settledBy),
  ])
  const names = await findAreaNames(
    db,
    rows.map(({ areaPrefix }) => areaPrefix.padEnd(12, '0')),
  )
  return rows.map((row) => {
    const { areaPrefix, updatedAt: _updated, ...shown } = row
    const settled = settlements.get(row.id)
    const { accountId } = row.facts
    return {
      ...shown,
      areaName: names.get(areaPrefix.padEnd(12, '0'))?.join(' ') || '全市',
      accountName: accountId === null ? null : (people.get(accountId) ?? accountId),
      state: settled && settled.units >= row.units ? settled.outcome : 'waiting',
      settlement: settled
        ? {
            note: settled.note,
            settledAt: settled.settledAt,
            settledBy: people.get(settled.settledBy) ?? settled.settledBy,
          }
        : null,
    }
  })
}
