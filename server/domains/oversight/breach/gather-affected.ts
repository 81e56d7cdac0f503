/**
 * Units that a breach touches, from the trail (law.md L-67): what was looked at, reported, kept on tablets or
 * handed out under an account, from an address or device, within days. Where a list or a file was taken, the
 * trail holds its area and number of rows: then the area stands for all its units, rather too many than too few.
 */
import type { AffectedArea, AffectedUnit } from '../../../contract/breach.ts'
import { Problem } from '../../../contract/problems.ts'
import type { Executor } from '../../../platform/database/database.ts'
import { findAreaNames } from '../../areas/index.ts'
import { type AuditEntry, findEntries, type TrailFilter } from '../../audit/index.ts'
import { countUnitsBelow, findUnits } from '../../frame/index.ts'
import {
  findAccountById,
  findAccountByName,
  findDisplayNames,
  findOwnUnits,
} from '../../identity/index.ts'
import { toTrailFilter } from '../trail-filter.ts'
import { fieldKindsOf, listNameOf } from './field-kinds.ts'
import { readSubjects, type Touched } from './read-subjects.ts'

export interface AskedBreach {
  /** Calendar dates in Asia/Shanghai, both inclusive. */
  readonly from: string
  readonly to: string
  /** Sign-in name or id. */
  readonly account?: string | undefined
  readonly address?: string | undefined
  readonly device?: string | undefined
}

export interface Affected {
  /** Last touched first. */
  readonly units: readonly AffectedUnit[]
  readonly areas: readonly AffectedArea[]
}

const PAGE = 2_000
/** Entries looked through at most. */
const MOST_ENTRIES = 200_000
/**
 * Acts that show data of units, or leave them on the device they were done on. A respondent's looks at
 * its own leave no entry, its sign-ins do.
 */
const acts = [
  'microdata.view',
  'response.receive',
  'response.save-draft',
  'response.export',
  'listing.export',
  'session.start',
  'session.switch-unit',
]

/** Throws `parameter-not-acceptable` for an account that is not there, `export-too-large` beyond 200,000 entries. */
export async function gatherAffected(db: Executor, asked: AskedBreach): Promise<Affected> {
  const filter = await filterOf(db, asked)
  const units = new Map<string, Times & { kinds: Set<string> }>()
  const areas = new Map<string, Times & Gathered>()
  const scopes = new Map<string, Scope>()
  let seen = 0
  for (const action of acts) {
    for (let before: number | undefined; ; ) {
      const page = await findEntries(
        db,
        { ...filter, action },
        { limit: PAGE, ...(before && { before }) },
      )
      seen += page.length
      if (seen > MOST_ENTRIES) {
        throw new Problem(
          'export-too-large',
          `超过 ${MOST_ENTRIES} 条轨迹，请缩短日期范围，分几次列`,
        )
      }
      for (const entry of page) {
        const scope = scopes.get(entry.actorId) ?? (await scopeOf(db, entry.actorId))
        scopes.set(entry.actorId, scope)
        const touched = await touchedBy(db, entry, scope)
        if (!touched) continue
        const kinds = fieldKindsOf(entry.subjectKind === 'session' ? 'response' : entry.subjectKind)
        if ('unitIds' in touched) {
          for (const unitId of touched.unitIds) {
            const known = units.get(unitId) ?? { ...never(), kinds: new Set() }
            for (const kind of kinds) known.kinds.add(kind)
            units.set(unitId, note(known, entry))
          }
        } else {
          const areaPrefix = touched.areaPrefix ?? scope.areaPrefix
          const key = `${areaPrefix} ${entry.subjectKind}`
          const known = areas.get(key) ?? {
            ...{ ...never(), areaPrefix, what: listNameOf(entry.subjectKind), kinds, rows: 0 },
          }
          known.rows += touched.rows
          areas.set(key, note(known, entry))
        }
      }
      before = page.at(-1)?.sequence
      if (page.length < PAGE) break
    }
  }
  return { units: await describeUnits(db, units), areas: await describeAreas(db, areas) }
}

async function filterOf(db: Executor, asked: AskedBreach): Promise<TrailFilter> {
  const { account, address, device, ...days } = asked
  if (days.from > days.to) {
    throw new Problem('parameter-not-acceptable', '开始日期晚于结束日期，请改正')
  }
  const found = account === undefined ? undefined : await findAccountByName(db, account)
  if (account !== undefined && !found) {
    throw new Problem('parameter-not-acceptable', `没有登录名或编号为「${account}」的账号，请核对`)
  }
  return {
    ...toTrailFilter({ ...days, actor: found?.id }),
    ...(address === undefined ? {} : { address }),
    ...(device === undefined ? {} : { device }),
  }
}

interface Scope {
  /** Digits; empty for the whole city. */
  readonly areaPrefix: string
  /** Those a respondent's account reports for; none for offices. */
  readonly unitIds: readonly string[]
}

async function scopeOf(db: Executor, accountId: string): Promise<Scope> {
  const scope = (await findAccountById(db, accountId))?.scope
  if (scope?.kind !== 'unit') {
    return { areaPrefix: scope?.kind === 'area' ? scope.areaPrefix : '', unitIds: [] }
  }
  const own = (await findOwnUnits(db, accountId)).map(({ unitId }) => unitId)
  return { areaPrefix: '', unitIds: [...new Set([scope.unitId, ...own])] }
}

async function touchedBy(
  db: Executor,
  entry: AuditEntry,
  scope: Scope,
): Promise<Touched | undefined> {
  if (!entry.action.startsWith('session.')) return readSubjects(db, entry)
  // Signed in, a respondent has its own units before it.
  return scope.unitIds.length === 0 ? undefined : { unitIds: scope.unitIds }
}

interface Times {
  times: number
  first: string
  last: string
  readonly actors: Set<string>
}

interface Gathered {
  readonly areaPrefix: string
  readonly what: string
  readonly kinds: readonly string[]
  rows: number
}

const never = (): Times => ({ times: 0, first: '', last: '', actors: new Set() })

function note<T extends Times>(known: T, { recordedAt, actorId }: AuditEntry): T {
  known.times += 1
  if (known.first === '' || recordedAt < known.first) known.first = recordedAt
  if (recordedAt > known.last) known.last = recordedAt
  known.actors.add(actorId)
  return known
}

async function describeUnits(
  db: Executor,
  touched: ReadonlyMap<string, Times & { readonly kinds: ReadonlySet<string> }>,
): Promise<AffectedUnit[]> {
  const rows = await findUnits(db, [...touched.keys()])
  const areaNames = await findAreaNames(
    db,
    [...rows.values()].flatMap(({ areaCode }) => areaCode ?? []),
  )
  const names = await namesOf(db, touched.values())
  return [...touched]
    .map(([unitId, { kinds, actors, ...times }]) => {
      const row = rows.get(unitId)
      return {
        unitId,
        unitName: row?.name ?? null,
        unifiedSocialCreditCode: row?.unifiedSocialCreditCode ?? null,
        areaNames: [...(areaNames.get(row?.areaCode ?? '') ?? [])],
        kinds: [...kinds],
        ...times,
        by: namesIn(names, actors),
      }
    })
    .sort((a, b) => b.last.localeCompare(a.last) || a.unitId.localeCompare(b.unitId))
}

async function describeAreas(
  db: Executor,
  touched: ReadonlyMap<string, Times & Gathered>,
): Promise<AffectedArea[]> {
  const prefixes = [...new Set([...touched.values()].map(({ areaPrefix }) => areaPrefix))]
  const areaNames = await findAreaNames(db, prefixes)
  const units = new Map<string, number>()
  for (const prefix of prefixes) units.set(prefix, await countUnitsBelow(db, prefix))
  const names = await namesOf(db, touched.values())
  return [...touched.values()]
    .map(({ kinds, actors, ...rest }) => ({
      ...rest,
      areaNames: [...(areaNames.get(rest.areaPrefix) ?? [])],
      kinds: [...kinds],
      units: units.get(rest.areaPrefix) ?? 0,
      by: namesIn(names, actors),
    }))
    .sort((a, b) => b.last.localeCompare(a.last) || a.areaPrefix.localeCompare(b.areaPrefix))
}

const namesOf = (db: Executor, touched: Iterable<Times>) =>
  findDisplayNames(
    db,
    [...touched].flatMap(({ actors }) => [...actors]),
  )

const namesIn = (names: ReadonlyMap<string, string>, ids: ReadonlySet<string>) =>
  [...ids].map((id) => names.get(id) ?? id)
