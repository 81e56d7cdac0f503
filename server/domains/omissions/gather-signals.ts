/** Reads the figures of an area and asks what in them says that something is missing. */
import type { FrameOutcome } from '../../contract/frame.ts'
import type { Executor } from '../../platform/database/database.ts'
import { latestFindingsBelow, listBlocksBelow, listBuildingsBelow } from '../areas/index.ts'
import {
  countUnitsInBuildings,
  findUnitIdsByCreditCode,
  findUnits,
  listedUnitsBelow,
  sourceName,
} from '../frame/index.ts'
import { pageOfStanding } from '../responses/index.ts'
import {
  emptyBlocks,
  emptyBuildings,
  type ListedUnit,
  listedWithoutUnit,
  type MissingRelative,
  missingRelatives,
  type Signal,
  sparseBlocks,
} from './detect-signals.ts'

/** Departments that deal with units every month: what they list is alive. */
const ALIVE = ['tax', 'electricity'] as const
const PREVIOUS = ['previous-census', 'statistics-register'] as const
const GONE: readonly FrameOutcome[] = ['deregistered', 'not-found', 'out-of-scope']
const NOT_HERE: readonly FrameOutcome[] = ['not-found', 'moved-out', 'out-of-scope']

export async function gatherSignals(db: Executor, areaPrefix: string): Promise<Signal[]> {
  const blocks = await listBlocksBelow(db, areaPrefix)
  const buildings = await listBuildingsBelow(db, areaPrefix)
  const findings = await latestFindingsBelow(db, areaPrefix)
  const counted = await countUnitsInBuildings(db, areaPrefix)
  const inBlock = sums(counted.map(({ blockCode, units }) => [blockCode, units]))
  const inBuilding = sums(counted.map(({ buildingCode, units }) => [buildingCode, units]))
  const buildingsIn = sums(buildings.map(({ blockCode }) => [blockCode, 1]))
  const figures = blocks.map(({ code, name }) => ({
    ...{ code, name },
    buildings: buildingsIn.get(code) ?? 0,
    units: inBlock.get(code) ?? 0,
  }))
  const alive = await listed(db, areaPrefix, ALIVE, GONE)
  const seen = new Set(alive.map(({ unitId }) => unitId))
  const previous = await listed(db, areaPrefix, PREVIOUS, NOT_HERE)
  return [
    ...emptyBlocks(figures),
    ...emptyBuildings(
      buildings.map(({ code, blockCode, name }) => ({
        ...{ code, blockCode, name },
        units: inBuilding.get(code) ?? 0,
        finding: findings.get(code),
      })),
    ),
    ...sparseBlocks(figures),
    ...listedWithoutUnit(alive, 'list-without-unit'),
    ...listedWithoutUnit(
      previous.filter(({ unitId }) => !seen.has(unitId)),
      'previous-gone',
    ),
    ...missingRelatives(await relativesBelow(db, areaPrefix)),
  ]
}

function sums(pairs: readonly (readonly [string | null, number])[]): ReadonlyMap<string, number> {
  const all = new Map<string, number>()
  for (const [key, number] of pairs) if (key !== null) all.set(key, (all.get(key) ?? 0) + number)
  return all
}

async function listed(
  db: Executor,
  areaPrefix: string,
  sources: readonly string[],
  outcomes: readonly FrameOutcome[],
): Promise<ListedUnit[]> {
  const units = new Map<string, ListedUnit>()
  for (const row of await listedUnitsBelow(db, areaPrefix, sources, outcomes)) {
    const { unitId, areaCode, outcome, values, source } = row
    // The list itself says that it is gone.
    if (/注销|吊销|终止|销户/.test(values.registrationStatus ?? '')) continue
    if (areaCode === null || outcome === null) continue
    const before = units.get(unitId)?.sources ?? []
    const names = [...new Set([...before, sourceName(source)])]
    units.set(unitId, { ...row, areaCode, outcome, sources: names })
  }
  return [...units.values()]
}

const DECLARING = ['601-1', '611-1'] as const
const NAMING_OWNER = ['621', '611'] as const
const AT_A_TIME = 500

interface Claim extends MissingRelative {
  readonly wanted: 'establishment' | 'legalUnit'
}

/** Branches legal units reported and parents establishments named, that no unit of the census is. */
async function relativesBelow(db: Executor, areaPrefix: string): Promise<MissingRelative[]> {
  const claims: Claim[] = []
  for (const formId of DECLARING) {
    await eachStanding(db, formId, areaPrefix, ({ unitId, answers }) => {
      const { establishments } = answers
      if (!Array.isArray(establishments)) return
      for (const row of establishments) claims.push(...branchIn(row, unitId))
    })
  }
  for (const formId of NAMING_OWNER) {
    await eachStanding(db, formId, areaPrefix, ({ unitId, answers }) => {
      claims.push(...ownerIn(answers, unitId))
    })
  }
  const here = claims.filter(({ areaCode }) => areaCode === '' || areaCode.startsWith(areaPrefix))
  const codes = here.flatMap(({ code }) => (code === '' ? [] : [code]))
  const byCode = await findUnitIdsByCreditCode(db, codes)
  const units = await findUnits(db, [
    ...here.map(({ unitId }) => unitId),
    ...[...byCode.values()].flat(),
  ])
  const found = new Map<string, MissingRelative>()
  for (const { wanted, ...claim } of here) {
    const known = (byCode.get(claim.code) ?? []).some((id) => {
      const unit = units.get(id)
      return unit?.outcome === 'normal' && (wanted === 'legalUnit') === (unit.kind === 'legalUnit')
    })
    const owner = units.get(claim.unitId)
    if (known || !owner) continue
    const areaCode = claim.areaCode || owner.areaCode || areaPrefix.padEnd(12, '0')
    const key = `${claim.kind} ${claim.unitId} ${claim.code} ${claim.name}`
    found.set(key, { ...claim, unitName: owner.name, areaCode })
  }
  return [...found.values()]
}

function branchIn(row: unknown, unitId: string): Claim[] {
  if (typeof row !== 'object' || row === null) return []
  const { establishmentKind, unifiedSocialCreditCode, unitName, locationAreaCode } = row as Record<
    string,
    unknown
  >
  // 1 is the head office, which the legal unit's own form stands for.
  if (establishmentKind !== '2') return []
  const code = wordOf(unifiedSocialCreditCode)
  const name = wordOf(unitName)
  if (code === '') return []
  return [
    {
      ...{ kind: 'branch-not-registered', wanted: 'establishment', unitId, code, name },
      ...{ unitName: '', areaCode: wordOf(locationAreaCode), blockCode: null },
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
