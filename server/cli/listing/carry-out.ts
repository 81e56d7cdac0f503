/** Carries out on the desk what people wrote into the files; whatever does not fit is named by its place. */
import { Problem } from '../../contract/problems.ts'
import { judgeRefusedRow, placeUnit, recordOutcome } from '../../domains/frame/index.ts'
import { decideDuplicate, listDuplicates } from '../../domains/linkage/index.ts'
import { CommandFault } from '../command-fault.ts'
import type { ListingDesk } from './desk.ts'
import { findRecords } from './find-records.ts'
import type { Decided } from './read-decided.ts'

/** In words, what was not carried out since it had been settled otherwise. */
export type Settled = readonly string[]

/** Pairs first: what is merged needs neither place nor outcome of its own. */
export async function carryOut(at: ListingDesk, decided: Decided): Promise<Settled> {
  const settled = await decidePairs(at, decided)
  await judgeRows(at, decided)
  await settleUnits(at, decided)
  return settled
}

async function decidePairs({ ctx, desk }: ListingDesk, { pairs }: Decided): Promise<Settled> {
  if (pairs.length === 0) return []
  const unitOf = await unitsByRecord({ ctx })
  const pairIds = new Map<string, string>()
  for (let after: string | undefined; ; ) {
    const page = await listDuplicates(ctx, desk, {
      limit: 200,
      ...(after !== undefined && { after }),
    })
    for (const { pairId, units } of page.pairs)
      pairIds.set(keyOf(units.map(({ id }) => id)), pairId)
    if (page.next === null) break
    after = page.next
  }
  const settled: string[] = []
  for (const { place, both, first, kind, reason } of pairs) {
    const pairId = pairIds.get(keyOf(both.map((record) => unitOf(record, place))))
    if (pairId === undefined) {
      settled.push(`${place}：这一对已不在疑似重复里，未处理`)
      continue
    }
    try {
      await decideDuplicate(ctx, desk, {
        ...{ pairId, decisionId: ctx.newId(), kind, reason, earlierCeased: true },
        ...(kind !== 'not-same' && { firstUnit: unitOf(first, place) }),
      })
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      if (error.id !== 'duplicate-not-open') throw new CommandFault(`${place}：${error.message}`)
      settled.push(`${place}：这一对已随别的判定了结`)
    }
  }
  return settled
}

async function judgeRows({ ctx }: ListingDesk, { rows }: Decided): Promise<void> {
  const { entries } = await findRecords(ctx)
  for (const { place, record, disposition, note } of rows) {
    const entry = entries.get(record)
    if (!entry?.refused)
      throw new CommandFault(`${place}：没有未收的记录「${record}」，请不要改「记录」列`)
    const { importId, row } = entry
    await naming(place, () =>
      judgeRefusedRow(ctx, { importId, row, judgementId: ctx.newId(), disposition, note }),
    )
  }
}

async function settleUnits({ ctx, options }: ListingDesk, { units }: Decided): Promise<void> {
  const unitOf = await unitsByRecord({ ctx })
  for (const { place, unit, blockCode, outcome, evidence } of units) {
    const unitId = unitOf(unit, place)
    if (blockCode !== '') {
      const reason = evidence === '' ? '按名录核对' : evidence
      await naming(place, () => placeUnit(ctx, { unitId, blockCode, reason }, options))
    }
    if (outcome !== null) {
      const outcomeId = ctx.newId()
      await naming(place, () =>
        recordOutcome(ctx, { unitId, outcomeId, outcome, evidence }, options),
      )
    }
  }
}

async function unitsByRecord({
  ctx,
}: Pick<ListingDesk, 'ctx'>): Promise<(record: string, place: string) => string> {
  const { entries } = await findRecords(ctx)
  return (record, place) => {
    const unit = entries.get(record)?.unit
    if (!unit) throw new CommandFault(`${place}：没有记录「${record}」的单位，请不要改编号列`)
    return unit.id
  }
}

const keyOf = (ids: readonly string[]): string => [...ids].sort().join(' ')

async function naming<T>(place: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    throw error instanceof Problem ? new CommandFault(`${place}：${error.message}`) : error
  }
}
