/** The frame as the county's offices build it: lists imported and placed, refused rows and pairs decided. */
import {
  decideDuplicate,
  getDuplicate,
  getDuplicateRun,
  listDuplicates,
  startDuplicateRun,
} from '../../server/contract/duplicates.ts'
import { listUnits, placeUnit, type UnitSummary } from '../../server/contract/frame.ts'
import { judgeRefusedRow, listLedgerEntries } from '../../server/contract/ledger.ts'
import type { DepartmentId, DepartmentList } from '../../server/demo-city/city.ts'
import { importAs } from '../server/frame/lists.ts'
import type { Census } from './census.ts'
import { COUNTY } from './county.ts'
import type { Ground } from './ground.ts'

const sourceOf: Readonly<Record<DepartmentId, string>> = {
  'market-regulation': 'market-regulation',
  taxation: 'tax',
  staffing: 'establishment-office',
  'civil-affairs': 'civil-affairs',
}

export interface ListedFrame {
  /** Import → the list it was made of. */
  readonly lists: ReadonlyMap<string, DepartmentList>
  readonly rows: number
}

export async function importLists(census: Census): Promise<ListedFrame> {
  const lists = new Map<string, DepartmentList>()
  let rows = 0
  for (const list of census.county.lists) {
    const answer = await importAs(census.app, census.offices[0], new Uint8Array(list.bytes), {
      source: sourceOf[list.department],
      fileName: list.fileName,
    })
    if (!answer.ok) throw new Error(JSON.stringify(answer.problem))
    const { reply } = answer
    if (reply.rows !== reply.accepted + reply.rejectedCount) throw new Error('rows do not add up')
    lists.set(reply.importId!, list)
    rows += reply.rows
  }
  return { lists, rows }
}

export async function allUnits(census: Census): Promise<UnitSummary[]> {
  const units: UnitSummary[] = []
  for (let after: string | undefined; ; ) {
    const page = await census.must(
      listUnits,
      { query: { area: COUNTY, limit: 200, ...(after === undefined ? {} : { after }) } },
      census.offices[0]!,
    )
    units.push(...page.units)
    if (page.next === null) return units
    after = page.next
  }
}

/** The office reads addresses against its map: what the import left open is put where it truly is. */
export async function placeUnits(census: Census, ground: Ground): Promise<void> {
  const { county, random } = census
  const byCode = new Map(
    county.units.flatMap(({ id, creditCode }) =>
      creditCode === undefined ? [] : [[creditCode, id]],
    ),
  )
  const byName = new Map(
    county.units.flatMap(({ id, name, formerName }) => [
      [name, id] as const,
      ...(formerName === undefined ? [] : [[formerName, id] as const]),
    ]),
  )
  for (const unit of await allUnits(census)) {
    const truth = byCode.get(unit.unifiedSocialCreditCode ?? '') ?? byName.get(unit.name) ?? null
    ground.truthOf.set(unit.id, truth)
    ground.kindOf.set(unit.id, unit.kind)
    if (truth !== null && !ground.frameOf.has(truth)) ground.frameOf.set(truth, unit.id)
    const home = truth === null ? undefined : ground.byId.get(truth)!
    const blockCode = home?.blockCode ?? unit.blockCode ?? random.pick(county.blocks).code
    const buildingCode = home?.buildingCode ?? unit.buildingCode ?? undefined
    if (unit.blockCode === blockCode && unit.buildingCode === (buildingCode ?? null)) continue
    await census.must(
      placeUnit,
      {
        params: { unitId: unit.id },
        body: {
          ...{ blockCode, reason: '按名录地址对照普查图落点' },
          ...(buildingCode === undefined ? {} : { buildingCode }),
        },
      },
      census.offices[0]!,
    )
  }
}

/** Rows with codes nobody could read are matched by hand to the unit they are of, or found to be gone. */
export async function judgeRefusedRows(
  census: Census,
  ground: Ground,
  { lists }: ListedFrame,
): Promise<number> {
  let judged = 0
  for (;;) {
    const { entries } = await census.must(
      listLedgerEntries,
      { query: { reason: 'refused', limit: 200 } },
      census.offices[0]!,
    )
    if (entries.length === 0) return judged
    for (const { importId, row } of entries) {
      const truth = lists.get(importId)?.manifest.truth.find((each) => each.row === row)?.unitId
      const unitId = truth === undefined ? undefined : ground.frameOf.get(truth)
      await census.must(
        judgeRefusedRow,
        {
          params: { importId, row: String(row), judgementId: census.newId() },
          body: {
            note: '与原部门电话核对',
            ...(unitId === undefined
              ? { disposition: 'ceased' as const }
              : { disposition: 'matched' as const, unitId }),
          },
        },
        census.offices[0]!,
      )
      judged++
    }
  }
}

export interface DeskCounts {
  readonly pairs: number
  readonly merged: number
}

/** Looks for pairs and decides all of them as someone would who sees both units side by side. */
export async function decidePairs(
  census: Census,
  ground: Ground,
  seen: (frameIds: readonly string[]) => Promise<void>,
): Promise<DeskCounts> {
  const [clerk] = census.offices
  await census.must(startDuplicateRun, {}, clerk!)
  for (;;) {
    const { run } = await census.must(getDuplicateRun, {}, clerk!)
    if (run?.state === 'finished') break
    if (run?.state !== 'running') throw new Error(`search for duplicates ${run?.state}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  const counts = { pairs: 0, merged: 0 }
  for (;;) {
    const { pairs } = await census.must(
      listDuplicates,
      { query: { queue: 'open', limit: 50 } },
      clerk!,
    )
    const before = counts.pairs
    for (const { pairId } of pairs) {
      const detail = await census.must(getDuplicate, { params: { pairId } }, clerk!)
      // What was merged meanwhile is decided with the unit it went into.
      if (detail.pair.state !== 'open' || detail.refusal !== null) continue
      counts.pairs++
      const ids = detail.units.map(({ unit }) => unit.id)
      const [one, other] = ids.map((id) => ground.truthOf.get(id) ?? id)
      await seen(ids)
      const same = one === other
      // Of two that are one, that in its true place and of its true kind stays.
      const own = ground.frameOf.get(one ?? '')
      const kept = own !== undefined && ids.includes(own) ? own : detail.suggestedSurvivor
      await census.must(
        decideDuplicate,
        {
          params: { pairId, decisionId: census.newId() },
          body: {
            kind: same ? 'merge' : 'not-same',
            ...(same ? { firstUnit: kept } : {}),
            reason: same ? '证照、地址、电话相同，是同一家' : '经营者和地点不同，不是同一家',
          },
        },
        clerk!,
      )
      if (same) {
        counts.merged++
        if (own === undefined && one !== undefined && ground.byId.has(one)) {
          ground.frameOf.set(one, kept)
        }
      }
    }
    if (counts.pairs === before) return counts
  }
}
