/** What waits at the coding desk, and what was done there. */
import type {
  CodingAct,
  CodingAgreement,
  CodingTurn,
  CodingUnit,
  listCodingPhrases as phrasesOperation,
} from '../../contract/coding.ts'
import type { QueryOf, ReplyOf } from '../../contract/operation.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { findAreaNames } from '../areas/index.ts'
import { findUnits } from '../frame/index.ts'
import { findDisplayNames } from '../identity/index.ts'
import { readPageKey, writePageKey } from '../responses/index.ts'
import { agreementOf } from './agreement.ts'
import { deskArea } from './desk-area.ts'
import {
  type ActRow,
  countCodings,
  countPairs,
  findCodesBefore,
  findUndone,
  listActs,
  listWaiting,
  pageOfTally,
} from './store.ts'
import { ONE_IN } from './turn-after.ts'

const DEFAULT_LIMIT = 50
const ACTS = 100
const MOST_DIFFERING = 20

export async function listCodingPhrases(
  ctx: SignedInContext,
  query: QueryOf<typeof phrasesOperation>,
): Promise<ReplyOf<typeof phrasesOperation>> {
  const area = deskArea(ctx, query.area)
  const db = ctx.database.read
  const limit = query.limit ?? DEFAULT_LIMIT
  const found = await pageOfTally(db, area, placeIn(query.after), limit + 1)
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  const names = await findAreaNames(
    db,
    rows.map(({ county }) => county.padEnd(12, '0')),
  )
  return {
    phrases: rows.map((row) => ({
      ...row,
      countyName: names.get(row.county.padEnd(12, '0'))?.at(-1) ?? row.county,
    })),
    next:
      found.length > limit && last
        ? writePageKey({
            at: String(last.units),
            id: Buffer.from(`${last.county}${last.phraseKey}`).toString('base64url'),
          })
        : null,
  }
}

function placeIn(after: string | undefined) {
  if (after === undefined) return undefined
  const { at, id } = readPageKey(after)
  const place = Buffer.from(id, 'base64url').toString('utf8')
  return { units: Number(at), county: place.slice(0, 6), phraseKey: place.slice(6) }
}

export async function listCodingUnits(
  ctx: SignedInContext,
  query: {
    readonly turn: CodingTurn
    readonly area?: string
    readonly phraseKey?: string
    readonly limit?: number
  },
): Promise<{ units: CodingUnit[]; more: boolean }> {
  const area = deskArea(ctx, query.area)
  const db = ctx.database.read
  const limit = query.limit ?? DEFAULT_LIMIT
  const notBy = query.turn === 'first' ? undefined : ctx.actor.id
  const { turn, phraseKey } = query
  const found = await listWaiting(db, { turn, area, phraseKey, notBy }, limit + 1)
  const rows = found.slice(0, limit)
  const units = await findUnits(
    db,
    rows.map(({ unitId }) => unitId),
  )
  const before = await findCodesBefore(db, turn === 'referee' ? [...units.keys()] : [])
  const areaNames = await findAreaNames(
    db,
    [...units.values()].flatMap((unit) => unit.areaCode ?? []),
  )
  return {
    units: rows.map((row) => {
      const unit = units.get(row.unitId)
      return {
        ...{ unitId: row.unitId, unitName: unit?.name ?? row.unitId },
        areaNames: [...(areaNames.get(unit?.areaCode ?? '') ?? [])],
        ...{ phrase: row.phrase, responseId: row.responseId },
        code: turn === 'first' ? (unit?.industryCode ?? null) : null,
        said:
          turn === 'referee' ? [row.firstCode, row.secondCode].flatMap((code) => code ?? []) : [],
        before: before.get(row.unitId) ?? null,
      }
    }),
    more: found.length > limit,
  }
}

export async function listCodingActs(
  ctx: SignedInContext,
  asked: string | undefined,
): Promise<{ acts: CodingAct[] }> {
  const area = deskArea(ctx, asked)
  return { acts: await asActs(ctx.database.read, await listActs(ctx.database.read, area, ACTS)) }
}

export async function asActs(db: Executor, rows: readonly ActRow[]): Promise<CodingAct[]> {
  const ids = rows.map(({ id }) => id)
  const units = await countCodings(db, ids)
  const undone = await findUndone(db, ids)
  const people = await findDisplayNames(db, [
    ...rows.map(({ codedBy }) => codedBy),
    ...[...undone.values()].map(({ undoneBy }) => undoneBy),
  ])
  const nameOf = (id: string) => people.get(id) ?? id
  return rows.map(({ id, turn, phrase, code, codedAt, codedBy }) => {
    const undo = undone.get(id)
    return {
      ...{ actId: id, turn, phrase, code, codedAt, codedBy: nameOf(codedBy) },
      units: units.get(id) ?? 0,
      undone: undo
        ? {
            ...{ at: undo.undoneAt, by: nameOf(undo.undoneBy) },
            ...{ reason: undo.reason, restored: undo.restored },
          }
        : null,
    }
  })
}

export async function getCodingAgreement(
  ctx: SignedInContext,
  asked: string | undefined,
): Promise<CodingAgreement> {
  const area = deskArea(ctx, asked)
  const counts = await countPairs(ctx.database.read, area)
  const by = (digits: number) => {
    const { agreed, kappa } = agreementOf(counts, digits)
    return { agreed, kappa }
  }
  return {
    pairs: agreementOf(counts, 4).pairs,
    byDigits: { 4: by(4), 3: by(3), 2: by(2) },
    oneIn: ONE_IN,
    differing: counts
      .filter(({ first, second }) => first !== second)
      .sort((a, b) => b.units - a.units || (a.first < b.first ? -1 : 1))
      .slice(0, MOST_DIFFERING),
  }
}
