/**
 * Matters between units through the runs: a finding opens one or keeps it; other facts, or the same
 * after its respondents sent again what was returned, open it anew; what a run no longer finds is gone.
 */
import { createHash } from 'node:crypto'
import type { Executor } from '../../platform/database/database.ts'
import type { CrossUnitFinding } from './cross-unit.ts'
import {
  type CaseRow,
  findCases,
  findResponseStates,
  findSettlements,
  insertCases,
  listCasesWithin,
  updateCase,
} from './cross-unit-store.ts'
import type { RunRow } from './evaluation-store.ts'

export interface CaseChanges {
  readonly raised: number
  readonly reopened: number
  readonly gone: number
}

/** `areaOf`: 12 digits, by unit. */
export async function followCases(
  tx: Executor,
  run: Pick<RunRow, 'id' | 'areaPrefix'>,
  at: string,
  findings: readonly CrossUnitFinding[],
  areaOf: ReadonlyMap<string, string | null>,
): Promise<CaseChanges> {
  const found = findings.map((finding) => ({ id: caseId(finding), finding }))
  const known = await findCases(
    tx,
    found.map(({ id }) => id),
  )
  const resent = await returnedAndResent(tx, [...known.values()])
  const raised: CaseRow[] = []
  let reopened = 0
  for (const { id, finding } of found) {
    const seen = {
      ...{ findingId: finding.id, seenAt: at, seenRunId: run.id },
      areaPrefix: commonPrefix(
        finding.unitIds.map((unitId) => areaOf.get(unitId)),
        run.areaPrefix,
      ),
    }
    const there = known.get(id)
    if (there === undefined) {
      const fresh = { state: 'open', reopened: 0, raisedAt: at, settlementId: null } as const
      raised.push({ id, rule: finding.rule, ...seen, ...fresh })
      continue
    }
    const again = comesAgain(there, finding.id, resent)
    if (again) reopened += 1
    await updateCase(tx, id, {
      ...seen,
      ...(again ? { state: 'open', reopened: there.reopened + 1 } : {}),
    })
  }
  await insertCases(tx, raised)
  const gone = await closeUnseen(tx, run, new Set(found.map(({ id }) => id)))
  return { raised: raised.length, reopened, gone }
}

function comesAgain(there: CaseRow, findingId: string, resent: ReadonlySet<string>): boolean {
  if (there.state === 'open') return false
  return there.state === 'gone' || there.findingId !== findingId || resent.has(there.id)
}

/** Cases all of whose returned responses were sent again since. */
async function returnedAndResent(
  tx: Executor,
  cases: readonly CaseRow[],
): Promise<ReadonlySet<string>> {
  const returned = cases.filter(({ state }) => state === 'returned')
  const settlements = await findSettlements(
    tx,
    returned.flatMap(({ settlementId }) => settlementId ?? []),
  )
  const states = await findResponseStates(tx, [
    ...new Set([...settlements.values()].flatMap(({ responseIds }) => responseIds)),
  ])
  const waits = (responseId: string): boolean => states.get(responseId) === 'returned'
  return new Set(
    returned
      .filter(({ settlementId }) => {
        const settlement = settlements.get(settlementId ?? '')
        return settlement !== undefined && !settlement.responseIds.some(waits)
      })
      .map(({ id }) => id),
  )
}

/** A run of one area says nothing of matters that reach beyond it. */
async function closeUnseen(
  tx: Executor,
  run: Pick<RunRow, 'areaPrefix'>,
  seen: ReadonlySet<string>,
): Promise<number> {
  const unseen = (await listCasesWithin(tx, run.areaPrefix)).filter(({ id }) => !seen.has(id))
  for (const { id } of unseen) await updateCase(tx, id, { state: 'gone' })
  return unseen.length
}

function caseId({ rule, subject }: CrossUnitFinding): string {
  return createHash('sha256')
    .update(JSON.stringify([rule, subject]))
    .digest('hex')
    .slice(0, 32)
}

const LEVEL_DIGITS = [12, 9, 6, 4]

/** Down to a whole level of areas; units without a place count as anywhere within the run's. */
function commonPrefix(areas: readonly (string | null | undefined)[], runArea: string): string {
  const known = areas.filter((area) => area !== null && area !== undefined)
  const [first] = known
  if (first === undefined || known.length < areas.length) return runArea
  const digits = LEVEL_DIGITS.find((length) =>
    known.every((area) => area.slice(0, length) === first.slice(0, length)),
  )
  return first.slice(0, digits ?? 0)
}
