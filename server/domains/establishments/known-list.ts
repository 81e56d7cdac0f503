/**
 * The establishments that are known of a legal unit, each once: units of the census tied to it, those it
 * told of, rows of its list that are neither. Pure.
 */
import { createHash } from 'node:crypto'
import {
  establishmentIn,
  HEAD_OFFICE,
  isSameEstablishment,
  type KnownEstablishment,
} from '../../../forms/engine/establishments/compare-list.ts'
import { nameKey } from '../../../forms/engine/name-key.ts'
import type { Row } from '../../../forms/engine/types.ts'
import type { EstablishmentSource } from '../../contract/establishments.ts'
import type { FrameOutcome } from '../../contract/frame.ts'
import type { UnitRow } from '../frame/index.ts'
import type { WordRow } from './store.ts'

export interface TiedUnit {
  readonly unit: UnitRow
  readonly from: readonly EstablishmentSource[]
  readonly activity: string
}

export interface KnownFacts {
  readonly legalUnit: Pick<UnitRow, 'unifiedSocialCreditCode'>
  readonly tied: readonly TiedUnit[]
  /** Oldest first. */
  readonly words: readonly WordRow[]
  readonly rows: readonly Row[]
  /** The date the census counts by, `2023-12-31`; null while the unit owes no list. */
  readonly referenceDate: string | null
}

export interface Known extends KnownEstablishment {
  readonly address: string
  /** 12 digits, or the 6 of a county; null where that is not known. */
  readonly areaCode: string | null
  readonly phone: string | null
  readonly activity: string
  readonly knownFrom: readonly EstablishmentSource[]
  readonly unit: UnitRow | null
  /** Closed or not ours, while that stands. */
  readonly word: WordRow | null
  /** By which it was told, while that stands. */
  readonly toldBy: WordRow | null
  readonly listed: boolean
}

/** Offices found that there is nothing to list any more. */
const GONE: readonly (FrameOutcome | null)[] = ['deregistered', 'out-of-scope']

export function knownList(facts: KnownFacts): Known[] {
  const { legalUnit, rows } = facts
  const branchRows = rows
    .filter((row) => row.establishmentKind !== HEAD_OFFICE)
    .map(establishmentIn)
  const own = legalUnit.unifiedSocialCreditCode
  const units = facts.tied.filter(
    ({ unit }) =>
      unit.outcome !== 'duplicate' && (own === null || unit.unifiedSocialCreditCode !== own),
  )
  const told = standingTold(facts.words)
  const known = [
    ...units.map((tied) => ofUnit(facts, tied, told, branchRows)),
    ...told
      .filter((word) => !units.some(({ unit }) => isTold(word, unit)))
      .map((word) => ofTold(word, branchRows)),
  ]
  const rest = branchRows.filter(
    (row) =>
      (row.name !== '' || row.creditCode !== null) &&
      !known.some((each) => isSameEstablishment(row, each)),
  )
  return [...known, ...rest.map(ofRow)].filter(
    (each, index, all) => all.findIndex(({ id }) => id === each.id) === index,
  )
}

type Branch = Pick<KnownEstablishment, 'name' | 'creditCode'>

function ofUnit(
  { words, referenceDate }: KnownFacts,
  { unit, from, activity }: TiedUnit,
  told: readonly WordRow[],
  rows: readonly Branch[],
): Known {
  const word = standingWord(words, unit.id)
  const toldBy = told.find((each) => isTold(each, unit)) ?? null
  const subject = { name: unit.name, creditCode: unit.unifiedSocialCreditCode }
  const listed = rows.some((row) => isSameEstablishment(row, subject))
  return {
    ...{ id: unit.id, ...subject, unit, word, toldBy, listed },
    ...{ address: unit.address, areaCode: unit.areaCode, phone: unit.phone },
    activity: activity || (toldBy?.told?.activity ?? ''),
    knownFrom: [...from, ...(toldBy ? ['told' as const] : []), ...inList(listed)],
    expected: !GONE.includes(unit.outcome) && !takesOff(word, referenceDate),
  }
}

function ofTold(word: WordRow, rows: readonly Branch[]): Known {
  const { name = '', address = '', activity = '', county = '' } = word.told ?? {}
  const subject = { name, creditCode: codeOf(word) }
  const listed = rows.some((row) => isSameEstablishment(row, subject))
  return {
    ...{ id: word.id, ...subject, address, activity, phone: null, listed, expected: true },
    ...{ areaCode: county === '' ? null : county, unit: null, word: null, toldBy: word },
    knownFrom: ['told', ...inList(listed)],
  }
}

function ofRow(row: Branch): Known {
  return {
    ...{ id: rowId(row), ...row, address: '', activity: '', phone: null, areaCode: null },
    ...{ unit: null, word: null, toldBy: null, listed: true, expected: true },
    knownFrom: ['in-list'],
  }
}

function inList(listed: boolean): EstablishmentSource[] {
  return listed ? ['in-list'] : []
}

function rowId({ name, creditCode }: Branch): string {
  return `row-${digest(creditCode ?? nameKey(name)).slice(0, 24)}`
}

function isTold(word: WordRow, unit: UnitRow): boolean {
  const branch = { name: word.told?.name ?? '', creditCode: codeOf(word) }
  return isSameEstablishment(branch, { name: unit.name, creditCode: unit.unifiedSocialCreditCode })
}

function codeOf({ told }: WordRow): string | null {
  return told?.creditCode ? told.creditCode : null
}

/** The latest said of a subject, unless that took it back. */
export function standingWord(words: readonly WordRow[], subjectId: string): WordRow | null {
  const last = words.findLast((word) => word.subjectId === subjectId)
  return last === undefined || last.kind === 'taken-back' || last.kind === 'missing' ? null : last
}

/** Told of and not taken back. */
export function standingTold(words: readonly WordRow[]): WordRow[] {
  const back = new Set(
    words.filter(({ kind }) => kind === 'taken-back').map(({ subjectId }) => subjectId),
  )
  return words.filter(({ kind, id }) => kind === 'missing' && !back.has(id))
}

/** One closed after the census date was there on it, and is listed. */
function takesOff(word: WordRow | null, referenceDate: string | null): boolean {
  if (word === null) return false
  if (word.kind === 'not-ours') return true
  return referenceDate === null || (word.closedOn ?? '') <= referenceDate
}

/** What a declaration is about, in the order of ids: what is known, and what was said of it. */
export function linesOf(known: readonly Known[]): readonly (readonly (string | null)[])[] {
  return known
    .map(({ id, name, creditCode, word }) => [
      ...[id, name, creditCode],
      ...[word?.kind ?? null, word?.closedOn ?? null],
    ])
    .sort(([a], [b]) => (a! < b! ? -1 : 1))
}

/** SHA-256 of the lines. */
export function hashOf(lines: readonly (readonly (string | null)[])[]): string {
  return digest(JSON.stringify(lines))
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
