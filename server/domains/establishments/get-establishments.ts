/** The list of a legal unit's establishments as its own people and the offices read it. */
import type { EstablishmentList } from '../../contract/establishments.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { findAreaNames, listCounties, requireReach } from '../areas/index.ts'
import { findUnit, type UnitRow } from '../frame/index.ts'
import { findDisplayNames } from '../identity/index.ts'
import { hashOf, type Known, linesOf } from './known-list.ts'
import type { EstablishmentPorts, LeadAnswer } from './ports.ts'
import { readKnown } from './read-known.ts'
import { latestDeclaration, type WordRow } from './store.ts'

export async function getEstablishments(
  ctx: SignedInContext,
  unitId: string,
  ports: EstablishmentPorts,
): Promise<EstablishmentList> {
  const db = ctx.database.read
  const unit = await getUnitToTellOf(db, ctx, unitId, 'establishment.view')
  return describe(db, ctx, unit, ports)
}

export async function getUnitToTellOf(
  db: Executor,
  ctx: SignedInContext,
  unitId: string,
  right: 'establishment.view' | 'establishment.tell',
): Promise<UnitRow> {
  const unit = await findUnit(db, unitId)
  return requireReach(db, ctx, right, unit && { ...unit, unitId })
}

export interface ListNow {
  /** By the work in hand: what a word or a declaration is about. */
  readonly known: readonly Known[]
  readonly list: Awaited<ReturnType<EstablishmentPorts['readReported']>>['list']
  readonly namedBy: Awaited<ReturnType<EstablishmentPorts['readReported']>>['namedBy']
}

export async function readList(
  db: Executor,
  unit: UnitRow,
  ports: EstablishmentPorts,
): Promise<ListNow> {
  if (unit.kind !== 'legalUnit') return { known: [], list: null, namedBy: [] }
  const { list, namedBy } = await ports.readReported(db, unit)
  const asked = { namedBy, rows: list?.inHand ?? [], period: list?.period ?? null }
  return { known: await readKnown(db, unit, asked), list, namedBy }
}

export async function describe(
  db: Executor,
  ctx: SignedInContext,
  unit: UnitRow,
  ports: EstablishmentPorts,
): Promise<EstablishmentList> {
  const now = await readList(db, unit, ports)
  const own = ctx.actor.role === 'enterprise'
  // Offices see what was sent, never the work in hand.
  const sent = { ...now, rows: now.list?.sent ?? [], period: now.list?.period ?? null }
  const known = own || unit.kind !== 'legalUnit' ? now.known : await readKnown(db, unit, sent)
  const answers = await ports.answersTo(
    db,
    known.flatMap(({ word, toldBy }) => [word?.signalId ?? [], toldBy?.signalId ?? []].flat()),
  )
  const areas = await findAreaNames(
    db,
    known.flatMap(({ areaCode }) => (areaCode === null ? [] : [areaCode.padEnd(12, '0')])),
  )
  const declared = await latestDeclaration(db, unit.id)
  const people = await findDisplayNames(db, [
    ...known.flatMap(({ word, toldBy }) => [word?.saidBy ?? [], toldBy?.saidBy ?? []].flat()),
    ...(declared ? [declared.declaredBy] : []),
  ])
  const listHash = hashOf(linesOf(now.known))
  return {
    ...{ unitId: unit.id, unitName: unit.name, kind: unit.kind, listHash },
    headOffice: headOfficeOf(unit),
    list: now.list && {
      ...{ formId: now.list.formId, responseId: now.list.responseId, period: now.list.period },
    },
    establishments: known.map((each) => ({
      ...{ id: each.id, name: each.name, creditCode: each.creditCode, address: each.address },
      areaNames: [...(areas.get((each.areaCode ?? '').padEnd(12, '0')) ?? [])],
      ...{ phone: each.phone, activity: each.activity, knownFrom: [...each.knownFrom] },
      ...{ unitId: each.unit?.id ?? null, outcome: each.unit?.outcome ?? null },
      ...{ listed: each.listed, expected: each.expected },
      word: wordReply(each.word ?? each.toldBy, people),
      answer: answerTo(each, answers),
    })),
    counts: countsOf(known),
    declaration: declared
      ? {
          at: declared.declaredAt,
          by: people.get(declared.declaredBy) ?? declared.declaredBy,
          establishments: declared.establishments,
          stands: declared.listHash === listHash,
        }
      : null,
    counties: own ? await listCounties(db) : [],
  }
}

function countsOf(known: readonly Known[]): EstablishmentList['counts'] {
  const count = (of: (each: Known) => boolean) => known.filter(of).length
  return {
    known: known.length,
    listed: count(({ listed }) => listed),
    missing: count(({ listed, expected }) => expected && !listed),
    denied: count(({ word }) => word !== null),
  }
}

function headOfficeOf(unit: UnitRow): EstablishmentList['headOffice'] {
  if (unit.kind !== 'legalUnit') return null
  const code = unit.unifiedSocialCreditCode ?? ''
  return {
    name: `${unit.name}本部`,
    organisationCode: code.length === 18 ? `${code.slice(8, 16)}B` : '',
    ...{ address: unit.address, phone: unit.phone },
  }
}

function wordReply(word: WordRow | null, people: ReadonlyMap<string, string>) {
  if (word === null) return null
  const { id: wordId, kind, closedOn, reason, saidAt: at, saidBy } = word
  return { wordId, kind, closedOn, reason, at, by: people.get(saidBy) ?? saidBy }
}

/** One that was told and is a unit by now needs no further looking into. */
function answerTo(
  { word, toldBy, unit }: Known,
  answers: ReadonlyMap<string, LeadAnswer>,
): LeadAnswer | null {
  if (word !== null) return answers.get(word.signalId ?? '') ?? null
  if (toldBy === null) return null
  if (unit !== null) return { state: 'closed', words: '已登记为普查单位' }
  return answers.get(toldBy.signalId ?? '') ?? null
}
