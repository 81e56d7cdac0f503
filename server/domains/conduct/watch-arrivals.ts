/**
 * Looks at what came in since it last looked, and raises signals (law.md L-15). It follows the trail,
 * which holds every revision received with person, address and device; where it stands is kept in the
 * database, so that a restart leaves nothing out. Reads first, then writes in one short transaction.
 */
import { createHash } from 'node:crypto'
import type { SignalFacts, SignalKind } from '../../contract/conduct.ts'
import type { Context } from '../../platform/context.ts'
import { readInstallation, setInstallation } from '../../platform/installation.ts'
import { type AuditEntry, entriesOfAction, recordAudit } from '../audit/index.ts'
import {
  type ArrivedRevision,
  findAnswersBefore,
  findArrivedRevisions,
  findStandingAnswers,
} from '../responses/index.ts'
import {
  commonPrefix,
  isWholeGrowth,
  type Judged,
  judgeAccount,
  judgeDevice,
  unitsOf,
  workDate,
} from './judge-arrivals.ts'
import { ALIKE_FROM, amountsOf, countRound, likeness, sketchOf } from './sketch-answers.ts'
import {
  type ArrivalRow,
  addSignalResponses,
  arrivalsFrom,
  arrivalsUnder,
  findSignal,
  findSignalsWith,
  findSketched,
  insertArrivals,
  responsesOfSignal,
  type SignalRow,
  saveSignal,
  saveSketch,
} from './store.ts'

/** Entries of the trail looked at in one go. */
const PIECE = 200

export interface WatchReport {
  /** Revisions looked at. */
  readonly arrivals: number
  /** Ids of signals raised, or grown. */
  readonly signals: readonly string[]
  /** More may wait. */
  readonly full: boolean
}

/** Something that came in, with who brought it. */
interface Arrival {
  readonly row: ArrivalRow
  readonly revision: ArrivedRevision
  readonly entry: AuditEntry
}

interface Raised {
  readonly row: SignalRow
  readonly responseIds: readonly string[]
}

export async function watchArrivals(ctx: Context): Promise<WatchReport> {
  const db = ctx.database.read
  const from = Number((await readInstallation(db, 'arrivals-watched')) ?? 0)
  const entries = await entriesOfAction(db, 'response.receive', { after: from, limit: PIECE })
  const last = entries.at(-1)
  if (!last) return { arrivals: 0, signals: [], full: false }
  const arrivals = await readArrivals(ctx, entries)
  const sketches = new Map<string, readonly string[]>()
  const raised = new Map<string, Raised>()
  const raise = (found: Raised) => raised.set(found.row.id, merged(raised.get(found.row.id), found))
  for (const found of await judgeGroups(ctx, arrivals)) raise(found)
  for (const found of await findAlike(ctx, arrivals, sketches)) raise(found)
  for (const found of await findWholeGrowth(ctx, arrivals)) raise(found)
  await ctx.database.write(async (tx) => {
    await insertArrivals(
      tx,
      arrivals.map(({ row }) => row),
    )
    for (const [responseId, keys] of sketches) await saveSketch(tx, responseId, keys)
    for (const { row, responseIds } of raised.values()) {
      await saveSignal(tx, row)
      await addSignalResponses(tx, row.id, responseIds)
      await recordAudit(tx, ctx, {
        action: 'signal.raise',
        subjectKind: 'signal',
        subjectId: row.id,
        after: { kind: row.kind, onDate: row.onDate, units: row.units, area: row.areaPrefix },
      })
    }
    await setInstallation(tx, 'arrivals-watched', String(last.sequence))
  })
  return {
    arrivals: arrivals.length,
    signals: [...raised.keys()],
    full: entries.length === PIECE,
  }
}

/** What was sent in to be judged; drafts are nobody's report. */
async function readArrivals(ctx: Context, entries: readonly AuditEntry[]): Promise<Arrival[]> {
  const revisions = await findArrivedRevisions(ctx.database.read, entries.flatMap(revisionIdOf))
  return entries.flatMap((entry) => {
    const revision = revisionIdOf(entry).flatMap((id) => revisions.get(id) ?? [])[0]
    if (revision?.intent !== 'submit') return []
    const byRespondent = revision.receivedRole === 'enterprise'
    const at = byRespondent ? revision.receivedAt : revision.deviceTime
    const row: ArrivalRow = {
      entry: entry.sequence,
      responseId: revision.responseId,
      unitId: revision.unitId,
      formId: revision.formId,
      areaCode: revision.areaCode,
      accountId: revision.receivedBy,
      byRespondent,
      origin: originOf(entry),
      receivedAt: at,
      onDate: workDate(at),
      ...countRound(revision.answers),
    }
    return [{ row, revision, entry }]
  })
}

function revisionIdOf({ after }: AuditEntry): string[] {
  const id = (after as { readonly revisionId?: unknown } | null)?.revisionId
  return typeof id === 'string' ? [id] : []
}

function originOf({ address, device }: AuditEntry): string {
  if (address === null) return ''
  return digest(address, device ?? '')
}

/** Devices of respondents and accounts of the field, with everything of their day. */
async function judgeGroups(ctx: Context, arrivals: readonly Arrival[]): Promise<Raised[]> {
  const db = ctx.database.read
  const groups = new Map<string, Arrival[]>()
  for (const each of arrivals) {
    const { onDate, origin, accountId, byRespondent } = each.row
    if (byRespondent && origin === '') continue
    const key = `${onDate} ${byRespondent ? origin : accountId}`
    groups.set(key, [...(groups.get(key) ?? []), each])
  }
  const found: Raised[] = []
  for (const group of groups.values()) {
    const { row, entry } = group[0]!
    const earlier = row.byRespondent
      ? await arrivalsFrom(db, row.onDate, row.origin)
      : await arrivalsUnder(db, row.onDate, row.accountId)
    const rows = [...earlier, ...group.map((each) => each.row)]
    for (const judged of row.byRespondent ? judgeDevice(rows) : judgeAccount(rows)) {
      const id = digest(judged.kind, row.onDate, row.byRespondent ? row.origin : row.accountId)
      const before = await findSignal(db, id)
      found.push(asSignal(ctx, { id, judged, rows, entry, onDate: row.onDate, before }))
    }
  }
  return found
}

interface Group {
  readonly id: string
  readonly judged: Judged
  readonly rows: readonly ArrivalRow[]
  readonly entry: AuditEntry
  readonly onDate: string
  readonly before: SignalRow | undefined
}

function asSignal(ctx: Context, { id, judged, rows, entry, onDate, before }: Group): Raised {
  const now = ctx.clock.now()
  const concerned = new Set(judged.arrivals.map(({ responseId }) => responseId))
  const theirs = rows.filter(({ responseId }) => concerned.has(responseId))
  const accounts = new Set(theirs.map(({ accountId }) => accountId))
  const times = judged.arrivals.map(({ receivedAt }) => receivedAt).toSorted()
  const byRespondent = theirs[0]!.byRespondent
  return {
    row: {
      id,
      kind: judged.kind,
      areaPrefix: commonPrefix(theirs.map(({ areaCode }) => areaCode)),
      onDate,
      facts: {
        accountId: accounts.size === 1 ? [...accounts][0]! : null,
        address: byRespondent ? entry.address : null,
        device: byRespondent ? entry.device : null,
        firstAt: times[0]!,
        lastAt: times.at(-1)!,
        share: judged.share,
        of: judged.of,
      },
      units: unitsOf(judged.arrivals),
      raisedAt: before?.raisedAt ?? now,
      updatedAt: now,
    },
    responseIds: [...concerned],
  }
}

/** Responses of other units with nearly the same amounts. */
async function findAlike(
  ctx: Context,
  arrivals: readonly Arrival[],
  sketches: Map<string, readonly string[]>,
): Promise<Raised[]> {
  const db = ctx.database.read
  /** Of this piece, by digest: they are not in the database yet. */
  const here = new Map<string, Set<string>>()
  const answersHere = new Map<string, ReadonlySet<string>>()
  const found = new Map<string, Raised>()
  for (const { row, revision } of arrivals) {
    const amounts = amountsOf(revision.answers)
    const county = row.areaCode?.slice(0, 6) ?? ''
    const keys = sketchOf(amounts).map((part, band) =>
      digest(row.formId, county, String(band), part),
    )
    sketches.set(row.responseId, keys)
    const candidates = new Set([
      ...keys.flatMap((key) => [...(here.get(key) ?? [])]),
      ...(await findSketched(db, row.responseId, keys)),
    ])
    for (const key of keys) here.set(key, (here.get(key) ?? new Set()).add(row.responseId))
    answersHere.set(row.responseId, amounts)
    const elsewhere = [...candidates].filter((id) => !answersHere.has(id))
    const standing = await findStandingAnswers(db, elsewhere)
    const alike = [...candidates].flatMap((responseId) => {
      const stands = standing.get(responseId)
      const others = answersHere.get(responseId) ?? (stands && amountsOf(stands))
      if (!others || unitOf(responseId) === row.unitId) return []
      const share = likeness(amounts, others)
      return share >= ALIKE_FROM ? [{ responseId, share }] : []
    })
    if (alike.length === 0) continue
    const raised = await alikeSignal(ctx, row, amounts.size, alike, found)
    found.set(raised.row.id, raised)
  }
  return [...found.values()]
}

function unitOf(responseId: string): string {
  return responseId.slice(0, responseId.indexOf('.'))
}

/** One signal for all that are alike: a copy joins the signal its like belongs to. */
async function alikeSignal(
  ctx: Context,
  arrived: ArrivalRow,
  amounts: number,
  alike: readonly { readonly responseId: string; readonly share: number }[],
  inThisPiece: ReadonlyMap<string, Raised>,
): Promise<Raised> {
  const db = ctx.database.read
  const ids = [arrived.responseId, ...alike.map(({ responseId }) => responseId)].toSorted()
  const here = [...inThisPiece.values()].find(({ responseIds }) =>
    responseIds.some((id) => ids.includes(id)),
  )
  const [known] = here ? [] : await findSignalsWith(db, 'alike', ids)
  const before = here?.row ?? (known === undefined ? undefined : await findSignal(db, known))
  const members = new Set([
    ...ids,
    ...(here?.responseIds ?? (before ? await responsesOfSignal(db, before.id) : [])),
  ])
  const now = ctx.clock.now()
  const at = arrived.receivedAt
  const share = Math.min(...alike.map((each) => each.share), before?.facts.share ?? 1)
  return {
    row: {
      id: before?.id ?? digest('alike', ids[0]!),
      kind: 'alike',
      areaPrefix: commonPrefix([
        arrived.areaCode,
        // The like of it lies in the same county, whose code is in the digest.
        ...(before ? [before.areaPrefix] : [arrived.areaCode?.slice(0, 6) ?? null]),
      ]),
      onDate: before?.onDate ?? arrived.onDate,
      facts: {
        ...{ accountId: null, address: null, device: null },
        firstAt: before?.facts.firstAt ?? at,
        lastAt: at,
        ...{ share, of: amounts },
      },
      units: new Set([...members].map(unitOf)).size,
      raisedAt: before?.raisedAt ?? now,
      updatedAt: now,
    },
    responseIds: [...members],
  }
}

/** Amounts that, after a return, were made to end at a whole percent over the year before. */
async function findWholeGrowth(ctx: Context, arrivals: readonly Arrival[]): Promise<Raised[]> {
  const found: Raised[] = []
  for (const { row, revision, entry } of arrivals) {
    if ((entry.before as { readonly state?: unknown } | null)?.state !== 'returned') continue
    const before = await findAnswersBefore(ctx.database.read, row.responseId)
    if (!before) continue
    const growth = revision.changed.flatMap((cell) => {
      const value = revision.answers[cell]
      const earlier = before[cell]
      if (typeof value !== 'number' || typeof earlier !== 'number') return []
      return isWholeGrowth(value, earlier) ? [value / earlier - 1] : []
    })
    if (growth.length === 0) continue
    const kind: SignalKind = 'round-growth'
    const facts: SignalFacts = {
      ...{ accountId: row.accountId, address: null, device: null },
      ...{ firstAt: row.receivedAt, lastAt: row.receivedAt },
      ...{ share: growth[0]!, of: growth.length },
    }
    const now = ctx.clock.now()
    found.push({
      row: {
        id: digest(kind, row.onDate, row.responseId),
        ...{ kind, areaPrefix: commonPrefix([row.areaCode]), onDate: row.onDate, facts },
        ...{ units: 1, raisedAt: now, updatedAt: now },
      },
      responseIds: [row.responseId],
    })
  }
  return found
}

/** The later finding of one signal, with the responses of both. */
function merged(before: Raised | undefined, found: Raised): Raised {
  if (!before) return found
  return { ...found, responseIds: [...new Set([...before.responseIds, ...found.responseIds])] }
}

const ID_DIGITS = 32

function digest(...parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, ID_DIGITS)
}
