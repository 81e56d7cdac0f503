/** What legal units report of their branches, beside what branches and the duplicates desk say of theirs. */
import {
  ESTABLISHMENT_RULE,
  establishmentIn,
  establishmentLists,
  establishmentRows,
  isSameEstablishment,
} from '../../../forms/engine/establishments/compare-list.ts'
import type { Row } from '../../../forms/engine/types.ts'
import { formTable } from '../../../forms/form-words.ts'
import type { Executor } from '../../platform/database/database.ts'
import { groupBy } from '../../platform/group-by.ts'
import { findOwnersWords } from '../establishments/index.ts'
import { findUnitIdsByCreditCode, findUnits, type UnitRow } from '../frame/index.ts'
import { branchesBelow } from '../linkage/index.ts'
import { pageOfStanding, standingOfUnits } from '../responses/index.ts'
import type { MissingRelative, UnlistedBranch } from './detect-signals.ts'

/** The forms that list establishments. */
const LISTS: readonly string[] = Object.values(establishmentLists)
const BASIC_FORMS: readonly string[] = Object.keys(establishmentLists)
const NAMING_OWNER = ['621', '611'] as const
const AT_A_TIME = 500
/** Outcomes of a legal unit that answers for its branches; null is not looked at yet. */
const AT_WORK: readonly UnitRow['outcome'][] = [null, 'normal', 'suspended']
/** Kind of a row that lists one below the legal unit. */
const BRANCH = '2'

export interface Relatives {
  readonly missing: readonly MissingRelative[]
  readonly unlisted: readonly UnlistedBranch[]
}

interface Claim extends MissingRelative {
  readonly wanted: 'establishment' | 'legalUnit'
}

export async function relativesBelow(db: Executor, areaPrefix: string): Promise<Relatives> {
  const claims: Claim[] = []
  for (const formId of LISTS) {
    await eachStanding(db, formId, areaPrefix, ({ unitId, answers }) => {
      for (const row of establishmentRows(answers)) claims.push(...branchIn(row, unitId))
    })
  }
  const owners: Claim[] = []
  for (const formId of NAMING_OWNER) {
    await eachStanding(db, formId, areaPrefix, ({ unitId, answers }) => {
      owners.push(...ownerIn(answers, unitId))
    })
  }
  const codes = [...claims, ...owners].flatMap(({ code }) => (code === '' ? [] : [code]))
  const byCode = await findUnitIdsByCreditCode(db, codes)
  const linked = await branchesBelow(db, areaPrefix)
  const units = await findUnits(db, [
    ...[...claims, ...owners].map(({ unitId }) => unitId),
    ...[...byCode.values()].flat(),
    ...linked.flatMap(({ legalUnitId, branchId }) => [legalUnitId, branchId]),
  ])
  const ties = [
    ...owners.flatMap(({ unitId, code }): Tie[] =>
      (byCode.get(code) ?? []).map((ownerId) => [unitId, ownerId]),
    ),
    ...linked.map(({ legalUnitId, branchId }): Tie => [branchId, legalUnitId]),
  ]
  return {
    missing: await missingAmong(db, [...claims, ...owners], { areaPrefix, byCode, units }),
    unlisted: await unlistedAmong(db, ties, { areaPrefix, units }),
  }
}

/** Branches legal units reported and parents establishments named, that no unit of the census is. */
async function missingAmong(
  db: Executor,
  claims: readonly Claim[],
  facts: {
    readonly areaPrefix: string
    readonly byCode: ReadonlyMap<string, readonly string[]>
    readonly units: ReadonlyMap<string, UnitRow>
  },
): Promise<MissingRelative[]> {
  const { areaPrefix, byCode, units } = facts
  const here = claims.filter(({ areaCode }) => areaCode === '' || areaCode.startsWith(areaPrefix))
  const words = await findOwnersWords(db, [...new Set(here.map(({ unitId }) => unitId))])
  const found = new Map<string, MissingRelative>()
  for (const { wanted, ...claim } of here) {
    const { code: creditCode, name } = claim
    const known = (byCode.get(creditCode) ?? []).some((id) => {
      const unit = units.get(id)
      return unit?.outcome === 'normal' && (wanted === 'legalUnit') === (unit.kind === 'legalUnit')
    })
    const owner = units.get(claim.unitId)
    if (known || !owner) continue
    // What the legal unit told of in words is a lead of its own.
    const told = wanted === 'establishment' ? (words.get(claim.unitId)?.told ?? []) : []
    if (told.some((each) => isSameEstablishment(each, { name, creditCode }))) continue
    const areaCode = claim.areaCode || owner.areaCode || areaPrefix.padEnd(12, '0')
    const key = `${claim.kind} ${claim.unitId} ${claim.code} ${claim.name}`
    found.set(key, { ...claim, unitName: owner.name, areaCode })
  }
  return [...found.values()]
}

/** A branch and its legal unit, by id. */
type Tie = readonly [branchId: string, ownerId: string]

/**
 * Establishments registered below the area that the list of their legal unit leaves out. The list is the
 * one it reported; where it reported none, the one it declared complete; none where it reported to have
 * none. A legal unit that said nothing yet is not accused, nor one that said or explained why not.
 */
async function unlistedAmong(
  db: Executor,
  ties: readonly Tie[],
  facts: { readonly areaPrefix: string; readonly units: ReadonlyMap<string, UnitRow> },
): Promise<UnlistedBranch[]> {
  const here = new Map<string, { readonly branch: UnitRow; readonly owner: UnitRow }>()
  for (const [branchId, ownerId] of ties) {
    const branch = facts.units.get(branchId)
    const owner = facts.units.get(ownerId)
    if (branch?.kind !== 'establishment' || branch.outcome !== 'normal') continue
    if (owner?.kind !== 'legalUnit' || !AT_WORK.includes(owner.outcome)) continue
    if (!branch.areaCode?.startsWith(facts.areaPrefix)) continue
    here.set(`${branchId} ${ownerId}`, { branch, owner })
  }
  const ownerIds = [...new Set([...here.values()].map(({ owner }) => owner.id))]
  const words = await findOwnersWords(db, ownerIds)
  const reports = await standingOfUnits(db, ownerIds, [...LISTS, ...BASIC_FORMS])
  const byOwner = groupBy(reports, ({ unitId }) => unitId)
  return [...here.values()].flatMap(({ branch, owner }) => {
    const said = words.get(owner.id)
    if (said?.denied.has(branch.id)) return []
    const reported = byOwner.get(owner.id) ?? []
    const lists = reported.filter(({ formId }) => LISTS.includes(formId))
    const none = reported.find(
      ({ formId, answers }) => BASIC_FORMS.includes(formId) && answers.hasEstablishments === false,
    )
    const names = { name: branch.name, creditCode: branch.unifiedSocialCreditCode }
    const [list] = lists
    const held = lists.some(
      ({ answers, explanations }) =>
        establishmentRows(answers).some((row) =>
          isSameEstablishment(establishmentIn(row), names),
        ) || explanations.some(({ rule }) => rule === `${ESTABLISHMENT_RULE}${branch.id}`),
    )
    if (held) return []
    if (list) return [{ branch, owner, leftOutOf: `报来的 ${formTable(list.formId)}` }]
    if (none?.explanations.some(({ rule }) => rule === `${ESTABLISHMENT_RULE}none`)) return []
    const { declared = null } = said ?? {}
    if (declared === null) {
      return none
        ? [{ branch, owner, leftOutOf: `报“没有下属单位”的 ${formTable(none.formId)}` }]
        : []
    }
    const inDeclared =
      declared.has(branch.id) ||
      [...declared.values()].some((line) => isSameEstablishment(line, names))
    return inDeclared ? [] : [{ branch, owner, leftOutOf: '声明齐全的清单' }]
  })
}

function branchIn(row: Row, unitId: string): Claim[] {
  // The head office is what the legal unit's own form stands for.
  if (row.establishmentKind !== BRANCH) return []
  const { name, creditCode } = establishmentIn(row)
  if (creditCode === null) return []
  return [
    {
      ...{ kind: 'branch-not-registered', wanted: 'establishment', unitId, name },
      ...{ code: creditCode, unitName: '', blockCode: null },
      areaCode: wordOf(row.locationAreaCode),
    },
  ]
}

function ownerIn(answers: Readonly<Record<string, unknown>>, unitId: string): Claim[] {
  const code = wordOf(answers.owningUnitCreditCode)
  if (code === '') return []
  return [
    {
      ...{ kind: 'parent-not-registered', wanted: 'legalUnit', unitId, code },
      ...{ name: wordOf(answers.owningUnitName), unitName: '', blockCode: null },
      areaCode: wordOf(answers.owningUnitAreaCode),
    },
  ]
}

function wordOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : ''
}

async function eachStanding(
  db: Executor,
  formId: string,
  areaPrefix: string,
  take: (row: { unitId: string; answers: Readonly<Record<string, unknown>> }) => void,
): Promise<void> {
  for (let after = ''; ; ) {
    const page = await pageOfStanding(db, { formId, areaPrefix, after, limit: AT_A_TIME })
    for (const { unitId, answers } of page) take({ unitId, answers })
    if (page.length < AT_A_TIME) return
    after = page.at(-1)!.responseId
  }
}
